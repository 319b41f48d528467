package no.kapitalkontroll.kk2.report;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * Something that waits for a person.
 *
 * @param invoiceNumber 0: it is not about one invoice
 * @param amount what it is about in kroner; null: no amount of its own
 * @param remedy what to do, or to call
 */
public record WorkItem(
        Kind kind, int invoiceNumber, Money amount, String reason, LocalDate since, LocalDate until, String remedy) {

    /** In the order in which they are listed. */
    public enum Kind {
        RED_DIFFERENCE("Avvik"),
        PARKED("Satt til side"),
        APPROVAL("Godkjenning"),
        HAND_OVER("Overlevering"),
        DISPUTED("Bestridt"),
        HELD("Stoppet"),
        FREE_CREDIT("Til gode uten faktura"),
        MISSING("Mangler"),
        REST("Rest å avgjøre"),
        REFUND("Tilbakebetaling"),
        CLOSE_BY_HAND("Lukkes for hånd"),
        FOLLOW_UP("Oppfølging");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    boolean isOfTheSameInvoice(WorkItem other) {
        return invoiceNumber == other.invoiceNumber;
    }

    /** With what a person wrote about it; null: nothing. */
    WorkItem because(String whyOrNull) {
        return whyOrNull == null
                ? this
                : new WorkItem(kind, invoiceNumber, amount, reason + ": " + whyOrNull, since, until, remedy);
    }
}
