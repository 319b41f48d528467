package no.kapitalkontroll.kk2.installation;

/** What the program was called to do. */
public enum Mode {
    /** Runs until stopped, by the clock. */
    SERVICE,
    /** One daily run for the business date. */
    RUN,
    /** The decisions of a run, nothing written, nothing sent. */
    PREVIEW,
    /** The self-test of an installation and its creditors. */
    CHECK,
    /** One look at a case, or one action of a case handler. */
    CASE;

    /** Letters leave only in these modes; the others need no mail server and no print folder. */
    public boolean sends() {
        return this == SERVICE || this == RUN;
    }
}
