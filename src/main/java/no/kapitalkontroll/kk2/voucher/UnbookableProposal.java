package no.kapitalkontroll.kk2.voucher;

/** The creditor's ledger cannot take a proposal as it is set up: a person mends it, then the proposal goes. */
public final class UnbookableProposal extends RuntimeException {

    private final String remedy;

    UnbookableProposal(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
