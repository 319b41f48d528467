package no.kapitalkontroll.kk2.standin;

import java.util.Map;

/** A product: what fees, interest and costs are sold as. */
public record Product(long id, String number, String name, VatType vatType, Account account) implements Thing {

    @Override
    public String model() {
        return "Product";
    }

    @Override
    public String path() {
        return "product";
    }

    @Override
    public Map<String, Object> properties() {
        return Thing.object(
                "id",
                id,
                "version",
                1,
                "name",
                name,
                "number",
                number,
                "displayNumber",
                number,
                "description",
                "",
                "isInactive",
                false,
                "vatType",
                vatType,
                "account",
                account,
                "department",
                null);
    }
}
