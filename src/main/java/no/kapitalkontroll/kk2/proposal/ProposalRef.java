package no.kapitalkontroll.kk2.proposal;

/**
 * How people name a proposal: by creditor and number.
 *
 * @param number as it stands in Tripletex: {@code KK2-<creditor>-<invoiceNumber>-<n>}
 */
public record ProposalRef(String creditorId, String number) {

    /** @param number whole, or without what every proposal of the creditor begins with: {@code 10234-1} */
    public static ProposalRef of(String creditorId, String number) {
        var given = number == null ? "" : number.strip();
        return new ProposalRef(creditorId, given.startsWith("KK2-") ? given : "KK2-" + creditorId + "-" + given);
    }

    @Override
    public String toString() {
        return number;
    }
}
