package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import no.kapitalkontroll.kk2.cases.DecidedClaim;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.HoldCase;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.operations.SettleParkedLetter;
import no.kapitalkontroll.kk2.run.DailyRun;
import no.kapitalkontroll.kk2.run.RunOutcome;
import no.kapitalkontroll.kk2.run.RunRequest;
import no.kapitalkontroll.kk2.standin.Fault;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What happens between a plan and its dispatch, and what two do at once. Guards: the last look reads stops, addresses and balances
 * again ({@code LastLook}); a customer that is gone loses its addresses ({@code PollCustomers}); a decision holds the effect's row and
 * settles it by its attempt and state ({@code SettleEffect}); who looks for work asks for the states and kinds that it knows
 * ({@code FindEffects}).
 */
class RaceStory {

    private static final Operator KARI = new Operator("Kari Moe", "the debtor called");
    private static final Operator OLA = new Operator("Ola Lie", "seen in the log of the mail server");

    private final Story story = Story.begin();

    @Test
    void a_case_that_is_put_on_hold_during_the_last_look_sends_nothing_and_charges_nothing() throws Exception {
        var held = story.invoice("12500.00", "2026-08-31");
        var neighbour = story.invoice("8000.00", "2026-08-31");
        var stall = Fault.stall();
        var run = CompletableFuture.supplyAsync(
                () -> runAndMeanwhile("2026-09-15", () -> story.tripletex().failNext("GET", "/invoice", stall)));
        stall.awaitRequest();

        var answer = story.kk2()
                .bean(HoldCase.class)
                .hold(new CaseRef(story.id(), held.number()), null, KARI, LocalDate.parse("2026-09-15"));
        stall.release();
        run.get(1, TimeUnit.MINUTES);

        assertThat(answer.isDone()).isTrue();
        assertThat(story.mails(held)).isEmpty();
        assertThat(story.fees(held)).isEmpty();
        assertThat(story.effects(held)).containsExactly("MAIL CANCELLED on-hold");
        assertThat(story.mails(neighbour)).hasSize(1);
    }

