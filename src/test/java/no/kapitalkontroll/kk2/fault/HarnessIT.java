package no.kapitalkontroll.kk2.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The harness itself: a calm run keeps every invariant, and each way to end a child, the gate and the database works. */
@Tag("all-faults")
class HarnessIT {

    private final FaultWorld world = FaultWorld.shared();
    private final FaultCreditor creditor = world.creditor();

    @Test
    void a_calm_run_breaks_nothing_and_a_second_one_writes_nothing() {
        creditor.invoice("12500.00", "2026-08-31");
        creditor.paperInvoice("2500.00", "2026-08-31");
        var child = world.child();

        assertThat(world.run(child, creditor, "2026-09-15").problems()).isEmpty();

        world.holdsFor(creditor, child, "2026-09-15");
        world.giveBack(child);
    }

    @Test
    void a_child_dies_where_it_is_told_to() {
        creditor.invoice("12500.00", "2026-08-31");
        var child = world.child().dieAt(CrashPoint.DECIDED, 1);

        var run = child.beginRun(creditor.id(), LocalDate.parse("2026-09-15"));

        assertThat(child.awaitDeath()).isEqualTo(137);
        assertThat(run).isCompletedExceptionally();
    }

    @Test
    void a_child_is_held_and_let_go() {
        creditor.invoice("12500.00", "2026-08-31");
        world.tripletex().setToday(LocalDate.parse("2026-09-15"));
        var child = world.child().holdAt(CrashPoint.PLANNED);

        var run = child.beginRun(creditor.id(), LocalDate.parse("2026-09-15"));
        child.awaitHeldAt(CrashPoint.PLANNED);
        assertThat(run).isNotDone();
        child.letGo();

        assertThat(run.join().isWell()).isTrue();
        world.giveBack(child);
    }

    @Test
    void the_database_comes_back_with_what_it_had_when_it_was_killed() {
        var before = world.sql()
                .sql("SELECT COUNT(*) FROM creditor_versions")
                .query(Integer.class)
                .single();

        world.database().kill();
        world.database().start();

        assertThat(world.sql()
                        .sql("SELECT COUNT(*) FROM creditor_versions")
                        .query(Integer.class)
                        .single())
                .isEqualTo(before);
    }
}
