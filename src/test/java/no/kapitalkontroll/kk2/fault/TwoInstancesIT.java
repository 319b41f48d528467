package no.kapitalkontroll.kk2.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * F42, F43, F46 and F53: two processes on one database, one that stood still past its lease, one that is told to stop, and one
 * whose log is full. Guards: the lease of a run ({@code ClaimRun.begin}, {@code renew}), the attempt that every outcome is
 * written with ({@code SettleEffect}), and the last question before a voucher leaves: is the claim still ours ({@code KeepClaim}), and did
 * we stand still since we asked ({@code CallInProgress.requireStillOurs}, {@code SendOnce.inTime})?
 */
class TwoInstancesIT {

    private static final String TAKEN = "2026-09-15";
    private static final LocalDate ON = LocalDate.parse(TAKEN);
    private static final LocalDate PAID_ON = LocalDate.parse("2026-09-21");
    private static final int STOP_SECONDS = 60;

    private final FaultWorld world = FaultWorld.shared();

    @Test
    void f42_two_instances_in_the_same_minute_send_sixty_letters_once() {
        var creditors = Stream.generate(world::creditor).limit(3).toList();
        for (var creditor : creditors) {
            for (int i = 0; i < 20; i++) {
                creditor.invoice(1000 + i + ".00", "2026-08-31");
            }
        }
        world.tripletex().setToday(ON);
        var one = world.child();
        var other = world.child();

        List<CompletableFuture<Kk2Child.Ran>> runs = new ArrayList<>();
        for (var creditor : creditors) {
            runs.add(one.beginRun(creditor.id(), ON));
            runs.add(other.beginRun(creditor.id(), ON));
        }
        var well = runs.stream()
                .map(CompletableFuture::join)
                .filter(Kk2Child.Ran::isWell)
                .count();

        assertThat(well)
                .as("each creditor is run by one of them, or by one after the other")
                .isBetween(3L, 6L);
        for (var creditor : creditors) {
            assertThat(world.mails(creditor)).hasSize(20);
            world.holdsFor(creditor, one, TAKEN);
        }
        world.giveBack(one);
        world.giveBack(other);
    }

    @Tag("all-faults")
    @ParameterizedTest
    @EnumSource(names = {"MAIL_ACCEPTED", "VOUCHER_ANSWERED"})
    void f43_whoever_stood_still_past_its_lease_settles_nothing_any_more(CrashPoint point) {
        var creditor = world.creditor();
        creditor.invoice("12500.00", "2026-08-31");
        var paid = creditor.invoice("7400.00", "2026-08-31");
        var other = world.child();
        world.run(other, creditor, TAKEN);
        creditor.pays(paid, "2026-10-02", "7475.00");
        world.tripletex().setToday(LocalDate.parse("2026-10-05"));
        var frozen = world.child().holdAt(point);
        var run = frozen.beginRun(creditor.id(), LocalDate.parse("2026-10-05"));
        frozen.awaitHeldAt(point);
        frozen.freeze();
        world.leasesRunOut();
        world.run(other, creditor, "2026-10-05");

        frozen.thaw();
        frozen.letGo();

        run.join();
        assertThat(frozen.log()).contains("was settled by somebody else");
        assertThat(creditor.company().vouchers("KK2-" + creditor.id() + "-")).hasSize(1);
        world.holdsFor(creditor, other, "2026-10-05");
        world.giveBack(frozen);
        world.giveBack(other);
    }

    /** It had looked, and the voucher was not there; when it goes on, another one has posted it. */
    @Tag("all-faults")
    @Test
    void f43_whoever_stood_still_between_its_look_and_its_post_does_not_post() {
        var creditor = paidAfterItsNotice();
        var frozen = world.child().holdAt(CrashPoint.VOUCHER_LOOKED_FOR);
        var run = frozen.beginRun(creditor.id(), PAID_ON);
        frozen.awaitHeldAt(CrashPoint.VOUCHER_LOOKED_FOR);

        theOtherTakesOver(frozen, creditor);
        frozen.letGo();

        run.join();
        assertThat(frozen.log()).contains("was settled by somebody else");
        postedOnce(creditor);
        world.giveBack(frozen);
    }

    /** The same, so late that nobody is asked any more: it is connected, and its next deed would be the request. */
    @Tag("all-faults")
    @Test
    void f43_whoever_stood_still_with_its_connection_open_does_not_post_either() {
        var creditor = paidAfterItsNotice();
        try (var frozen = world.child("kk2.tripletex.attempt-deadline-seconds=1")) {
            frozen.holdAt(CrashPoint.VOUCHER_LOOKED_FOR);
            var run = frozen.beginRun(creditor.id(), PAID_ON);
            frozen.awaitHeldAt(CrashPoint.VOUCHER_LOOKED_FOR);
            frozen.holdAt(CrashPoint.CALL_CONNECTED).letGo(CrashPoint.VOUCHER_LOOKED_FOR);
            frozen.awaitHeldAt(CrashPoint.CALL_CONNECTED);

            theOtherTakesOver(frozen, creditor);
            frozen.letGo();

            run.join();
            assertThat(frozen.log()).contains("TooLateToSend").contains("was settled by somebody else");
            postedOnce(creditor);
        }
    }

    private FaultCreditor paidAfterItsNotice() {
        var creditor = world.creditor();
        var invoice = creditor.invoice("12500.00", "2026-08-31");
        var child = world.child();
        world.run(child, creditor, TAKEN);
        world.giveBack(child);
        creditor.pays(invoice, PAID_ON.toString(), "12600.93");
        return creditor;
    }

    private void theOtherTakesOver(Kk2Child frozen, FaultCreditor creditor) {
        var other = world.child();
        frozen.freeze();
        world.leasesRunOut();
        assertThat(world.run(other, creditor, PAID_ON.toString()).problems()).isEmpty();
        world.holdsFor(creditor, other, PAID_ON.toString());
        frozen.thaw();
        world.giveBack(other);
    }

    private void postedOnce(FaultCreditor creditor) {
        assertThat(creditor.company().vouchers("KK2-" + creditor.id() + "-")).hasSize(1);
        assertThat(new Invariants().violations(new GatherEvidence(world).of(creditor, PAID_ON)))
                .isEmpty();
    }

    @Tag("all-faults")
    @Test
    void f46_a_process_that_is_told_to_stop_in_the_middle_of_a_letter_ends_in_time_and_another_goes_on() {
        var creditor = world.creditor();
        for (int i = 0; i < 3; i++) {
            creditor.invoice("12500.00", "2026-08-31");
        }
        world.tripletex().setToday(ON);
        world.mail().holdNext();
        var told = world.child();
        var run = told.beginRun(creditor.id(), ON).handle((ran, died) -> ran);
        world.mail().awaitHeld();

        told.terminate();
        world.mail().letGo();
        run.orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
        assertThat(told.awaitDeath()).isEqualTo(143);
        var next = world.takesOver(creditor, TAKEN);

        assertThat(world.mails(creditor).stream()
                        .map(seen -> seen.mail().messageId())
                        .distinct())
                .hasSize(3);
        world.holdsFor(creditor, next, TAKEN);
        world.giveBack(next);
    }

    @Tag("all-faults")
    @Test
    void f53_a_full_log_changes_nothing() {
        var creditor = world.creditor();
        creditor.invoice("12500.00", "2026-08-31");
        try (var child = world.childWithFullLog()) {
            assertThat(world.run(child, creditor, TAKEN).problems()).isEmpty();

            assertThat(world.mails(creditor)).hasSize(1);
            world.holdsFor(creditor, child, TAKEN);
        }
    }
}
