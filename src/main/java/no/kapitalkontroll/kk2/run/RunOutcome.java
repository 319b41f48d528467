package no.kapitalkontroll.kk2.run;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * How a creditor's run ended.
 *
 * @param figure the reconciliation figure, null when it was not reached
 * @param problems what a person must know; empty: all well
 * @param refused the call itself was wrong
 */
public record RunOutcome(
        String creditorId, LocalDate date, int invoicesRead, Money figure, List<String> problems, boolean refused) {

    public RunOutcome {
        problems = List.copyOf(problems);
    }

    public boolean isWell() {
        return problems.isEmpty();
    }
}
