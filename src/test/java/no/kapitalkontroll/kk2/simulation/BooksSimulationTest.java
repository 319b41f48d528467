package no.kapitalkontroll.kk2.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.standin.StandInTripletex;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Ten random years of bookkeeping; {@code mvn -P long} plays 200. A failure names the seed, the day and the case;
 * {@code -Dsimulation.first=seed -Dsimulation.seeds=1} plays that one alone. Odd seeds have vouchers that leave an invoice's
 * outstanding amount alone, even ones have vouchers that change it.
 *
 * <p>The guards that it holds, each seen to fail it when it is taken away:
 *
 * <ul>
 *   <li>{@code LookForVoucher}: nothing is posted that was not looked for; after a lost answer in all three places.
 *   <li>{@code InvoiceInLedger}: our own vouchers are no payments.
 *   <li>{@code ProposeVouchers}: what was proposed before is taken off what is wanted.
 *   <li>{@code ProposalStanding.State.needsAPerson}: nothing is proposed on a case that is in dispute.
 *   <li>{@code JudgeVoucher}: other amounts under our number are an edit.
 *   <li>{@code ReconcileCase}: an edit of a voucher that never touches receivables is not quiet.
 * </ul>
 */
class BooksSimulationTest {

    private static final Map<String, Integer> SEEN = new TreeMap<>();
    private static final List<String> FAILURES = new ArrayList<>();

    @BeforeAll
    static void play() {
        var first = Long.getLong("simulation.first", 1L);
        for (var seed = first; seed < first + Long.getLong("simulation.seeds", 10L); seed++) {
            try (var tripletex = StandInTripletex.start()) {
                new BooksSimulation(seed, tripletex)
                        .play()
                        .forEach((what, times) -> SEEN.merge(what, times, Integer::sum));
            } catch (AssertionError failure) {
                FAILURES.add(failure.getMessage());
            }
        }
    }

    @Test
    void the_books_agree_on_every_day() {
        assertThat(FAILURES).isEmpty();
    }

    /** Years in which nothing happens would prove nothing. */
    @Test
    void the_years_are_full() {
        assertThat(SEEN)
                .containsKeys(
                        "paid exact",
                        "paid principal",
                        "paid part",
                        "paid over",
                        "paid by plain voucher",
                        "paid together",
                        "free money",
                        "named",
                        "reversed",
                        "credited",
                        "refunded",
                        "waived",
                        "outlay",
                        "invoice edited",
                        "invoice put back",
                        "voucher edited",
                        "voucher put back",
                        "closed by hand",
                        "case in dispute",
                        "ledger not fresh",
                        "same day again",
                        "at rest");
    }
}
