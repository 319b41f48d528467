package no.kapitalkontroll.kk2.run;

import java.time.LocalDate;
import java.util.function.Consumer;
import no.kapitalkontroll.kk2.cases.DecidedClaim;

/** A creditor and the business date to run. {@code listener} hears every decision that is made. */
public record RunRequest(String creditorId, LocalDate date, Consumer<DecidedClaim> listener) {

    public RunRequest(String creditorId, LocalDate date) {
        this(creditorId, date, decided -> {});
    }
}
