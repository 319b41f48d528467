package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.cases.LookAtClaims;
import no.kapitalkontroll.kk2.cases.LookAtClaims.Seen;
import no.kapitalkontroll.kk2.core.coverage.RecoverOutlays;
import org.springframework.stereotype.Component;

/** Outlays that were paid and have not come back; of a closed case they never will. */
@Component
public class ListOutlays {

    private static final List<String> COLUMNS =
            List.of("customer", "invoice", "owed from", "outlay", "recovered", "open", "case");

    private final LookAtClaims lookAtClaims;
    private final RecoverOutlays recoverOutlays = new RecoverOutlays();

    public ListOutlays(LookAtClaims lookAtClaims) {
        this.lookAtClaims = lookAtClaims;
    }

    public Listing list(String creditorId, LocalDate on) {
        return new Listing(
                COLUMNS,
                lookAtClaims.of(creditorId, LookAtClaims.With.OUTLAY, on).stream()
                        .flatMap(this::rows)
                        .toList());
    }

    private Stream<List<Object>> rows(Seen seen) {
        var claim = seen.claim();
        return recoverOutlays.recovered(claim.ledger(), claim.balance()).stream()
                .filter(outlay -> outlay.open().isPositive())
                .map(outlay -> Arrays.asList(
                        claim.customer() == null ? null : claim.customer().number(),
                        claim.invoice().number(),
                        outlay.outlay().date(),
                        outlay.outlay().amount(),
                        outlay.recovered(),
                        outlay.open(),
                        seen.facts().isOpen() ? "open" : "closed, given up"));
    }
}
