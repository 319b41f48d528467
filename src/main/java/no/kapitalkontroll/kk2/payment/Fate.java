package no.kapitalkontroll.kk2.payment;

/** What became of a transaction of a giro file. */
enum Fate {
    /** It counts as a payment of a case. */
    REGISTERED,
    /** There is no case: it is not booked. On a known invoice it counts all the same, so that nobody is dunned who has paid. */
    NOT_OURS,
    /** Its KID leads to several invoices: a person says which, and until then none of them moves. */
    AMBIGUOUS,
    /** A person has said that it is nothing for KK2. */
    SET_ASIDE,
    /** An earlier file held it. */
    SEEN_BEFORE
}
