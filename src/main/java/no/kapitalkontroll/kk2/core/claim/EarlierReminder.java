package no.kapitalkontroll.kk2.core.claim;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;

/** A reminder that Tripletex itself has sent. */
public record EarlierReminder(long id, Type type, LocalDate date, LocalDate termOfPayment, Money charge) {

    public enum Type {
        SOFT_REMINDER,
        REMINDER,
        NOTICE_OF_DEBT_COLLECTION,
        DEBT_COLLECTION,
        OTHER
    }
}
