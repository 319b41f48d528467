package no.kapitalkontroll.kk2.core.coverage;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;

/** A cost that the debtor shall bear. */
public record CostCharge(long chargeId, LocalDate date, Money amount, Kind kind) {

    public enum Kind {
        /** Paid out by the creditor, such as a court fee: a payment that covers it refunds the outlay and is no income. */
        OUTLAY,
        /** The creditor's own work on a petition: income, covered and booked with the fees. */
        WRITING
    }

    /** An outlay. */
    public CostCharge(long chargeId, LocalDate date, Money amount) {
        this(chargeId, date, amount, Kind.OUTLAY);
    }
}
