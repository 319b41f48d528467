package no.kapitalkontroll.kk2.standin;

import java.util.LinkedHashMap;
import java.util.Map;

/** Something that Tripletex answers with. Its properties are rendered by {@link FieldsFilter}. */
interface Thing {

    /** The name of its model in the contract, e.g. {@code Invoice}. */
    String model();

    long id();

    /** Where it is read, without id, e.g. {@code ledger/voucher}. */
    String path();

    Map<String, Object> properties();

    /** Names and values in turn; values may be null, which a plain {@code Map.of} forbids. */
    static Map<String, Object> object(Object... namesAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