    @Test
    void of_two_who_decide_about_the_same_letter_at_once_one_is_told_that_it_is_decided() throws Exception {
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.mail().takeWithoutAnswer(2);
        story.on("2026-09-15");
        story.on("2026-09-15");
        story.on("2026-09-15");
        assertThat(story.effects(invoice)).containsExactly("MAIL PARKED");
        var effect = story.sql()
                .sql("SELECT id FROM effects WHERE creditor_id = ?")
                .param(story.id())
                .query(Long.class)
                .single();

        var settle = story.kk2().bean(SettleParkedLetter.class);
        var answers = atOnce(List.of(
                () -> settle.settle(effect, true, KARI),
                () -> settle.settle(effect, false, OLA),
                () -> settle.settle(effect, true, KARI)));

        assertThat(answers).filteredOn(Answer::isDone).hasSize(1);
        assertThat(answers).filteredOn(answer -> !answer.isDone()).allSatisfy(answer -> assertThat(answer.toString())
                .startsWith("refused: effect " + effect + " is"));
        assertThat(story.sql()
                        .sql("SELECT COUNT(*) FROM case_log l JOIN cases c ON c.id = l.case_id"
                                + " WHERE c.creditor_id = ? AND l.event LIKE 'letter-was-%'")
                        .param(story.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(story.on("2026-09-16").isWell()).isTrue();
    }

    @Test
    void an_address_that_changed_since_the_letter_was_written_gets_a_new_letter_and_the_old_one_none() {
        var debtor = story.customer().email("gammel@" + story.id() + ".example");
        var invoice = story.invoice(debtor, "12500.00", "2026-08-31");
        story.mail().down(true);
        story.on("2026-09-15");
        story.mail().down(false);
        debtor.email("ny@" + story.id() + ".example");

        story.on("2026-09-15");

        assertThat(story.mails(invoice)).isEmpty();
        assertThat(story.fees(invoice)).isEmpty();
        assertThat(story.effects(invoice)).containsExactly("MAIL CANCELLED address-changed");

        story.on("2026-09-16");

        assertThat(story.mails(invoice))
                .extracting(MailHouse.Mail::recipient)
                .containsExactly("ny@" + story.id() + ".example");
        assertThat(story.fees(invoice)).hasSize(1);
    }

    @Test
    void a_customer_that_is_merged_away_gets_no_letter_at_the_old_address_and_is_named() {
        var debtor = story.customer();
        var invoice = story.invoice(debtor, "12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.company().deleteCustomer(debtor);

        var outcome = story.on("2026-10-05");

        assertThat(outcome.isWell()).isFalse();
        assertThat(story.decision(invoice, "2026-10-05")).isEqualTo("wait no-address");
        assertThat(story.mails(invoice)).hasSize(1);
        assertThat(story.parked())
                .singleElement()
                .asString()
                .startsWith("customer " + debtor.id())
                .contains("merged");
    }

    /** A newer version of KK2 has written what this one does not know; it waits for an instance that does. */
    @ParameterizedTest
    @CsvSource({"MAIL, RESTING", "MAIL, QUEUED", "FAX, PLANNED", "FAX, UNKNOWN", "FAX, CLAIMED", "FAX, FAILED"})
    void what_only_a_newer_version_understands_is_left_alone_and_stops_nobody(String kind, String state) {
        var strange = story.invoice("12500.00", "2026-08-31");
        var known = story.invoice("8000.00", "2026-08-31");
        story.mail().down(true);
        story.on("2026-09-15");
        story.mail().down(false);
        setOf(strange, kind, state);

        story.on("2026-09-15");
        story.runs("2026-09-16");

        assertThat(story.effects(strange)).containsExactly(kind + " " + state);
        assertThat(story.mails(strange)).isEmpty();
        assertThat(story.mails(known)).hasSize(1);
        assertThat(story.decision(known, "2026-09-16")).isEqualTo("wait deadline-running");
    }

    @Test
    void a_voucher_that_tripletex_does_not_show_yet_is_not_posted_again() {
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.pays(invoice, "2026-09-18", "12613.51");
        story.tripletex().failNext("POST", "/ledger/voucher", Fault.dropAfter());
        // hidden from the search by its number for as long as this story lasts
        story.tripletex().switches().lookupDelay = 100;

        story.runs("2026-09-18");
        story.on("2026-09-18");
        story.on("2026-09-19");

        assertThat(story.vouchers(invoice)).hasSize(1);
        assertThat(story.calls("POST", "/ledger/voucher")).isEqualTo(1);
        assertThat(story.effects(invoice)).contains("VOUCHER DONE");
    }

    private void setOf(InvoiceDoc invoice, String kind, String state) {
        assertThat(story.sql()
                        .sql("UPDATE effects e JOIN cases c ON c.id = e.case_id SET e.kind = ?, e.state = ?,"
                                + " e.lease_until = IF(? = 'CLAIMED', UTC_TIMESTAMP(6) + INTERVAL 10 MINUTE, NULL)"
                                + " WHERE c.creditor_id = ? AND c.invoice_id = ?")
                        .params(kind, state, state, story.id(), invoice.id())
                        .update())
                .isEqualTo(1);
    }

    private static List<Answer> atOnce(List<Callable<Answer>> deeds) throws Exception {
        var barrier = new CyclicBarrier(deeds.size());
        var threads = Executors.newFixedThreadPool(deeds.size());
        try {
            var begun = deeds.stream()
                    .map(deed -> threads.submit(() -> {
                        barrier.await(20, TimeUnit.SECONDS);
                        return deed.call();
                    }))
                    .toList();
            List<Answer> answers = new ArrayList<>();
            for (var one : begun) {
                answers.add(one.get(30, TimeUnit.SECONDS));
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private RunOutcome runAndMeanwhile(String date, Runnable happening) {
        story.kk2().moveTo(LocalDate.parse(date));
        story.kk2().bean(DailyRun.class).reloadCreditors();
        return story.kk2()
                .bean(ProducerTemplate.class)
                .requestBody(
                        "direct:run-creditor",
                        new RunRequest(story.id(), LocalDate.parse(date), new Once(happening)),
                        RunOutcome.class);
    }

    /** At the first decision: the next invoice that is asked for is the last look's. */
    private static final class Once implements Consumer<DecidedClaim> {

        private final Runnable happening;
        private boolean happened;

        Once(Runnable happening) {
            this.happening = happening;
        }

        @Override
        public void accept(DecidedClaim decided) {
            if (!happened) {
                happened = true;
                happening.run();
            }
        }
    }

    @AfterEach
    void the_world_is_well_again() {
        story.mail().down(false);
        story.tripletex().recover();
        story.tripletex().switches().lookupDelay = 0;
        story.neverBrokeTheContract();
    }
}
