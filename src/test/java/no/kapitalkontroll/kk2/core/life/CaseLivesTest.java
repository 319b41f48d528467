package no.kapitalkontroll.kk2.core.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.core.procedure.DecisionKind;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lives 1 050 random cases from their invoice to their end and looks at each after every run. A failure names the seed of its
 * life and the date; {@code -Dlives.first=seed} begins there.
 */
class CaseLivesTest {

    private static final int LIVES = 1_050;

    private static final Map<Invariant, String> FIRST_FAILURE = new EnumMap<>(Invariant.class);
    private static final Map<String, Integer> SEEN = new TreeMap<>();
    private static String changedByRepetition;

    @BeforeAll
    static void live_all_lives() {
        var first = Long.getLong("lives.first", 1L);
        for (var seed = first; seed < first + LIVES; seed++) {
            var life = live(seed);
            count("fee", (int) life.charges.stream()
                    .filter(charge -> !charge.compensation())
                    .count());
            count("compensation", (int)
                    life.charges.stream().filter(CaseLife.Charge::compensation).count());
            count("reversed", (int) life.charges.stream()
                    .filter(charge -> charge.reversedOn() != null)
                    .count());
            count("sent", life.sent().size());
            count("taken back", life.takenBack.size());
            count("new round", life.round);
            count("reopened", life.reopened);
            count("cost", life.costs.size() + life.writing.size());
            count("proposal", life.proposals.size());
        }
    }

    @ParameterizedTest
    @EnumSource(Invariant.class)
    void holds_in_every_life(Invariant invariant) {
        assertThat(FIRST_FAILURE.get(invariant)).isNull();
    }

    @Test
    void the_same_date_twice_changes_nothing() {
        assertThat(changedByRepetition).isNull();
    }

    /** Lives in which nothing happens would prove nothing. */
    @Test
    void the_lives_are_full() {
        for (var decision : DecisionKind.values()) {
            assertThat(SEEN).containsKey(decision.word());
        }
        for (var reason : new Reason[] {
            Reason.DISPUTED, Reason.RATE_MISSING, Reason.REGIME_UNCONFIRMED, Reason.NOT_A_BUSINESS_DAY, Reason.PARKED
        }) {
            assertThat(SEEN).containsKey(reason.word());
        }
        assertThat(SEEN.get("sent")).isGreaterThan(LIVES / 2);
        assertThat(SEEN.get("fee")).isGreaterThan(LIVES / 3);
        assertThat(SEEN.get("proposal")).isGreaterThan(LIVES / 10);
        for (var what : new String[] {"compensation", "reversed", "taken back", "new round", "reopened", "cost"}) {
            assertThat(SEEN.get(what)).as(what).isGreaterThan(LIVES / 100);
        }
    }

    private static CaseLife live(long seed) {
        return new Fate(seed).liveThrough((life, date, repeated, before) -> {
            if (repeated) {
                if (changedByRepetition == null && !life.state().equals(before)) {
                    changedByRepetition = "seed %d on %s".formatted(seed, date);
                }
                return;
            }
            count(life.decision.kind().word(), 1);
            if (life.decision.reason() != null) {
                count(life.decision.reason().word(), 1);
            }
            look(life, date, seed);
        });
    }

    private static void look(CaseLife life, LocalDate date, long seed) {
        for (var invariant : Invariant.values()) {
            if (!FIRST_FAILURE.containsKey(invariant)) {
                try {
                    invariant.check(life, date);
                } catch (AssertionError failure) {
                    FIRST_FAILURE.put(invariant, "seed %d on %s: %s".formatted(seed, date, failure.getMessage()));
                }
            }
        }
    }

    private static void count(String what, int times) {
        SEEN.merge(what, times, Integer::sum);
    }
}
