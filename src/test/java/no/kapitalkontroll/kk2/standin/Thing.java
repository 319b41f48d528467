package no.kapitalkontroll.kk2.standin;

import java.util.Map;

/** Something that Tripletex answers with. Its properties are rendered by {@link FieldsFilter}. */
interface Thing {

    /** The name of its model in the contract, e.g. {@code Invoice}. */
    String model();

    long id();

    /** Where it is read, without id, e.g. {@code ledger/voucher}. */
    String path();

    Map<String, Object> properties();
}
