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
        return new Json()
                .with("id", id)
                .with("version", 1)
                .with("name", name)
                .with("number", number)
                .with("displayNumber", number)
                .with("description", "")
                .with("isInactive", false)
                .with("vatType", vatType)
                .with("account", account)
                .with("department", null);
    }
}
