package no.kapitalkontroll.kk2.outbox;

import static no.kapitalkontroll.kk2.outbox.OutboxDatabase.CREDITOR;
import static no.kapitalkontroll.kk2.outbox.OutboxDatabase.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** Effects are claimed by one, settled by the one that claimed them, and never live twice: on a real MariaDB. */
class OutboxTest {

    private static final long PATIENCE_SECONDS = 20;

    private static OutboxDatabase outbox;

    @BeforeAll
    static void open() {
        outbox = new OutboxDatabase();
    }

    @AfterAll
    static void close() {
        outbox.close();
    }

    @BeforeEach
    void start_empty() {
        outbox.sql.sql("DELETE FROM effects").update();
        outbox.sql.sql("DELETE FROM cases").update();
    }

    private static void plan(int effects) {
        for (int number = 1; number <= effects; number++) {
            outbox.planClosing(number);
        }
    }

    @Test
    void a_claim_takes_the_oldest_and_counts_the_attempt() {
        plan(3);

        var claimed = outbox.claim(1, "a", 2);

        assertThat(claimed).hasSize(2).allSatisfy(effect -> {
            assertThat(effect.state()).isEqualTo(EffectState.CLAIMED);
            assertThat(effect.attempts()).isEqualTo(1);
        });
        assertThat(outbox.states()).containsExactly("CLAIMED", "CLAIMED", "PLANNED");
    }

