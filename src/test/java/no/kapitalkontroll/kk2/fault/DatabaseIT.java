package no.kapitalkontroll.kk2.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * F33 to F35: the database is killed, stands still, is cut off, refuses to wait or to write. Guards: the transaction that holds a
 * step with its charges, letter and dispatch ({@code AdvanceCase}), the claim that is committed before the call ({@code
 * ClaimEffects}), and the lease of what was not settled ({@code FindEffects.forgetExpiredClaims}).
 */
class DatabaseIT {

    private static final String TAKEN = "2026-09-15";

    /** It waits neither for a connection nor for a row. */
    private static Kk2Child impatient;

    private final FaultWorld world = FaultWorld.shared();
    private final FaultCreditor creditor = world.creditor();

    private Kk2Child impatient() {
        if (impatient == null || !impatient.isAlive()) {
            impatient = world.child(
                    "spring.datasource.hikari.connection-timeout=500",
                    "spring.datasource.hikari.connection-init-sql=SET innodb_lock_wait_timeout = 1");
        }
        return impatient;
    }

    private List<String> messageIds() {
        return world.mails(creditor).stream()
                .map(seen -> seen.mail().messageId())
                .toList();
    }

    @Test
    void f33_without_its_database_the_program_does_not_start_and_says_why() {
        world.databaseGate().shut();

        var child = world.childThatMayNotStart();

        assertThat(child.awaitDeath()).isNotZero();
        assertThat(child.log()).contains("KK2_DB_URL: the database cannot be reached");
    }

    @ParameterizedTest
    @EnumSource(names = {"PLANNED", "LETTERS_LOOKED_AT", "MAIL_ACCEPTED"})
    void f33_a_database_that_is_killed_before_between_or_after_the_call_costs_no_letter_and_sends_none_twice(
            CrashPoint point) {
        creditor.invoice("12500.00", "2026-08-31");
        world.tripletex().setToday(LocalDate.parse(TAKEN));
        var child = impatient().holdAt(point);
        var run = child.beginRun(creditor.id(), LocalDate.parse(TAKEN));
        child.awaitHeldAt(point);
        world.database().kill();
        child.letGo();
        assertThat(run.join().isWell()).isFalse();
        assertThat(messageIds()).hasSize(point == CrashPoint.MAIL_ACCEPTED ? 1 : 0);

        world.database().start();
        world.leasesRunOut();
        // the first tries may meet connections that died with the server
        await().until(() -> hasBegun(world.run(child, creditor, TAKEN)));

        assertThat(messageIds()).hasSize(point == CrashPoint.MAIL_ACCEPTED ? 2 : 1);
        assertThat(messageIds().stream().distinct()).hasSize(1);
        world.holdsFor(creditor, child, TAKEN);
    }

    private static boolean hasBegun(Kk2Child.Ran ran) {
        return ran.problems().stream()
                .noneMatch(problem -> problem.contains("did not begin") || problem.contains("could not even fail"));
    }

    @Tag("all-faults")
    @Test
    void f33_a_database_that_stands_still_is_waited_for() {
        creditor.invoice("12500.00", "2026-08-31");
        world.tripletex().setToday(LocalDate.parse(TAKEN));
        var child = world.child().holdAt(CrashPoint.PLANNED);
        var run = child.beginRun(creditor.id(), LocalDate.parse(TAKEN));
        child.awaitHeldAt(CrashPoint.PLANNED);
        world.database().freeze();
        child.letGo();
        assertThatThrownBy(() -> run.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        world.database().thaw();
        run.join();

        world.leasesRunOut();
        world.run(child, creditor, TAKEN);

        assertThat(messageIds()).hasSize(1);
        world.holdsFor(creditor, child, TAKEN);
        world.giveBack(child);
    }

    /** The last text before the commit whose answer is lost. */
    @Tag("all-faults")
    @ParameterizedTest
    @CsvSource({"INSERT INTO runs", "INSERT INTO effects", "state = 'CLAIMED'", "'DONE'"})
    void f34_a_commit_whose_answer_was_lost_is_found_by_reading_again(String written) {
        creditor.invoice("12500.00", "2026-08-31");
        var child = impatient();
        world.databaseGate().cutAnswerTo(written, "COMMIT");
        world.run(child, creditor, TAKEN);
        assertThat(world.databaseGate().hasCut()).isTrue();

        world.leasesRunOut();
        world.run(child, creditor, TAKEN);

        assertThat(messageIds().stream().distinct()).hasSize(1);
        world.holdsFor(creditor, child, TAKEN);
    }

    @Tag("all-faults")
    @Test
    void f35_a_case_whose_row_somebody_else_holds_is_left_for_later_whole() {
        creditor.invoice("12500.00", "2026-08-31");
        var child = impatient();
        world.run(child, creditor, TAKEN);
        var source = world.database().asRoot();

        new TransactionTemplate(new DataSourceTransactionManager(source)).executeWithoutResult(held -> {
            JdbcClient.create(source)
                    .sql("SELECT id FROM cases WHERE creditor_id = ? FOR UPDATE")
                    .param(creditor.id())
                    .query(Long.class)
                    .list();
            assertThat(world.run(child, creditor, "2026-10-05").isWell()).isFalse();
        });
        assertThat(messageIds()).hasSize(1);
        world.run(child, creditor, "2026-10-05");

        assertThat(messageIds()).hasSize(2);
        world.holdsFor(creditor, child, "2026-10-05");
    }

    @Tag("all-faults")
    @Test
    void f35_a_database_that_may_only_be_read_leaves_everything_for_later() {
        creditor.invoice("12500.00", "2026-08-31");
        var child = impatient();
        world.sql().sql("SET GLOBAL read_only = 1").update();
        assertThat(world.run(child, creditor, TAKEN).isWell()).isFalse();
        world.sql().sql("SET GLOBAL read_only = 0").update();

        world.run(child, creditor, TAKEN);

        assertThat(messageIds()).hasSize(1);
        world.holdsFor(creditor, child, TAKEN);
    }

    @Tag("all-faults")
    @Test
    void f35_two_connections_are_enough_for_a_run() {
        creditor.invoice("12500.00", "2026-08-31");
        try (var child = world.child(
                "spring.datasource.hikari.maximum-pool-size=2", "spring.datasource.hikari.connection-timeout=500")) {
            assertThat(world.run(child, creditor, TAKEN).problems()).isEmpty();

            assertThat(messageIds()).hasSize(1);
            world.holdsFor(creditor, child, TAKEN);
        }
    }
}
