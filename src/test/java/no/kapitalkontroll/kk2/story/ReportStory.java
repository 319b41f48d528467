package no.kapitalkontroll.kk2.story;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.command.ReadCall;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.proposal.AcceptEdited;
import no.kapitalkontroll.kk2.proposal.ProposalRef;
import no.kapitalkontroll.kk2.report.MakeReports;
import no.kapitalkontroll.kk2.report.ReportAnswer;
import no.kapitalkontroll.kk2.report.ReportForm;
import no.kapitalkontroll.kk2.report.ReportName;
import no.kapitalkontroll.kk2.report.WriteReports;
import no.kapitalkontroll.kk2.run.DailyRun;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reports and a customer's account, against what the stand-in's ledger says. */
class ReportStory {

    @TempDir
    private Path folder;

    private Story story;

    private static final Operator KARI = new Operator("Kari Moe", "seen");

    private record Said(int exit, String out, String err) {}

    // --- income

    @ParameterizedTest
    @EnumSource
    void income_equals_the_ledger_to_the_ore(TripletexManner manner) {
        story = Story.begin(manner);
        var first = story.invoice("12500.00", "2026-08-31");
        var second = story.invoice("800.00", "2026-08-31");
        story.on("2026-09-15");
        story.pays(first, "2026-09-18", "12613.51");
        story.on("2026-09-18");
        story.accountantApproves("2026-09-18");
        story.pays(second, "2026-09-21", "843.00");
        story.on("2026-09-21");

        var checked = report("income", "--check");

        assertThat(checked.err()).isEmpty();
        assertThat(checked.exit()).isZero();
        assertThat(checked.out()).contains("Ingen bilag avviker.").contains("lik");
        assertThat(csv("income", "2026-09-21"))
                .contains("Gebyr,3909,S100," + income(3909) + ",38.00,0.00")
                .contains("Forsinkelsesrente,8050,R100," + income(8050) + ",5.00,0.00");
        assertThat(income(3909)).isEqualTo("38.00");
    }

    @Test
    void a_difference_from_the_ledger_is_named_with_its_voucher_and_cause() {
        story = Story.begin();
        var edited = paidInFull("12500.00", "12613.51");
        story.company().editVoucher(story.vouchers(edited).get(0), new BigDecimal("100.00"));
        var gone = story.invoice("1000.00", "2026-08-31");
        story.runs("2026-09-22");
        story.pays(gone, "2026-09-23", "1050.00");
        story.runs("2026-09-23");
        story.accountantApproves("2026-09-23");

        var checked = report("income", "--check");

        assertThat(checked.exit()).isEqualTo(1);
        assertThat(checked.err()).contains("account 8050 differs: the ledger has");
        assertThat(checked.out())
                .contains("avviker")
                .contains("beløpet er endret i Tripletex")
                .contains("bokført i Tripletex etter siste kjøring")
                .contains("KK2-%s-%d-1".formatted(story.id(), edited.number()));
    }

    // --- the same again

    @Test
    void every_report_of_a_past_date_is_the_same_bytes_whatever_became_known_since() {
        story = Story.begin();
        var settled = story.invoice("12500.00", "2026-08-31");
        var open = story.invoice("4000.00", "2026-08-31");
        var tooMuch = story.invoice("600.00", "2026-08-31");
        var early = story.invoice("900.00", "2026-09-10");
        story.pays(early, "2026-09-04", "900.00");
        story.on("2026-09-15");
        story.pays(settled, "2026-09-18", "12613.51");
        story.pays(tooMuch, "2026-09-18", "5000.00");
        story.on("2026-09-18");
        var before = everyReport("2026-09-18");

        story.accountantApproves("2026-09-18");
        story.on("2026-09-21");
        assertThat(everyReport("2026-09-18")).isEqualTo(before);
        // dated back before the date of the reports
        story.pays(open, "2026-09-17", "4050.00");
        story.on("2026-10-05");
        story.on("2026-10-06");

        assertThat(everyReport("2026-09-18")).isEqualTo(before);
        var later = everyReport("2026-10-06");
        for (var name : List.of("income", "received", "open-cases", "resolution", "credit-time")) {
            assertThat(later.get(name + " CSV")).as(name).isNotEqualTo(before.get(name + " CSV"));
        }
        assertThat(before.get("refunds CSV")).contains(tooMuch.number() + ",2026-09-18,5000.00,");
        assertThat(before.get("open-cases CSV")).contains("Inkassovarsel,1,4000.00,");
        assertThat(before.get("resolution CSV")).contains("Inkassovarsel,2,66.7,13100.00,76.6,");
        assertThat(before.get("credit-time CSV")).contains("Før KK2,3,10.0,18.0");
        assertThat(later.get("credit-time CSV")).contains("Før KK2,4,11.8,17.5");
    }

