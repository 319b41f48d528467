package no.kapitalkontroll.kk2.standin;

import java.math.BigDecimal;
import java.util.Map;

/** A VAT type: its {@code number} is the code that people know, its {@code id} differs from company to company. */
public record VatType(long id, String number, String name, BigDecimal percentage) implements Thing {

    boolean bearsVat() {
        return percentage.signum() != 0;
    }

    @Override
    public String model() {
        return "VatType";
    }

    @Override
    public String path() {
        return "ledger/vatType";
    }

    @Override
    public Map<String, Object> properties() {
        return new Json()
                .with("id", id)
                .with("version", 0)
                .with("name", name)
                .with("number", number)
                .with("displayName", number + ": " + name)
                .with("percentage", percentage)
                .with("deductionPercentage", 100)
                .with("parentType", null);
    }
}
