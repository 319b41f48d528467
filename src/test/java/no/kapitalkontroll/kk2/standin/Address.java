package no.kapitalkontroll.kk2.standin;

import java.util.Locale;
import java.util.Map;

/** An address of a customer. */
public record Address(long id, String line1, String line2, String postalCode, String city, String country)
        implements Thing {

    @Override
    public String model() {
        return "Address";
    }

    @Override
    public String path() {
        return "address";
    }

    @Override
    public Map<String, Object> properties() {
        return new Json()
                .with("id", id)
                .with("version", 0)
                .with("addressLine1", line1)
                .with("addressLine2", line2)
                .with("postalCode", postalCode)
                .with("city", city)
                .with("country", countryThing())
                .with("displayName", line1 + ", " + postalCode + " " + city);
    }

    private Thing countryThing() {
        long countryId =
                switch (country) {
                    case "NO" -> 161;
                    case "SE" -> 207;
                    case "DK" -> 58;
                    default -> 999;
                };
        var name = new Locale.Builder().setRegion(country).build().getDisplayCountry(Locale.ENGLISH);
        return new SimpleThing(
                "Country",
                countryId,
                "country",
                new Json()
                        .with("id", countryId)
                        .with("version", 0)
                        .with("name", name)
                        .with("displayName", name)
                        .with("isoAlpha2Code", country));
    }
}
