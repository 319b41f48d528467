package no.kapitalkontroll.kk2.outbox;

/** What a failed call to the outside world means for its effect. */
public enum FailureClass {
    /** The other side refused it: the same call would be refused again. A person must look. */
    DEFINITE,
    /** It certainly did not happen, and may go through later. */
    RETRY,
    /** It may or may not have happened: ask before anything is repeated. */
    UNKNOWN
}