    /** Guard: what a proposal was is kept by date, also when a run of the same day no longer sees the edit. */
    @Test
    void accepting_other_amounts_changes_no_report_of_an_earlier_date() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.pays(invoice, "2026-09-18", "12613.51");
        story.on("2026-09-18");
        var before = everyReport("2026-09-18");
        story.company().moveBetweenLines(story.vouchers(invoice).get(0), 3909, 8050, new BigDecimal("-10.00"));
        story.runs("2026-09-21");

        var answer = story.kk2()
                .bean(AcceptEdited.class)
                .accept(
                        new ProposalRef(story.id(), "KK2-%s-%d-1".formatted(story.id(), invoice.number())),
                        KARI,
                        LocalDate.parse("2026-09-21"));
        story.on("2026-09-21");

        assertThat(answer.toString()).startsWith("done: ");
        assertThat(everyReport("2026-09-18")).isEqualTo(before);
        assertThat(csv("income", "2026-09-18")).contains("Gebyr,3909,S100,0.00,38.00,0.00");
        assertThat(csv("income", "2026-09-21")).contains("Gebyr,3909,S100,0.00,28.00,0.00");
    }

    @Test
    void a_line_stays_on_the_account_that_it_was_sent_to_and_a_proposal_taken_back_is_no_income() {
        story = Story.begin();
        paidInFull("12500.00", "12613.51");
        story.sql().sql("""
                        UPDATE proposal_lines l JOIN proposals p ON p.id = l.proposal_id SET l.account_number = 3900, l.product_number = 'OLD'
                         WHERE p.creditor_id = ? AND l.account = 'FEE_INCOME'
                        """).param(story.id()).update();
        assertThat(csv("income", "2026-09-21")).contains("Gebyr,3900,OLD,38.00,0.00,0.00");

        story.sql().sql("""
                        UPDATE proposals p JOIN proposal_days d ON d.proposal_id = p.id SET p.state = 'CANCELLED', d.state = 'CANCELLED'
                         WHERE p.creditor_id = ?
                        """).param(story.id()).update();
        assertThat(csv("income", "2026-09-21")).doesNotContain("Gebyr,");
        assertThat(csv("received", "2026-09-21")).doesNotContain("38.00");
    }

    /** Guard: the world of one day changes between two runs of it. */
    @Test
    void a_second_run_of_a_date_replaces_when_an_invoice_was_paid() {
        story = Story.begin();
        var invoice = story.invoice("900.00", "2026-09-10");
        var payment = story.pays(invoice, "2026-09-04", "900.00");
        story.on("2026-09-15");
        assertThat(csv("credit-time", "2026-09-15")).contains("Før KK2,1,-6.0,-6.0");

        story.reverses(invoice, payment, "2026-09-15", "900.00");
        story.pays(invoice, "2026-09-15", "900.00");
        story.company().editInvoice(invoice, new BigDecimal("900.00"));
        story.on("2026-09-15");

        assertThat(csv("credit-time", "2026-09-15")).contains("Før KK2,1,5.0,5.0");
    }

    // --- each report

    private long caseId() {
        return story.sql()
                .sql("SELECT id FROM cases WHERE creditor_id = ?")
                .param(story.id())
                .query(Long.class)
                .single();
    }

    @Test
    void a_ripe_case_waits_for_the_approval_and_only_then_for_the_officer() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        List.of("2026-09-15", "2026-10-05", "2026-10-23").forEach(story::on);
        var ripe = csv("work-list", "2026-10-23");
        assertThat(ripe).contains("Overlevering,%d,,klar til namsmannen,".formatted(invoice.number()));
        assertThat(ripe).doesNotContain("svar fra namsmannen");

        story.kk2()
                .bean(CaseLog.class)
                .add(caseId(), LocalDate.parse("2026-10-26"), "Kari Moe", "hand-over-approved", "silent");
        story.on("2026-10-26");

        assertThat(csv("work-list", "2026-10-26"))
                .contains("overlevert, svar fra namsmannen ventes\",2026-10-26")
                .doesNotContain("klar til namsmannen");
        assertThat(csv("work-list", "2026-10-23")).isEqualTo(ripe);
    }

    @Test
    void a_rest_is_asked_about_with_its_own_answers_and_a_kept_one_is_not() {
        story = Story.begin(TripletexManner.AS_SEEN_MOST, "rest-policy: ask");
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.pays(invoice, "2026-09-18", "12500.00");
        story.on("2026-09-18");
        assertThat(csv("work-list", "2026-09-18"))
                .contains(
                        "Rest å avgjøre,%d,,\"hovedstolen er betalt".formatted(invoice.number()),
                        "case %s %d waive eller keep-rest".formatted(story.id(), invoice.number()));

        call("case", story.id(), String.valueOf(invoice.number()), "keep-rest", "--by", "siv", "--reason", "he pays");
        story.on("2026-09-21");
        assertThat(csv("work-list", "2026-09-21")).doesNotContain("Rest å avgjøre", "propose-write-off");
    }

    @Test
    void a_loss_is_not_settled_and_a_part_credit_is_no_payment() {
        story = Story.begin();
        var lost = story.invoice("12500.00", "2026-08-31");
        var credited = story.invoice("1000.00", "2026-08-31");
        story.on("2026-09-15");
        story.credits(credited, "2026-09-16", "400.00");
        story.on("2026-09-16");
        story.on("2026-09-17");
        story.sql().sql("""
                        UPDATE case_days SET state = 'CLOSED', closed_on = '2026-09-17', close_reason = 'written-off'
                         WHERE creditor_id = ? AND invoice_number = ? AND last_date IS NULL
                        """).params(story.id(), lost.number()).update();

        assertThat(csv("resolution", "2026-09-17"))
                .contains("Hovedstol,13100.00,0.00,12500.00,600.00,0.0")
                .contains("Forbruker,2,0,0.0,13100.00,0.00,0.0");
    }

    @Test
    void the_work_list_says_what_waits_since_when_and_what_to_do() {
        story = Story.begin();
        var held = story.invoice("2500.00", "2026-08-31");
        var parked = story.invoice("1700.00", "2026-08-31");
        story.on("2026-09-15");
        call("case", story.id(), String.valueOf(held.number()), "hold", "--by", "siv", "--reason", "=HYPERLINK(\"x\")");
        story.company().editInvoice(parked, new BigDecimal("1800.00"));
        story.runs("2026-09-16");

        var list = csv("work-list", "2026-09-16");

        assertThat(list)
                .contains("Avvik,%d,100.00,faktura endret,2026-09-16,,\"sett fakturabeløpet tilbake"
                        .formatted(parked.number()))
                .contains("Stoppet,%d,,".formatted(held.number()))
                .contains("case %s %d resume".formatted(story.id(), held.number()));
        assertThat(csv("work-list", "2026-09-15")).doesNotContain("Stoppet").doesNotContain("Avvik");
    }

    @Test
    void a_creditor_without_invoices_gets_empty_reports_with_words() {
        story = Story.begin();
        story.on("2026-09-15");

        var all = report("all", "--on", "2026-09-15");

        assertThat(all.exit()).isZero();
        assertThat(all.out())
                .contains(
                        "Ingen inntekter i perioden.",
                        "Ingen åpne saker.",
                        "Ingenting venter.",
                        "Ingen betalte fakturaer.");
        assertThat(new String(html("all", "2026-09-15"), UTF_8))
                .contains("Ingen åpne saker.")
                .doesNotContain("<img");
    }

    @Test
    void dates_that_nothing_is_known_of_are_refused_with_the_remedy() {
        story = Story.begin();
        assertThat(report("income").err()).startsWith("refused: there is no creditor " + story.id());
        story.kk2().bean(DailyRun.class).reloadCreditors();
        assertThat(report("income").err()).contains("no run has compared its books; remedy: call run first");
        story.on("2026-09-15");

        assertThat(report("income", "--on", "2026-09-16").err())
                .isEqualTo("refused: 2026-09-16 is in the future; remedy: ask for 2026-09-15 or earlier\n");
        assertThat(report("open-cases", "--on", "2026-09-14").err())
                .contains(
                        "the first run that compared its books was of 2026-09-15; remedy: ask for 2026-09-15 or later");
        assertThat(report("income", "--from", "2026-09-10", "--to", "2026-09-01")
                        .err())
                .contains("write the earlier date as --from");
        assertThat(report("profit").err()).contains("there is no report profit; remedy: name one of income,");
        assertThat(call("report", "nobody", "income").err()).startsWith("refused: there is no creditor nobody");
        assertThat(report("open-cases", "--on", "2026-09-16").exit()).isEqualTo(1);
    }

    @Test
    void a_workbook_is_written_once_and_never_over_another_file() throws Exception {
        story = Story.begin();
        paidInFull("12500.00", "12613.51");
        var file = folder.resolve("all.xlsx").toString();

        assertThat(report("all", "--format", "xlsx", "--out", file).exit()).isZero();
        assertThat(Files.readAllBytes(Path.of(file))).startsWith('P', 'K');
        assertThat(report("all", "--format", "xlsx", "--out", file).exit()).isZero();
        assertThat(report("income", "--format", "xlsx", "--out", file).err()).contains("exists and is another one");
    }

    // --- a customer's account

    @ParameterizedTest
    @EnumSource
    void a_customers_account_ends_as_the_ledger_and_at_zero_when_all_is_booked(TripletexManner manner) {
        story = Story.begin(manner);
        var customer = story.company().customer("=cmd|'/c calc'!A1 <script>alert(1)</script>");
        var settled = story.invoice(customer, "12500.00", "2026-08-31");
        var credited = story.invoice(customer, "1000.00", "2026-08-31");
        story.on("2026-09-15");
        story.pays(settled, "2026-09-18", "12613.51");
        story.credits(credited, "2026-09-17", "1000.00");
        story.on("2026-09-18");

        var waiting = call("account", story.id(), "--invoice", String.valueOf(settled.number()), "--format", "csv");
        assertThat(waiting.exit()).isZero();
        assertThat(waiting.out())
                .contains("Forslag, venter i Tripletex: 113,51")
                .contains(",,-113.51,,0.00");

        story.accountantApproves("2026-09-18");
        story.on("2026-09-21");
        var account = account(settled);

        assertThat(account).contains("Bilag fra KK2", "KK2-%s-%d-1, bilag ".formatted(story.id(), settled.number()));
        assertThat(account.lines().reduce((first, last) -> last).orElseThrow()).matches(".*Utgående saldo +0,00 +0,00");
        assertThat(ledger(settled).add(ledger(credited))).isEqualByComparingTo("0.00");
        var html = new String(
                callBytes("account", story.id(), "--invoice", String.valueOf(settled.number()), "--format", "html"),
                UTF_8);
        assertThat(html).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(call(
                                "account",
                                story.id(),
                                "--invoice",
                                String.valueOf(settled.number()),
                                "--format",
                                "pdf",
                                "--out",
                                folder.resolve("konto.pdf").toString())
                        .exit())
                .isZero();
    }

    @Test
    void free_credit_and_an_invoice_without_a_case_stand_on_the_account_of_a_customer_found_by_number() {
        story = Story.begin();
        var customer = story.customer();
        story.invoice(customer, "700.00", "2026-09-20");
        story.tripletex().setToday(LocalDate.parse("2026-09-14"));
        story.company().freeCredit(customer, LocalDate.parse("2026-09-14"), new BigDecimal("250.00"));
        story.on("2026-09-15");

        var byNumber = call("account", story.id(), "--customer", String.valueOf(customer.number()));

        assertThat(byNumber.exit()).isZero();
        assertThat(byNumber.out()).contains("Innbetaling uten faktura").contains("450,00");
        assertThat(call("account", story.id(), "--customer", "999").err()).contains("no customer 999");
        assertThat(call("account", story.id(), "--customer", "999", "--to", "2026-12-01")
                        .err())
                .contains("in the future");
    }

    private BigDecimal ledger(InvoiceDoc invoice) {
        return story.company().receivablesOf(invoice);
    }

    private String account(InvoiceDoc invoice) {
        var said = call("account", story.id(), "--invoice", String.valueOf(invoice.number()));
        assertThat(said.err()).isEmpty();
        return said.out();
    }

    private InvoiceDoc paidInFull(String amount, String paid) {
        var invoice = story.invoice(amount, "2026-08-31");
        story.on("2026-09-15");
        story.pays(invoice, "2026-09-18", paid);
        story.on("2026-09-18");
        story.accountantApproves("2026-09-18");
        story.on("2026-09-21");
        return invoice;
    }

    /** What the ledger shows as income on an account. */
    private String income(int account) {
        return story.company().balance(account).negate().toPlainString();
    }

    private Map<String, String> everyReport(String on) {
        var bytes = new TreeMap<String, String>();
        var today = story.kk2().clock().instant().atZone(DailyRun.OSLO).toLocalDate();
        for (var name : ReportName.values()) {
            var asked = new MakeReports.Asked(LocalDate.parse(on), null, null);
            var made =
                    (ReportAnswer.Made) story.kk2().bean(MakeReports.class).of(story.id(), name.word(), asked, today);
            for (var form : ReportForm.values()) {
                bytes.put(
                        name.word() + " " + form.name(),
                        new String(
                                story.kk2().bean(WriteReports.class).of(made, form),
                                form == ReportForm.XLSX ? ISO_8859_1 : UTF_8));
            }
        }
        return bytes;
    }

    private String csv(String name, String on) {
        var said = report(name, "--on", on, "--format", "csv");
        assertThat(said.err()).isEmpty();
        return said.out();
    }

    private byte[] html(String name, String on) {
        return report(name, "--on", on, "--format", "html").out().getBytes(UTF_8);
    }

    private Said report(String name, String... options) {
        List<String> words = new ArrayList<>(List.of("report", story.id(), name));
        Collections.addAll(words, options);
        return call(words.toArray(String[]::new));
    }

    private byte[] callBytes(String... words) {
        return call(words).out().getBytes(UTF_8);
    }

    private Said call(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var toOut = new PrintStream(out, true, UTF_8);
        var toErr = new PrintStream(err, true, UTF_8);
        var call = new ReadCall().read(words, "", toOut, toErr).call().orElseThrow();
        var exit = call.execute(story.kk2().context(), toOut, toErr);
        return new Said(exit, out.toString(UTF_8), err.toString(UTF_8));
    }

    @AfterEach
    void the_contract_was_kept() {
        story.neverBrokeTheContract();
    }
}