    @Test
    void an_instance_skips_what_another_one_is_claiming_and_does_not_wait_for_it() throws Exception {
        plan(4);
        var firstHasClaimed = new CountDownLatch(1);
        var secondIsDone = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var first = threads.submit(() -> outbox.inTransaction(() -> {
                var claimed = outbox.claimEffects.claim(EffectKind.CLOSE_POSTINGS, CREDITOR, 1, TODAY, "a", 2);
                firstHasClaimed.countDown();
                await(secondIsDone);
                return claimed;
            }));
            var second = threads.submit(() -> {
                await(firstHasClaimed);
                try {
                    return outbox.claim(2, "b", 4);
                } finally {
                    secondIsDone.countDown();
                }
            });

            var mine = ids(first.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            var theirs = ids(second.get(PATIENCE_SECONDS, TimeUnit.SECONDS));

            assertThat(mine).hasSize(2).doesNotContainAnyElementsOf(theirs);
            assertThat(theirs).hasSize(2);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void two_instances_at_once_share_the_work_without_overlap() throws Exception {
        plan(40);
        var start = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var one = threads.submit(() -> claimAll(start, 1, "a"));
            var other = threads.submit(() -> claimAll(start, 2, "b"));

            List<Long> all = new ArrayList<>(one.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            all.addAll(other.get(PATIENCE_SECONDS, TimeUnit.SECONDS));

            assertThat(all).hasSize(40);
            assertThat(new HashSet<>(all)).hasSize(40);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Long> claimAll(CyclicBarrier start, long run, String instance) throws Exception {
        List<Long> claimed = new ArrayList<>();
        start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Callable<List<Effect>> next = () -> outbox.claim(run, instance, 3);
        for (var batch = next.call(); !batch.isEmpty(); batch = next.call()) {
            claimed.addAll(ids(batch));
        }
        return claimed;
    }

    @Test
    void each_run_tries_an_effect_once_and_the_next_run_again() {
        plan(1);
        var effect = outbox.claim(1, "a", 10).get(0);
        outbox.settle.failed(effect, "not now");

        assertThat(outbox.claim(1, "a", 10)).isEmpty();
        assertThat(outbox.claim(2, "a", 10)).singleElement().satisfies(again -> assertThat(again.attempts())
                .isEqualTo(2));
    }

    @Test
    void what_is_settled_is_not_claimed_again() {
        plan(4);
        var claimed = outbox.claim(1, "a", 10);
        outbox.settle.done(claimed.get(0), "seen");
        outbox.settle.unknown(claimed.get(1), "cut off");
        outbox.settle.parked(claimed.get(2), "refused");
        outbox.settle.cancelled(claimed.get(3), "paid");

        assertThat(outbox.claim(2, "a", 10)).isEmpty();
    }

    @Test
    void a_claim_whose_lease_ran_out_is_unknown() {
        plan(1);
        outbox.claim(1, "a", 10);
        outbox.leaseRunsOut();

        assertThat(outbox.findEffects.forgetExpiredClaims(CREDITOR)).isEqualTo(1);

        assertThat(outbox.states()).containsExactly("UNKNOWN");
        assertThat(outbox.findEffects.unknown(CREDITOR, Duration.ofMinutes(2))).hasSize(1);
    }

    /** Guard: the minimum age; asked too early, a search that lags behind says "not there" and a voucher is sent twice. */
    @Test
    void what_is_unknown_is_not_asked_about_before_the_other_side_can_show_it() {
        plan(1);
        var claimed = outbox.claim(1, "a", 1).get(0);
        assertThat(outbox.inTransaction(() -> outbox.settle.unknown(claimed, "no answer")))
                .isTrue();

        assertThat(outbox.findEffects.unknown(CREDITOR, Duration.ofMinutes(2))).isEmpty();

        outbox.sql
                .sql("UPDATE effects SET claimed_at = claimed_at - INTERVAL 2 MINUTE")
                .update();
        assertThat(outbox.findEffects.unknown(CREDITOR, Duration.ofMinutes(2))).hasSize(1);
    }

    @Test
    void a_claim_whose_lease_holds_is_left_alone() {
        plan(1);
        outbox.claim(1, "a", 10);

        assertThat(outbox.findEffects.forgetExpiredClaims(CREDITOR)).isZero();

        assertThat(outbox.states()).containsExactly("CLAIMED");
    }

    @Test
    void who_lost_the_lease_settles_nothing() {
        plan(1);
        var late = outbox.claim(1, "a", 10).get(0);
        outbox.leaseRunsOut();
        outbox.findEffects.forgetExpiredClaims(CREDITOR);

        assertThat(outbox.settle.done(late, "seen")).isFalse();

        assertThat(outbox.states()).containsExactly("UNKNOWN");
    }

    @Test
    void who_lost_the_lease_cannot_settle_the_next_attempt_either() {
        plan(1);
        var late = outbox.claim(1, "a", 10).get(0);
        outbox.leaseRunsOut();
        outbox.findEffects.forgetExpiredClaims(CREDITOR);
        outbox.settle.planAgain(outbox.findEffects.byId(late.id()), "asked, and not there");
        var now = outbox.claim(2, "b", 10).get(0);

        assertThat(outbox.settle.failed(late, "too late")).isFalse();
        assertThat(outbox.settle.done(now, "seen")).isTrue();

        assertThat(outbox.states()).containsExactly("DONE");
    }

    @Test
    void an_effect_is_settled_once() {
        plan(1);
        var effect = outbox.claim(1, "a", 10).get(0);

        assertThat(outbox.settle.done(effect, "seen")).isTrue();
        assertThat(outbox.settle.failed(effect, "not at all")).isFalse();

        assertThat(outbox.states()).containsExactly("DONE");
    }

    @Test
    void the_database_refuses_a_second_live_effect_of_a_key() {
        var caseId = planVoucher(1);

        assertThatThrownBy(() -> planVoucher(caseId, "KK2-fjellheim-1-1")).isInstanceOf(DuplicateKeyException.class);

        assertThat(outbox.states()).containsExactly("PLANNED");
    }

    @Test
    void a_cancelled_effect_makes_room_for_another_one_of_its_key() {
        var caseId = planVoucher(1);
        var id = outbox.sql.sql("SELECT id FROM effects").query(Long.class).single();
        outbox.settle.cancelled(outbox.findEffects.byId(id), "not wanted");

        planVoucher(caseId, "KK2-fjellheim-1-1");

        assertThat(outbox.states()).containsExactly("CANCELLED", "PLANNED");
    }

    @Test
    void a_parked_effect_makes_no_room() {
        var caseId = planVoucher(1);
        outbox.sql.sql("UPDATE effects SET state = 'PARKED'").update();

        assertThatThrownBy(() -> planVoucher(caseId, "KK2-fjellheim-1-1")).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void the_same_closing_is_planned_once() {
        var caseId = outbox.planClosing(1);

        assertThat(outbox.inTransaction(() -> outbox.plan.closing(CREDITOR, caseId, 1, TODAY)))
                .isFalse();
        assertThat(outbox.inTransaction(() -> outbox.plan.closing(CREDITOR, caseId, 2, TODAY)))
                .isTrue();
    }

    /** Guard: rows are locked by their ids alone; a search that locks what it passes makes the neighbour's letters be skipped unseen. */
    @Test
    void what_one_creditor_is_claiming_hides_nothing_of_another_one() {
        plan(1);
        planOf("havgap", 7);
        planOf("havgap", 8);
        outbox.planClosing(9);

        var mine = outbox.inTransaction(() -> {
            outbox.claimEffects.claim(EffectKind.CLOSE_POSTINGS, CREDITOR, 1, TODAY, "a", 10);
            return outbox.inTransactionOfItsOwn(
                    () -> outbox.claimEffects.claim(EffectKind.CLOSE_POSTINGS, "havgap", 2, TODAY, "b", 10));
        });

        assertThat(mine).hasSize(2);
    }

    /** The first of them are somebody else's just now; the ones behind them are not. */
    @Test
    void a_batch_that_another_instance_is_claiming_does_not_hide_what_is_behind_it() {
        plan(4);

        var mine = outbox.inTransaction(() -> {
            outbox.claimEffects.claim(EffectKind.CLOSE_POSTINGS, CREDITOR, 1, TODAY, "a", 2);
            return outbox.inTransactionOfItsOwn(
                    () -> outbox.claimEffects.claim(EffectKind.CLOSE_POSTINGS, CREDITOR, 2, TODAY, "b", 2));
        });

        assertThat(mine).hasSize(2);
    }

    private static void planOf(String creditor, int number) {
        var caseId = outbox.inTransaction(() -> outbox.newCase(number));
        outbox.inTransaction(() -> outbox.plan.closing(creditor, caseId, number, TODAY));
    }

    @Test
    void the_effects_of_another_creditor_are_not_seen() {
        plan(1);

        var claimed = outbox.inTransaction(
                () -> outbox.claimEffects.claim(EffectKind.CLOSE_POSTINGS, "havgap", 1, TODAY, "a", 10));

        assertThat(claimed).isEmpty();
    }

    /** A voucher's effect without its proposal: the key is what counts here. */
    private static long planVoucher(int number) {
        var caseId = outbox.inTransaction(() -> outbox.newCase(number));
        planVoucher(caseId, "KK2-fjellheim-%d-1".formatted(number));
        return caseId;
    }

    private static void planVoucher(long caseId, String key) {
        outbox.sql.sql("""
                        INSERT INTO effects (creditor_id, case_id, kind, effect_key, state, due_on, external_id, planned_at)
                        VALUES (?, ?, 'VOUCHER', ?, 'PLANNED', ?, ?, UTC_TIMESTAMP(6))
                        """).params(CREDITOR, caseId, key, TODAY, key).update();
    }

    private static List<Long> ids(List<Effect> effects) {
        return effects.stream().map(Effect::id).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
