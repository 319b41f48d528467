package no.kapitalkontroll.kk2.digest;

import no.kapitalkontroll.kk2.core.money.Money;

/**
 * Something that case handlers are told once. No names: a digest may lie in any mailbox.
 *
 * @param subject its name, the same from day to day for as long as it stands
 * @param invoiceNumber 0: it is not about one invoice
 * @param amount in kroner; null: none of its own
 * @param text half a sentence in the creditor's language, what to do included; empty: its heading says it
 */
record News(Kind kind, String subject, int invoiceNumber, Money amount, String text) {

    /** In the order in which they are told. */
    enum Kind {
        RED,
        PARKED,
        CAME_BACK,
        APPROVAL,
        HAND_OVER,
        REST,
        REFUND,
        NEW_CASE;

        /** It happened, and does not end: it is told once for good. */
        static boolean isEvent(String subject) {
            return subject.startsWith("came-back ") || subject.startsWith("new-case ");
        }
    }
}
