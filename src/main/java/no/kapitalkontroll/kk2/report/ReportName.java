package no.kapitalkontroll.kk2.report;

/** The reports, in the order in which {@code all} has them. */
public enum ReportName {
    INCOME("income"),
    RECEIVED("received"),
    OPEN_CASES("open-cases"),
    REFUNDS("refunds"),
    WORK_LIST("work-list"),
    RESOLUTION("resolution"),
    CREDIT_TIME("credit-time");

    /** Asks for all of them. */
    public static final String ALL = "all";

    private final String word;

    ReportName(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
