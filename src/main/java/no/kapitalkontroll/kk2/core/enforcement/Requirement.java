package no.kapitalkontroll.kk2.core.enforcement;

/** What a petition to the enforcement officer (utleggsbegjæring) must have, each with the rule that asks for it. */
public enum Requirement {
    STEP("the case stands at hand-over", "rules § 1"),
    PAYMENT_DEMAND("a payment demand of the last six months", "inkassoloven § 11"),
    ENFORCEMENT_NOTICE(
            "an enforcement notice that is two weeks old and whose deadline has passed",
            "tvangsfullbyrdelsesloven § 4-18"),
    PROOF_OF_SENDING("proof that every letter was sent", "tvangsfullbyrdelsesloven §§ 4-18 and 7-2 f"),
    UNCONTESTED("a claim that nobody contests", "tvangsfullbyrdelsesloven § 7-2 f; inkassoloven § 17"),
    NO_STOP("a case that nothing stops", "rules § 2"),
    NO_DIFFERENCE("books that agree", "rules § 6"),
    NOT_TIME_BARRED("a claim that is not time-barred", "foreldelsesloven §§ 2 and 3"),
    PRINCIPAL("an open principal worth a petition", "inkassoloven § 8"),
    FRESH_LEDGER("payments read today or yesterday", "inkassoloven § 11"),
    DEBTOR_NUMBER("the debtor's Norwegian number", "the enforcement officer's portal"),
    DEBTOR_ADDRESS("the debtor's Norwegian address", "the enforcement officer's portal"),
    INVOICE_COPY("a copy of the invoice", "tvangsfullbyrdelsesloven § 7-2 f"),
    RATES("the rates of the day", "forsinkelsesrenteloven § 3; rettsgebyrloven"),
    LAW("a law that somebody has confirmed for the day", "the act of 22 May 2026 no. 19"),
    WRITING_COSTS("costs of writing within the cap", "half a court fee (rettsgebyr)"),
    ACCOUNT("the creditor's bank account", "the enforcement officer's portal"),
    SIGNATORY("a responsible person of the creditor who signs", "the enforcement officer's portal");

    private final String what;
    private final String basis;

    Requirement(String what, String basis) {
        this.what = what;
        this.basis = basis;
    }

    public String what() {
        return what;
    }

    /** The paragraph, or whoever else asks for it. */
    public String basis() {
        return basis;
    }
}
