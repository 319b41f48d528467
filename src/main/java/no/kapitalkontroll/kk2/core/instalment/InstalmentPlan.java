package no.kapitalkontroll.kk2.core.instalment;

import java.util.List;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * What a debtor has agreed to pay, and when (avdragsavtale).
 *
 * @param terms in the order of their dates
 * @param graceBusinessDays business days after a term in which a payment is still on its way through the banks
 */
public record InstalmentPlan(List<Term> terms, int graceBusinessDays) {

    /** As after every deadline: three business days. */
    public static final int USUAL_GRACE = 3;

    public InstalmentPlan {
        terms = List.copyOf(terms);
    }

    public Money total() {
        return Money.sum(terms.stream().map(Term::amount));
    }
}
