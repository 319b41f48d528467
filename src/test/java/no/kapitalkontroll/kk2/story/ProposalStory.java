package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.function.Consumer;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.proposal.AcceptEdited;
import no.kapitalkontroll.kk2.proposal.AdoptVoucher;
import no.kapitalkontroll.kk2.proposal.ListProposals;
import no.kapitalkontroll.kk2.proposal.ProposalRef;
import no.kapitalkontroll.kk2.proposal.RedateProposal;
import no.kapitalkontroll.kk2.proposal.ResendProposal;
import no.kapitalkontroll.kk2.proposal.RetryProposal;
import no.kapitalkontroll.kk2.standin.Company;
import no.kapitalkontroll.kk2.standin.Fault;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import no.kapitalkontroll.kk2.standin.Posting;
import no.kapitalkontroll.kk2.standin.Switches.ClosedPeriodAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Proposals that Tripletex or its users do not take as they are, and what a person then does about them. */
class ProposalStory {

    private static final Operator KARI = new Operator("Kari Moe", "seen in the ledger");
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);

    private Story story;

    /** Paid on 18 September with fees and interest of 113.51, which the proposal books. */
    private InvoiceDoc paid(TripletexManner manner, String keys) {
        story = Story.begin(manner, keys);
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.pays(invoice, "2026-09-18", "12613.51");
        return invoice;
    }

    private InvoiceDoc paidIntoClosedPeriod(TripletexManner manner) {
        var invoice = paid(manner, "");
        story.company().closePeriod(SEPTEMBER);
        story.runs("2026-09-18");
        assertThat(story.effects(invoice)).contains("VOUCHER PARKED");
        return invoice;
    }

    private ProposalRef first(InvoiceDoc invoice) {
        return ProposalRef.of(story.id(), invoice.number() + "-1");
    }

    private <T> T part(Class<T> type) {
        return story.kk2().bean(type);
    }

    private Answer redate(InvoiceDoc invoice, String on, String today) {
        return part(RedateProposal.class)
                .redate(first(invoice), on == null ? null : LocalDate.parse(on), KARI, LocalDate.parse(today));
    }

    private Answer adopt(InvoiceDoc invoice, int voucher, String today) {
        return part(AdoptVoucher.class).adopt(first(invoice), voucher, 2026, KARI, LocalDate.parse(today));
    }

    private String logged(InvoiceDoc invoice, String event) {
        return story.sql()
                .sql("""
                        SELECT CONCAT(g.actor, ': ', g.detail) FROM case_log g JOIN cases c ON c.id = g.case_id
                         WHERE c.creditor_id = ? AND c.invoice_id = ? AND g.event = ?
                        """)
                .params(story.id(), invoice.id(), event)
                .query(String.class)
                .single();
    }

    /** The accountant has approved what waits: the customer's account ends at 0.00 and nothing is left to explain. */
    private void endsAtZero(InvoiceDoc invoice, String date) {
        story.accountantApproves(date);
        story.runs(date);
        var last = story.runs(LocalDate.parse(date).plusDays(1).toString());
        assertThat(last.problems()).isEmpty();
        assertThat(story.company().balance(1500)).isEqualByComparingTo("0.00");
        assertThat(story.proposals(invoice)).allMatch(line -> line.startsWith("BOOKED"));
        assertThat(story.differences(invoice)).isEmpty();
        assertThat(story.caseOf(invoice)).isEqualTo("CLOSED collection-notice paid");
    }

    // --- closed periods

    @ParameterizedTest
    @CsvSource({
        "AS_SEEN_MOST, LOCKED_409",
        "AS_SEEN_MOST, VALIDATION_422",
        "VOUCHERS_CHANGE_THE_INVOICE, LOCKED_409",
        "VOUCHERS_CHANGE_THE_INVOICE, VALIDATION_422"
    })
    void a_proposal_into_a_closed_period_is_moved_to_the_first_open_day_only_when_asked(
            TripletexManner manner, ClosedPeriodAnswer answer) {
        var invoice = paid(manner, "");
        story.tripletex().switches().closedPeriodAnswer = answer;
        story.company().closePeriod(SEPTEMBER);
        story.runs("2026-09-18");
        assertThat(story.parked()).singleElement().asString().contains("open it and retry", "redate", "adopt");
        story.runs("2026-10-01");
        assertThat(story.vouchers(invoice)).isEmpty();

        assertThat(redate(invoice, null, "2026-10-01").toString())
                .isEqualTo("done: the next run books proposal KK2-%s-%d-1 on 2026-10-01, value date 2026-09-18"
                        .formatted(story.id(), invoice.number()));
        var run = story.runs("2026-10-01");

        assertThat(run.isWell()).isTrue();
        assertThat(story.vouchers(invoice)).singleElement().satisfies(voucher -> {
            assertThat(voucher.date()).isEqualTo("2026-10-01");
            assertThat(voucher.description())
                    .startsWith(voucher.externalVoucherNumber() + " gebyr, forsinkelsesrente for faktura "
                            + invoice.number())
                    .endsWith("; verdidato 2026-09-18, bokført 2026-10-01");
            assertThat(voucher.postings()).allMatch(line -> line.description().equals(voucher.description()));
        });
        assertThat(logged(invoice, "proposal-redated")).startsWith("Kari Moe: ").endsWith(KARI.why());
        endsAtZero(invoice, "2026-10-02");
    }

    @Test
    void a_date_that_cannot_be_is_refused_with_what_to_do() {
        var invoice = paidIntoClosedPeriod(TripletexManner.AS_SEEN_MOST);

        assertThat(redate(invoice, null, "2026-09-20").toString())
                .isEqualTo("refused: no day from 2026-09-18 to today is open; remedy: open a period in Tripletex");
        assertThat(redate(invoice, "2026-09-20", "2026-10-01").toString())
                .contains("2026-09-20 lies in a closed period");
        assertThat(redate(invoice, "2026-08-31", "2026-10-01").toString()).contains("before the value date 2026-09-18");
        assertThat(part(RedateProposal.class)
                        .redate(first(invoice), null, new Operator("", ""), LocalDate.of(2026, 10, 1))
                        .toString())
                .startsWith("refused: say who you are");
        assertThat(part(RetryProposal.class)
                        .retry(ProposalRef.of(story.id(), "4711-1"), KARI, LocalDate.of(2026, 10, 1))
                        .toString())
                .startsWith("refused: there is no proposal KK2-" + story.id() + "-4711-1");
        assertThat(story.effects(invoice)).contains("VOUCHER PARKED");
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void once_the_period_is_open_again_a_retry_books_on_the_old_date(TripletexManner manner) {
        var invoice = paidIntoClosedPeriod(manner);
        story.company().openPeriod(SEPTEMBER);

        assertThat(part(RetryProposal.class)
                        .retry(first(invoice), KARI, LocalDate.of(2026, 9, 21))
                        .toString())
                .startsWith("done: the next run tries proposal");
        story.runs("2026-09-21");

        assertThat(story.vouchers(invoice)).singleElement().satisfies(voucher -> assertThat(voucher.date())
                .isEqualTo("2026-09-18"));
        endsAtZero(invoice, "2026-09-22");
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void a_parked_proposal_does_not_hold_up_what_a_later_payment_covered(TripletexManner manner) {
        story = Story.begin(manner, "coverage-order: [costs, fees, interest, principal]");
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.company().closePeriod(SEPTEMBER);
        story.pays(invoice, "2026-09-18", "1000.00");
        story.runs("2026-09-18");
        story.pays(invoice, "2026-10-02", "500.00");
        story.runs("2026-10-02");

        assertThat(story.proposals(invoice)).hasSize(2);
        assertThat(story.proposals(invoice).get(0)).startsWith("PARKED 2026-09-18 RECEIVABLES 113.51");
        assertThat(story.proposals(invoice).get(1)).startsWith("WAITING 2026-10-02 RECEIVABLES ");

        redate(invoice, null, "2026-10-02");
        story.runs("2026-10-02");
        story.accountantApproves("2026-10-02");
        story.runs("2026-10-03");

        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("11168.08");
        assertThat(story.proposals(invoice)).allMatch(line -> line.startsWith("BOOKED 2026-10-0"));
        assertThat(story.differences(invoice)).isEmpty();
    }

    // --- what the accountant did

    @Test
    void two_differences_of_one_cause_both_count_whenever_they_begin() {
        story = Story.begin(TripletexManner.AS_SEEN_MOST, "coverage-order: [costs, fees, interest, principal]");
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.pays(invoice, "2026-09-18", "1000.00");
        story.runs("2026-09-18");
        story.pays(invoice, "2026-10-02", "500.00");
        story.runs("2026-10-02");
        var vouchers = story.vouchers(invoice);
        story.company().deleteVoucher(vouchers.get(0));
        var first = story.runs("2026-10-03").figure();
        story.company().deleteVoucher(vouchers.get(1));

        var both = story.runs("2026-10-04").figure();

        assertThat(story.differences(invoice))
                .filteredOn(line -> line.startsWith("RED proposal deleted"))
                .hasSize(2);
        assertThat(both).isGreaterThan(first);
        assertThat(story.runs("2026-10-05").figure()).isEqualTo(both);
    }

    @ParameterizedTest
    @CsvSource({
        "AS_SEEN_MOST, true",
        "AS_SEEN_MOST, false",
        "VOUCHERS_CHANGE_THE_INVOICE, true",
        "VOUCHERS_CHANGE_THE_INVOICE, false"
    })
    void a_voucher_that_the_accountant_booked_by_hand_is_adopted(TripletexManner manner, boolean namesTheInvoice) {
        var invoice = paidIntoClosedPeriod(manner);
        story.runs("2026-10-01");
        var byHand = story.company()
                .bookByHand(
                        invoice.customer(),
                        namesTheInvoice ? invoice.number() : null,
                        LocalDate.of(2026, 10, 1),
                        new BigDecimal("113.51"),
                        Map.of(3909, new BigDecimal("-40.00"), 8050, new BigDecimal("-73.51")));

        assertThat(adopt(invoice, byHand.number(), "2026-10-01").toString())
                .startsWith("done: voucher %d/2026 counts as proposal".formatted(byHand.number()));
        story.runs("2026-10-01");

        assertThat(story.proposals(invoice))
                .containsExactly("BOOKED 2026-10-01 RECEIVABLES 113.51 FEE_INCOME -40.00 INTEREST_INCOME -73.51");
        assertThat(story.vouchers(invoice)).isEmpty();
        endsAtZero(invoice, "2026-10-02");
        assertThat(story.proposals(invoice)).hasSize(1);
        assertThat(part(ListProposals.class).ofInvoice(story.id(), invoice.number(), LocalDate.of(2026, 10, 2)))
                .singleElement()
                .asString()
                .contains("value date 2026-09-18", "voucher %d/2026".formatted(byHand.number()));
    }

    @Test
    void a_voucher_that_moves_another_amount_or_stands_on_other_accounts_is_not_adopted() {
        var invoice = paidIntoClosedPeriod(TripletexManner.AS_SEEN_MOST);
        story.runs("2026-10-01");
        var day = LocalDate.of(2026, 10, 1);
        var wrongAmount = story.company()
                .bookByHand(
                        invoice.customer(),
                        invoice.number(),
                        day,
                        new BigDecimal("113.50"),
                        Map.of(8050, new BigDecimal("-113.50")));
        var wrongAccount = story.company()
                .bookByHand(
                        invoice.customer(),
                        invoice.number(),
                        day,
                        new BigDecimal("113.51"),
                        Map.of(3900, new BigDecimal("-113.51")));
        var wrongCustomer = story.company()
                .bookByHand(
                        story.customer(), null, day, new BigDecimal("113.51"), Map.of(8050, new BigDecimal("-113.51")));

        assertThat(adopt(invoice, wrongAmount.number(), "2026-10-01").toString())
                .contains("moves 113.50 on the customer's account, the proposal 113.51");
        assertThat(adopt(invoice, wrongAccount.number(), "2026-10-01").toString())
                .contains("not on an account of the creditor file");
        assertThat(adopt(invoice, wrongCustomer.number(), "2026-10-01").toString())
                .contains("not this customer's");
        assertThat(adopt(invoice, 999_999, "2026-10-01").toString())
                .contains("0 vouchers in the ledger have the number 999999/2026");
        assertThat(story.effects(invoice)).contains("VOUCHER PARKED");
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void a_deleted_proposal_is_sent_again_under_its_number_when_asked(TripletexManner manner) {
        var invoice = paid(manner, "");
        story.on("2026-09-18");
        story.company().deleteVoucher(story.vouchers(invoice).get(0));
        story.runs("2026-09-21");
        assertThat(story.differences(invoice)).anyMatch(line -> line.startsWith("RED proposal deleted"));

        var answer = part(ResendProposal.class).resend(first(invoice), KARI, LocalDate.of(2026, 9, 21));
        story.runs("2026-09-21");

        assertThat(answer.toString()).startsWith("done: the next run sends proposal");
        assertThat(story.vouchers(invoice)).singleElement().satisfies(voucher -> {
            assertThat(voucher.externalVoucherNumber())
                    .isEqualTo("KK2-%s-%d-1".formatted(story.id(), invoice.number()));
            assertThat(voucher.uploads()).hasSize(1);
        });
        endsAtZero(invoice, "2026-09-22");
    }

    @Test
    void a_proposal_that_was_not_deleted_is_not_sent_again() {
        var invoice = paid(TripletexManner.AS_SEEN_MOST, "");
        story.on("2026-09-18");

        var answer = part(ResendProposal.class).resend(first(invoice), KARI, LocalDate.of(2026, 9, 18));

        assertThat(answer.toString()).contains("is WAITING");
        story.on("2026-09-18");
        assertThat(story.vouchers(invoice)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void an_edit_that_leaves_the_customer_s_account_alone_is_accepted_and_not_corrected_back(TripletexManner manner) {
        var invoice = paid(manner, "");
        story.on("2026-09-18");
        story.company().moveBetweenLines(story.vouchers(invoice).get(0), 3909, 8050, new BigDecimal("-10.00"));
        story.runs("2026-09-21");
        assertThat(story.differences(invoice)).anyMatch(line -> line.startsWith("RED proposal edited"));

        var answer = part(AcceptEdited.class).accept(first(invoice), KARI, LocalDate.of(2026, 9, 21));
        story.runs("2026-09-21");

        assertThat(answer.toString()).startsWith("done: proposal");
        assertThat(story.proposals(invoice))
                .containsExactly("WAITING 2026-09-18 RECEIVABLES 113.51 FEE_INCOME -28.00 INTEREST_INCOME -85.51");
        assertThat(story.differences(invoice)).noneMatch(line -> line.startsWith("RED"));
        endsAtZero(invoice, "2026-09-22");
        assertThat(story.proposals(invoice)).hasSize(1);
    }

    @Test
    void an_edit_of_the_customer_s_line_is_not_accepted() {
        var invoice = paid(TripletexManner.AS_SEEN_MOST, "");
        story.on("2026-09-18");
        story.company().editVoucher(story.vouchers(invoice).get(0), new BigDecimal("100.00"));
        story.runs("2026-09-21");

        var answer = part(AcceptEdited.class).accept(first(invoice), KARI, LocalDate.of(2026, 9, 21));

        assertThat(answer.toString())
                .isEqualTo(
                        "refused: the voucher moves 100.00 on the customer's account, the proposal 113.51;"
                                + " remedy: put the receivables line back to 113.51, or delete the voucher and resend the proposal");
        assertThat(story.proposals(invoice)).singleElement().asString().startsWith("EDITED");
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void an_edit_of_the_customer_s_line_that_is_booked_is_accepted_and_the_rest_proposed_anew(TripletexManner manner) {
        var invoice = paid(manner, "");
        story.on("2026-09-18");
        story.company().editVoucher(story.vouchers(invoice).get(0), new BigDecimal("100.00"));
        story.accountantApproves("2026-09-18");
        story.runs("2026-09-21");
        assertThat(story.differences(invoice)).anyMatch(line -> line.startsWith("RED proposal edited"));

        var answer = part(AcceptEdited.class).accept(first(invoice), KARI, LocalDate.of(2026, 9, 21));
        story.runs("2026-09-21");

        assertThat(answer.toString())
                .endsWith("stands as it was edited; the next run proposes the rest, 13.51 on the customer's account");
        assertThat(story.proposals(invoice))
                .containsExactly(
                        "BOOKED 2026-09-18 RECEIVABLES 100.00 FEE_INCOME -38.00 INTEREST_INCOME -62.00",
                        "WAITING 2026-09-18 RECEIVABLES 13.51 INTEREST_INCOME -13.51");
        assertThat(story.corrections(invoice)).containsExactly("2 corrects 1");
        endsAtZero(invoice, "2026-09-22");
        assertThat(story.company().balance(8050)).isEqualByComparingTo("-75.51");
    }

    // --- what stands in the way

    /** What is set up wrong, what a person reads about it, and how it is mended. */
    @SuppressWarnings("ImmutableEnumChecker") // its functions keep nothing
    private enum Obstacle {
        INACTIVE_ACCOUNT(
                company -> company.account(8050).inactive(),
                "account 8050 is inactive; activate it",
                company -> company.account(8050).active(),
                false),
        DEPARTMENT_MISSING(
                company -> company.account(3909).requiringDepartment(),
                "account 3909 requires a department, and voucher.department names none; name one as voucher.department",
                company -> company.account(3909).requiringNothing(),
                false),
        PROJECT_MISSING_ON_RECEIVABLES(
                company -> company.account(1500).requiringProject(),
                "account 1500 requires a project, and voucher.project names none",
                company -> company.account(1500).requiringNothing(),
                false),
        FREE_DIMENSION(
                company -> company.account(3909).requiringFreeDimension(2),
                "account 3909 requires a free dimension",
                company -> company.account(3909).requiringNothing(),
                false),
        LOCKED_TO_VAT(
                company -> company.account(3909).lockedTo(company.vatType("3")),
                "account 3909 is locked to VAT code 3; use an account without VAT",
                company -> company.account(3909).open(company.vatType("3"), company.vatType("0")),
                false),
        VAT_FREE_NOT_ALLOWED(
                company -> company.account(3909).open(company.vatType("3"), company.vatType("5")),
                "account 3909 cannot be posted to without VAT; allow VAT code 0",
                company -> company.account(3909).open(company.vatType("3"), company.vatType("0")),
                false),
        NO_RIGHT(
                company -> company.voucherRights(false, false),
                "status 403, code 9000",
                company -> company.voucherRights(true, true),
                true);

        private final Consumer<Company> arise;
        private final String read;
        private final Consumer<Company> mend;
        private final boolean posted;

        Obstacle(Consumer<Company> arise, String read, Consumer<Company> mend, boolean posted) {
            this.arise = arise;
            this.read = read;
            this.mend = mend;
            this.posted = posted;
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_the_ledger_cannot_take_is_parked_with_the_remedy_and_goes_once_it_is_mended(Obstacle obstacle) {
        var invoice = paid(TripletexManner.AS_SEEN_MOST, "");
        obstacle.arise.accept(story.company());
        story.tripletex().log().clear();

        story.runs("2026-09-18");

        assertThat(story.parked()).singleElement().asString().contains(obstacle.read);
        assertThat(story.calls("POST", "/ledger/voucher")).isEqualTo(obstacle.posted ? 1 : 0);
        assertThat(story.vouchers(invoice)).isEmpty();

        obstacle.mend.accept(story.company());
        part(RetryProposal.class).retry(first(invoice), KARI, LocalDate.of(2026, 9, 18));
        var mended = story.runs("2026-09-18");

        assertThat(mended.problems()).isEmpty();
        assertThat(story.vouchers(invoice)).hasSize(1);
    }

    @Test
    void without_the_right_to_post_straight_to_the_ledger_nothing_is_left_waiting_instead() {
        var invoice = paid(TripletexManner.AS_SEEN_MOST, "voucher: {send-to-ledger: true}");
        story.company().voucherRights(true, false);

        story.runs("2026-09-18");

        assertThat(story.parked()).singleElement().asString().contains("\"Advanced Voucher\" for send-to-ledger");
        assertThat(story.vouchers(invoice)).isEmpty();
    }

    @Test
    void another_account_in_the_creditor_file_changes_no_proposal_that_was_made_before() throws IOException {
        var invoice = paid(TripletexManner.AS_SEEN_MOST, "");
        story.on("2026-09-18");
        Files.writeString(
                story.file(),
                Files.readString(story.file())
                        .replace("fee-income: 3909", "fee-income: 3900")
                        .replace("fee: S100", "fee: R100"));
        var next = story.on("2026-09-21");

        assertThat(next.problems()).isEmpty();
        assertThat(story.proposals(invoice)).singleElement().asString().startsWith("WAITING");
        endsAtZero(invoice, "2026-09-21");
        assertThat(story.sql().sql("""
                                SELECT CONCAT_WS(' ', l.account_number, l.product_number) FROM proposal_lines l
                                  JOIN proposals p ON p.id = l.proposal_id WHERE p.creditor_id = ? ORDER BY l.row_no
                                """).param(story.id()).query(String.class).list())
                .containsExactly("1500", "3909 S100", "8050 R100");
    }

    // --- departments and projects

    @Test
    void income_lines_bear_the_department_of_the_invoice_s_order_and_a_fixed_project() {
        story = Story.begin(TripletexManner.AS_SEEN_MOST, "voucher: {department: invoice, project: 7}");
        story.company().department("10");
        story.company().department("100");
        story.company().project("7");
        var invoice = story.invoice("12500.00", "2026-08-31").order("10", null);
        story.on("2026-09-15");
        story.pays(invoice, "2026-09-18", "12613.51");
        story.on("2026-09-18");

        assertThat(story.vouchers(invoice).get(0).postings())
                .extracting(Posting::accountNumber, Posting::departmentNumber, Posting::projectNumber)
                .containsExactly(tuple(1500, null, null), tuple(3909, "10", "7"), tuple(8050, "10", "7"));
    }

    @Test
    void orders_that_differ_give_no_department_and_the_voucher_says_so() {
        var invoice = ofTwoOrders();

        story.on("2026-09-18");

        var voucher = story.vouchers(invoice).get(0);
        assertThat(voucher.postings()).allMatch(line -> line.departmentNumber() == null);
        assertThat(voucher.description()).endsWith("; avdeling ikke satt: ordrene er ulike");
    }

    @Test
    void orders_that_differ_park_the_proposal_where_the_account_insists_on_a_department() {
        ofTwoOrders();
        story.company().account(3909).requiringDepartment();

        story.runs("2026-09-18");

        assertThat(story.parked())
                .singleElement()
                .asString()
                .contains("account 3909 requires a department, and the orders of the invoice differ in it");
    }

    private InvoiceDoc ofTwoOrders() {
        story = Story.begin(TripletexManner.AS_SEEN_MOST, "voucher: {department: invoice}");
        story.company().department("10");
        story.company().department("20");
        var invoice = story.invoice("12500.00", "2026-08-31").order("10", null).order("20", null);
        story.on("2026-09-15");
        story.pays(invoice, "2026-09-18", "12613.51");
        return invoice;
    }

    // --- in the ledger

    @Test
    void straight_to_the_ledger_the_voucher_s_number_is_kept_at_once() {
        var invoice = paid(TripletexManner.AS_SEEN_MOST, "voucher: {send-to-ledger: true}");

        story.on("2026-09-18");

        var number = story.vouchers(invoice).get(0).number();
        assertThat(number).isPositive();
        assertThat(part(ListProposals.class).ofInvoice(story.id(), invoice.number(), LocalDate.of(2026, 9, 18)))
                .singleElement()
                .asString()
                .contains(", voucher %d/2026".formatted(number));
    }

    @Test
    void the_calculation_is_attached_in_the_same_run_and_once_even_if_the_answer_is_lost() {
        var invoice = paid(TripletexManner.AS_SEEN_MOST, "");
        story.tripletex().failNext("POST", "/ledger/voucher/", Fault.dropAfter());

        story.on("2026-09-18");
        assertThat(story.effects(invoice)).contains("ATTACHMENT UNKNOWN");
        story.on("2026-09-19");
        story.on("2026-09-20");

        assertThat(story.effects(invoice)).contains("ATTACHMENT DONE");
        assertThat(story.vouchers(invoice))
                .singleElement()
                .satisfies(voucher ->
                        assertThat(voucher.uploads()).singleElement().asString().startsWith("%PDF-"));
    }

    @AfterEach
    void the_contract_was_kept() {
        story.tripletex().switches().closedPeriodAnswer = ClosedPeriodAnswer.VALIDATION_422;
        story.neverBrokeTheContract();
    }
}
