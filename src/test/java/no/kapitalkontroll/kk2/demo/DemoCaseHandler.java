package no.kapitalkontroll.kk2.demo;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import no.kapitalkontroll.kk2.core.enforcement.Petition;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.embedded.Kk2World;
import no.kapitalkontroll.kk2.handling.AgreeInstalments;
import no.kapitalkontroll.kk2.handling.AgreeInstalments.Agreed;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.HoldCase;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.ReceiveObjection;
import no.kapitalkontroll.kk2.handling.RejectObjection;
import no.kapitalkontroll.kk2.handover.HandOverCase;
import no.kapitalkontroll.kk2.handover.HandOverRequest;

/** The one at Fjellheim who does by hand what the run leaves to a person: a little of everything, told on the screen. */
final class DemoCaseHandler {

    private static final String CREDITOR = "fjellheim";
    private static final String WHO = "Kari Moe";

    private final Kk2World kk2;
    private final PrintStream out;
    private int disputed;

    DemoCaseHandler(Kk2World kk2, PrintStream out) {
        this.kk2 = kk2;
        this.out = out;
    }

    /** The evening's work, after the run of the date. */
    void work(LocalDate date) {
        switch (date.toString()) {
            case "2026-09-16" ->
                firstDone(waiting("collection-notice"), date, "the work was never done, says the debtor", (ref, by) -> {
                    var answer = kk2.bean(ReceiveObjection.class).receive(ref, null, date, by, date);
                    disputed = ref.invoiceNumber();
                    return answer;
                });
            case "2026-09-18" ->
                firstDone(waiting("collection-notice"), date, "asked for time", (ref, by) -> kk2.bean(HoldCase.class)
                        .hold(ref, date.plusDays(20), by, date));
            case "2026-09-23" ->
                firstDone(List.of(disputed), date, "time sheet checked with the foreman", (ref, by) -> kk2.bean(
                                RejectObjection.class)
                        .reject(ref, "Arbeidet ble utført som avtalt; timelisten er vedlagt.", by, date));
            case "2026-09-25" ->
                firstDone(waiting("collection-notice"), date, "agreed by phone", (ref, by) -> kk2.bean(
                                AgreeInstalments.class)
                        .agree(ref, new Agreed(date.plusDays(20), 3, Map.of(), 3, null, date), by, date));
            case "2026-12-10" ->
                firstDone(
                        waiting("hand-over"), date, "no answer to any letter", (ref, by) -> kk2.bean(HandOverCase.class)
                                .handOver(ref, forABusiness(), by, date));
            default -> {}
        }
    }

    private static HandOverRequest forABusiness() {
        return new HandOverRequest(
                null, Optional.empty(), Money.ZERO, new Petition.Wishes(true, false, true), false, Optional.empty());
    }

    /** Open cases at a step that nothing stops, by invoice number. */
    private List<Integer> waiting(String step) {
        return kk2.sql().sql("""
                        SELECT invoice_number FROM cases WHERE creditor_id = ? AND state <> 'CLOSED' AND step = ? AND stopped IS NULL
                         ORDER BY invoice_number
                        """).params(CREDITOR, step).query(Integer.class).list();
    }

    private void firstDone(
            List<Integer> invoices, LocalDate date, String why, BiFunction<CaseRef, Operator, Answer> action) {
        for (var invoice : invoices) {
            var answer = action.apply(new CaseRef(CREDITOR, invoice), new Operator(WHO, why));
            if (answer.isDone()) {
                out.println("      by hand: " + answer);
                return;
            }
        }
        out.println("      by hand: nothing could be done on " + date);
    }
}
