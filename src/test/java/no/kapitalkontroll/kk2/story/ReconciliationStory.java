package no.kapitalkontroll.kk2.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import no.kapitalkontroll.kk2.command.ReadCall;
import no.kapitalkontroll.kk2.standin.Fault;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import no.kapitalkontroll.kk2.standin.Posting;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.SpringCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Case against ledger against proposals: every cause that a world can bring about, on any date, and its sign-off. */
class ReconciliationStory {

    @TempDir
    private Path folder;

    private Story story;

    private record Said(int exit, String out, String err) {}

    // --- as of a date

    @ParameterizedTest
    @EnumSource
    void a_date_gives_the_same_csv_whatever_happens_later(TripletexManner manner) throws IOException {
        story = Story.begin(manner);
        var paid = story.invoice("12500.00", "2026-08-31");
        var open = story.invoice("5000.00", "2026-08-31");
        story.on("2026-09-15");
        story.pays(paid, "2026-09-18", "12613.51");
        story.on("2026-09-18");
        var file = folder.resolve("18.csv").toString();
        assertThat(call("--on", "2026-09-18", "--format", "csv", "--out", file).exit())
                .isZero();

        story.accountantApproves("2026-09-18");
        story.on("2026-09-21");
        story.pays(open, "2026-09-17", "1000.00");
        story.company().editInvoice(paid, new BigDecimal("13000.00"));
        story.runs("2026-09-22");

        // the same file: other bytes would be refused
        assertThat(call("--on", "2026-09-18", "--format", "csv", "--out", file).exit())
                .isZero();
        assertThat(Files.readAllLines(Path.of(file)))
                .containsExactly(
                        "invoice_number,case_state,principal,in_case,in_ledger,waiting,difference,causes,colour",
                        paid.number() + ",closed,0.00,0.00,-113.51,113.51,0.00,proposal waiting -113.51,explained",
                        open.number() + ",open,5000.00,5000.00,5000.00,0.00,0.00,,equal",
                        "total,2 cases,5000.00,5000.00,4886.49,113.51,0.00,figure 0.00,red 0; explained 1; equal 1");
        var now = call("--on", "2026-09-22");
        assertThat(now.exit()).isEqualTo(1);
        assertThat(now.out()).contains("invoice edited 500.00");
    }

    @Test
    void a_day_without_a_run_shows_the_day_before_and_says_so() {
        story = Story.begin();
        story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.on("2026-09-18");

        var between = call("--on", "2026-09-16");
        var before = call("--on", "2026-09-14");
        var ahead = call("--on", "2026-09-19");

        assertThat(between.exit()).isEqualTo(1);
        assertThat(between.err())
                .contains("no run compared the books on 2026-09-16: the figures are those of 2026-09-15");
        assertThat(between.out()).contains("12500.00");
        assertThat(before.err()).startsWith("refused: the books of " + story.id() + " were not compared on 2026-09-14");
        assertThat(ahead.err()).startsWith("refused: 2026-09-19 lies after the business date");
    }

    // --- sign-off

    @Test
    void a_sign_off_holds_while_the_csv_is_the_same_and_a_second_run_of_the_date_breaks_it() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");

        assertThat(sign("2026-09-15", "Kari Moe").exit()).isZero();
        assertThat(sign("2026-09-15", "Kari Moe").out()).startsWith("refused: Kari Moe has signed 2026-09-15");
        assertThat(sign("2026-09-15", "Ola Lie").exit()).isZero();
        assertThat(call("--on", "2026-09-15").out())
                .contains("Kari Moe", "Ola Lie", "the CSV is as signed")
                .doesNotContain("CHANGED");

        story.pays(invoice, "2026-09-15", "1000.00");
        story.on("2026-09-15");

