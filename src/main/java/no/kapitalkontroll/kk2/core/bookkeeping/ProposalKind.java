package no.kapitalkontroll.kk2.core.bookkeeping;

/** What a proposal books, and so what its subject's id stands for. */
public enum ProposalKind {
    /** What a payment covered beyond the principal becomes income; the subject is the payment's posting. */
    COVERAGE("dekning"),
    /** A payment that KK2 was told of goes from the bank to the customer; the subject is the registered payment. */
    PAYMENT("innbetaling"),
    /** An outlay goes from the bank to the costs; the subject is its charge. */
    OUTLAY("utlegg"),
    /** What is paid beyond the claim goes to a liability; the subject is the case. */
    REFUND("til gode"),
    /** A loss goes off the customer's account; the subject is the write-off. */
    WRITE_OFF("tap på krav");

    private final String word;

    ProposalKind(String word) {
        this.word = word;
    }

    /** The word that an accountant searches for. */
    public String word() {
        return word;
    }
}
