package no.kapitalkontroll.kk2.audit;

/**
 * Where a chain ends: kept apart from the entries, so that a tail that was cut off is missed.
 *
 * @param entries how many there are
 * @param hash of the last one
 */
public record ChainHead(int entries, String hash) {

    /** Of a log without entries. */
    public static final ChainHead START = new ChainHead(0, "0".repeat(64));
}