        assertThat(call("--on", "2026-09-15").out()).contains("THE CSV HAS CHANGED SINCE");
        assertThat(call("--on", "2026-09-15", "--format", "html").out()).contains("er endret siden");
        assertThat(sign("2026-09-15", "Kari Moe").exit()).isZero();
        assertThat(count("sign_offs")).isEqualTo(3);
    }

    @Test
    void a_red_figure_is_signed_only_when_that_is_said() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.company().editInvoice(invoice, new BigDecimal("13000.00"));
        story.runs("2026-09-16");

        assertThat(sign("2026-09-16", "Kari Moe").out())
                .startsWith("refused: the figure of 2026-09-16 is 500.00, not 0.00; remedy:");
        assertThat(sign("2026-09-16", "Kari Moe", "--with-differences").exit()).isZero();
        assertThat(call("--on", "2026-09-16").out()).contains("with differences, the CSV is as signed");
    }

    @Test
    void a_date_without_a_run_or_with_half_a_ledger_is_not_signed() {
        story = Story.begin();
        story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.tripletex().failNext(5, "GET", "/ledger/posting/openPost", Fault.status(503));
        story.runs("2026-09-17");
        story.tripletex().recover();

        assertThat(sign("2026-09-16", "Kari Moe").out()).startsWith("refused: no run compared the books on 2026-09-16");
        assertThat(sign("2026-09-17", "Kari Moe").out()).startsWith("refused: no run compared the books on 2026-09-17");
        assertThat(count("sign_offs")).isZero();
    }

    /** Guard: the last run of the date decides; an earlier one of the date may have come to its end. */
    @Test
    void a_date_whose_last_run_read_half_a_ledger_is_not_signed() {
        story = Story.begin();
        story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.tripletex().failNext(5, "GET", "/ledger/posting/openPost", Fault.status(503));
        story.runs("2026-09-15");
        story.tripletex().recover();

        assertThat(sign("2026-09-15", "Kari Moe").out())
                .startsWith("refused: the last run of 2026-09-15 did not come to its end with the whole ledger read");
        assertThat(count("sign_offs")).isZero();
    }

    /** Guard: dates of an earlier version kept no figures, and are not green for it. */
    @Test
    void nothing_is_told_of_or_signed_for_a_date_before_figures_were_kept() {
        story = Story.begin();
        story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.sql()
                .sql("UPDATE runs SET reconciled = FALSE WHERE creditor_id = ?")
                .param(story.id())
                .update();
        story.on("2026-09-16");

        assertThat(call("--on", "2026-09-15").err()).startsWith("refused: the books of " + story.id());
        assertThat(sign("2026-09-15", "Kari Moe").out()).startsWith("refused: the books of " + story.id());
        assertThat(said("report", story.id(), "resolution", "--on", "2026-09-15")
                        .err())
                .contains(
                        "nothing was kept of",
                        "on 2026-09-15: the first run that compared its books was of 2026-09-16");
    }

    // --- causes

    @Test
    void what_only_the_invoice_shows_is_a_payment_not_seen_until_it_is_explained() {
        story = Story.begin();
        var invoice = aCase();

        invoice.understate(new BigDecimal("4000.00"));
        var unseen = story.runs("2026-09-16");

        assertThat(story.differences(invoice)).containsExactly("RED payment not seen 4000.00");
        assertThat(unseen.figure()).hasToString("4000.00");
        assertThat(show(invoice)).contains("payment not seen 4000.00 since 2026-09-16, red; remedy: find the payment");

        invoice.stateFully();
        var seen = story.on("2026-09-17");
        assertThat(story.differences(invoice)).isEmpty();
        assertThat(seen.figure()).hasToString("0.00");
    }

    @Test
    void an_invoice_marked_credited_without_its_note_is_a_credit_not_seen_until_it_is_explained() {
        story = Story.begin();
        var invoice = aCase();

        invoice.understate(new BigDecimal("12500.00"));
        story.runs("2026-09-16");

        assertThat(story.differences(invoice)).containsExactly("RED credit not seen 12500.00");

        invoice.stateFully();
        story.on("2026-09-17");
        assertThat(story.differences(invoice)).isEmpty();
    }

    @Test
    void one_ore_is_rounding_and_stops_nothing() {
        story = Story.begin();
        var invoice = aCase();

        story.pays(invoice, "2026-09-15", "12499.99");
        story.runs("2026-09-15");
        invoice.understate(new BigDecimal("0.01"));
        var run = story.runs("2026-09-16");

        assertThat(story.differences(invoice)).containsExactly("rounding 0.01");
        assertThat(run.figure()).hasToString("0.00");
        assertThat(story.decision(invoice, "2026-09-16")).isEqualTo("wait below-minimum");
    }

    @Test
    void a_payment_dated_ahead_is_explained_until_its_date() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");

        story.pays(invoice, "2026-09-17", "1000.00");
        var ahead = story.runs("2026-09-16");

        assertThat(story.differences(invoice)).containsExactly("payment or credit dated today -1000.00");
        assertThat(ahead.figure()).hasToString("0.00");
        assertThat(call("--on", "2026-09-16").out()).contains("payment or credit dated today -1000.00");

        story.on("2026-09-17");
        assertThat(story.differences(invoice)).isEmpty();
    }

    @Test
    void deleted_edited_and_reversed_are_named_with_their_amounts_and_a_parked_proposal_is_unknown() {
        story = Story.begin(TripletexManner.AS_SEEN_MOST, "coverage-order: [costs, fees, interest, principal]");
        var deleted = story.invoice("12500.00", "2026-08-31");
        var edited = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        var payment = story.pays(deleted, "2026-09-18", "1000.00");
        var paymentOfEdited = story.pays(edited, "2026-09-18", "1000.00");
        story.runs("2026-09-18");
        story.company().deleteVoucher(story.vouchers(deleted).get(0));
        story.company().editVoucher(story.vouchers(edited).get(0), new BigDecimal("100.00"));

        story.runs("2026-09-21");
        assertThat(story.differences(deleted)).containsExactly("RED proposal deleted -113.51");
        assertThat(story.differences(edited)).containsExactly("RED proposal edited -113.51");
        var shown = show(deleted);
        assertThat(shown).contains("difference").contains("red; remedy: book it by hand in Tripletex");

        story.reverses(deleted, payment, "2026-09-22", "1000.00");
        story.reverses(edited, paymentOfEdited, "2026-09-22", "1000.00");
        var reversed = story.runs("2026-09-22");

        assertThat(story.differences(deleted)).as("nobody misses it any more").isEmpty();
        assertThat(story.differences(edited)).containsExactly("RED proposal edited -113.51", "RED reversed 113.51");
        assertThat(reversed.problems())
                .anyMatch(problem -> problem.startsWith("red: invoice " + edited.number() + ", reversed"));

        var parked = story.invoice("12500.00", "2026-08-31");
        story.runs("2026-09-23");
        story.company().closePeriod(YearMonth.of(2026, 9));
        story.pays(parked, "2026-09-24", "1000.00");
        story.runs("2026-09-24");
        story.runs("2026-09-25");
        assertThat(story.differences(parked)).singleElement().asString().startsWith("RED unknown -");
    }

    @Test
    void a_refund_due_is_listed_and_is_not_red() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.pays(invoice, "2026-09-18", "13000.00");
        story.on("2026-09-18");

        assertThat(story.differences(invoice)).containsExactly("proposal waiting -113.51", "refund due -386.49");
        var result = call("--on", "2026-09-18", "--format", "csv");
        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .contains(
                        invoice.number()
                                + ",closed,0.00,-386.49,-500.00,113.51,0.00,proposal waiting -113.51; refund due -386.49,explained");
    }

    @Test
    void what_kk2_may_not_close_is_listed_for_a_person_by_ids_and_is_not_red() {
        story = Story.begin(TripletexManner.AS_SEEN_MOST, "voucher: {close-postings: false}");
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.pays(invoice, "2026-09-18", "12613.51");
        story.on("2026-09-18");
        story.accountantApproves("2026-09-18");
        var run = story.on("2026-09-21");

        assertThat(run.isWell()).isTrue();
        assertThat(story.differences(invoice)).containsExactly("to be closed by hand 0.00");
        var ids = story.company().postingsOf(invoice).stream()
                .filter(posting -> !posting.isClosed())
                .map(Posting::id)
                .sorted()
                .map(String::valueOf)
                .toList();
        assertThat(said("to-close", story.id()).out().strip())
                .isEqualTo("invoice %d: close postings %s: voucher.close-postings is false in the creditor's file"
                        .formatted(invoice.number(), String.join(", ", ids)));
        assertThat(call("--on", "2026-09-21", "--format", "html").out())
                .contains("Lukkes for hånd i Tripletex", String.join(", ", ids))
                .doesNotContain("Kari Kunde");
    }

    private InvoiceDoc aCase() {
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        return invoice;
    }

    private String show(InvoiceDoc invoice) {
        return said("case", story.id(), String.valueOf(invoice.number()), "show")
                .out();
    }

    private int count(String table) {
        return story.sql()
                .sql("SELECT COUNT(*) FROM " + table + " WHERE creditor_id = ?")
                .param(story.id())
                .query(Integer.class)
                .single();
    }

    private Said sign(String date, String who, String... more) {
        List<String> words = new ArrayList<>(
                List.of("reconciliation", story.id(), "--on", date, "sign-off", "--by", who, "--reason", "day seen"));
        Collections.addAll(words, more);
        return said(words.toArray(String[]::new));
    }

    private Said call(String... options) {
        List<String> words = new ArrayList<>(List.of("reconciliation", story.id()));
        Collections.addAll(words, options);
        return said(words.toArray(String[]::new));
    }

    private Said said(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var toOut = new PrintStream(out, true, UTF_8);
        var toErr = new PrintStream(err, true, UTF_8);
        var call = new ReadCall().read(words, "", toOut, toErr).call().orElseThrow();
        var kk2 = ((SpringCamelContext) story.kk2().bean(CamelContext.class)).getApplicationContext();
        var exit = call.execute(kk2, toOut, toErr);
        return new Said(exit, out.toString(UTF_8), err.toString(UTF_8));
    }

    @AfterEach
    void the_contract_was_kept() {
        story.neverBrokeTheContract();
    }
}
