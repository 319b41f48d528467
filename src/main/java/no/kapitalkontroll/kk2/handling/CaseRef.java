package no.kapitalkontroll.kk2.handling;

/** How people name a case: by creditor and invoice number. */
public record CaseRef(String creditorId, int invoiceNumber) {

    @Override
    public String toString() {
        return creditorId + " " + invoiceNumber;
    }
}
