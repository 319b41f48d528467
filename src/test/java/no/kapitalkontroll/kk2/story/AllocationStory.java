package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.cases.MatchFreeCredits;
import no.kapitalkontroll.kk2.cases.RestsToDecide;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.DesignatePayment;
import no.kapitalkontroll.kk2.handling.KeepRest;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.ReadAllocations;
import no.kapitalkontroll.kk2.handling.RegisterBankDate.Payment;
import no.kapitalkontroll.kk2.handling.WaivePart;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import no.kapitalkontroll.kk2.statement.MakeStatement;
import no.kapitalkontroll.kk2.statement.PrintStatement;
import no.kapitalkontroll.kk2.statement.StatementAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each krone covers, by whose word, and what becomes of what is left. */
class AllocationStory {

    private static final Operator SIV = new Operator("Siv Saksvik", "his message with the payment");

    private Story story;

    @ParameterizedTest
    @EnumSource
    void the_stored_parts_sum_to_the_payment_and_are_what_its_proposal_books(TripletexManner manner) {
        story = Story.begin(manner);
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.pays(invoice, "2026-09-18", "13000.00");
        story.on("2026-09-18");

        assertThat(stored(invoice)).containsExactly("13000.00: 12500.00 0.00 38.00 75.51 386.49 stands");
        assertThat(story.proposals(invoice))
                .containsExactly("WAITING 2026-09-18 RECEIVABLES 113.51 FEE_INCOME -38.00 INTEREST_INCOME -75.51");

        var tables = Tables.of(story.kk2(), "runs", "run_leases");
        story.on("2026-09-18");
        assertThat(Tables.of(story.kk2(), "runs", "run_leases")).isEqualTo(tables);
    }

    @ParameterizedTest
    @EnumSource
    void a_payment_that_comes_back_before_its_proposal_was_approved_ends_its_row_and_is_corrected(
            TripletexManner manner) {
        story = Story.begin(manner);
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        var payment = story.pays(invoice, "2026-09-18", "12613.51");
        story.on("2026-09-18");

        story.reverses(invoice, payment, "2026-09-21", "12613.51");
        var bounced = story.on("2026-09-21");

        assertThat(bounced.figure().toString()).isEqualTo("0.00");
        assertThat(story.caseOf(invoice)).isEqualTo("OPEN collection-notice");
        assertThat(stored(invoice)).containsExactly("12613.51: 12500.00 0.00 38.00 75.51 0.00 until 2026-09-21");
        assertThat(story.proposals(invoice))
                .containsExactly(
                        "WAITING 2026-09-18 RECEIVABLES 113.51 FEE_INCOME -38.00 INTEREST_INCOME -75.51",
                        "WAITING 2026-09-21 RECEIVABLES -113.51 FEE_INCOME 38.00 INTEREST_INCOME 75.51");
        story.accountantApproves("2026-09-21");
        story.on("2026-09-22");
        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("12500.00");
        assertThat(story.differences(invoice)).isEmpty();
    }

    @Test
    void a_payment_from_before_the_case_is_stored_on_the_day_of_taking() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.pays(invoice, "2026-09-10", "500.00");

        story.on("2026-09-15");

        assertThat(stored(invoice)).containsExactly("500.00: 500.00 0.00 0.00 0.00 0.00 stands");
        var tables = Tables.of(story.kk2(), "runs", "run_leases");
        story.on("2026-09-15");
        assertThat(Tables.of(story.kk2(), "runs", "run_leases")).isEqualTo(tables);
    }

    @Test
    void the_debtors_word_goes_before_the_creditors_order_for_that_payment_alone() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.pays(invoice, "2026-09-18", "1000.00");
        story.pays(invoice, "2026-09-21", "1000.00");
        story.on("2026-09-21");

        var first = new Payment(null, LocalDate.parse("2026-09-18"), Money.kroner(1000));
        var answer = designate(invoice, first, List.of(Bucket.FEES, Bucket.INTEREST));
        assertThat(answer).startsWith("done: ").contains("fees, interest");
        story.runs("2026-09-22");

        // 18 days' interest, 75.51; the rest of it, and the whole of the second, on the principal
        assertThat(stored(invoice))
                .containsExactly(
                        "1000.00: 1000.00 0.00 0.00 0.00 0.00 until 2026-09-22",
                        "1000.00: 886.49 0.00 38.00 75.51 0.00 stands",
                        "1000.00: 1000.00 0.00 0.00 0.00 0.00 stands");
        assertThat(story.proposals(invoice))
                .containsExactly("WAITING 2026-09-18 RECEIVABLES 113.51 FEE_INCOME -38.00 INTEREST_INCOME -75.51");
        var made = (StatementAnswer.Made) story.kk2()
                .bean(MakeStatement.class)
                .of(story.id(), invoice.number(), LocalDate.parse("2026-09-22"), LocalDate.parse("2026-09-22"));
        assertThat(new PrintStatement().of(made.statement())).contains("payment for fees, interest first");
        assertThat(story.kk2()
                        .bean(ReadAllocations.class)
                        .read(ref(invoice), LocalDate.parse("2026-09-22"))
                        .toString())
                .contains("by the debtor's word");

        assertThat(designate(invoice, first, List.of())).startsWith("done: ");
        story.runs("2026-09-23");
        assertThat(stored(invoice)).last().isEqualTo("1000.00: 1000.00 0.00 0.00 0.00 0.00 stands");
        assertThat(story.proposals(invoice)).hasSize(2);
    }

    @Test
    void a_designation_of_no_payment_or_of_one_part_twice_is_refused() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        var any = new Payment(null, null, null);

        assertThat(designate(invoice, any, List.of(Bucket.FEES))).startsWith("refused: there is no such payment");
        assertThat(designate(invoice, any, List.of(Bucket.FEES, Bucket.FEES)))
                .startsWith("refused: a part is named twice");
    }

    @Test
    void with_keep_a_small_rest_stays_open_and_a_later_payment_covers_it() {
        story = Story.begin(TripletexManner.AS_SEEN_MOST, "rest-policy: keep");
        var invoice = story.invoice("5000.00", "2026-08-31");
        story.on("2026-09-15");
        story.pays(invoice, "2026-09-18", "5000.00");
        story.onEvery("2026-09-18", "2026-09-19");

        assertThat(story.decision(invoice, "2026-09-19")).isEqualTo("wait below-minimum");
        assertThat(story.waived(invoice)).isEqualTo("0.00");
        assertThat(rests("2026-09-19")).isEmpty();

        story.pays(invoice, "2026-09-21", "68.21");
        story.on("2026-09-21");

        assertThat(story.decision(invoice, "2026-09-21")).isEqualTo("close paid");
        assertThat(story.waived(invoice)).isEqualTo("0.00");
        assertThat(story.proposals(invoice))
                .containsExactly("WAITING 2026-09-21 RECEIVABLES 68.21 FEE_INCOME -38.00 INTEREST_INCOME -30.21");
    }

    @Test
    void with_ask_the_claim_waits_until_the_rest_is_waived_or_kept() {
        story = Story.begin(TripletexManner.AS_SEEN_MOST, "rest-policy: ask");
        var waived = story.invoice("5000.00", "2026-08-31");
        var kept = story.invoice("5000.00", "2026-08-31");
        story.on("2026-09-15");
        story.pays(waived, "2026-09-18", "5000.00");
        story.pays(kept, "2026-09-18", "5000.00");
        story.on("2026-09-18");

        assertThat(story.decision(waived, "2026-09-18")).isEqualTo("wait awaiting-approval");
        assertThat(rests("2026-09-18"))
                .containsExactly(
                        "invoice %d: 68.21".formatted(waived.number()), "invoice %d: 68.21".formatted(kept.number()));

        var today = LocalDate.parse("2026-09-18");
        assertThat(story.kk2()
                        .bean(WaivePart.class)
                        .waive(ref(waived), WaivePart.What.ALL, null, SIV, today)
                        .isDone())
                .isTrue();
        assertThat(story.kk2().bean(KeepRest.class).keep(ref(kept), SIV, today).isDone())
                .isTrue();
        story.on("2026-09-21");

        assertThat(story.decision(waived, "2026-09-21")).isEqualTo("close paid");
        assertThat(story.decision(kept, "2026-09-21")).isEqualTo("wait below-minimum");
        assertThat(rests("2026-09-21")).isEmpty();
    }

    @Test
    void a_payment_without_an_invoice_names_what_it_probably_pays() {
        story = Story.begin();
        var customer = story.customer();
        var invoice = story.invoice(customer, "12500.00", "2026-08-31");
        story.invoice(customer, "800.00", "2026-08-31");
        story.on("2026-09-15");
        story.tripletex().setToday(LocalDate.parse("2026-09-18"));
        story.company().freeCredit(customer, LocalDate.parse("2026-09-18"), new BigDecimal("12500.00"));
        var back = story.company().freeCredit(customer, LocalDate.parse("2026-09-18"), new BigDecimal("300.00"));
        story.company().reverse(back, LocalDate.parse("2026-09-18"));

        story.runs("2026-09-18");

        assertThat(story.decision(invoice, "2026-09-18")).isEqualTo("wait free-credit");
        var match = story.kk2().bean(MatchFreeCredits.class);
        assertThat(match.thatStop(story.id(), LocalDate.parse("2026-09-18")))
                .singleElement()
                .satisfies(one -> assertThat(one.invoiceNumbers()).containsExactly(invoice.number()));
        assertThat(match.of(story.id(), LocalDate.parse("2026-09-18"))).hasSize(1);
    }

    private String designate(InvoiceDoc invoice, Payment which, List<Bucket> covers) {
        return story.kk2()
                .bean(DesignatePayment.class)
                .designate(ref(invoice), which, covers, SIV, LocalDate.parse("2026-09-21"))
                .toString();
    }

    private List<String> rests(String date) {
        return story.kk2().bean(RestsToDecide.class).of(story.id(), LocalDate.parse(date)).stream()
                .map(String::valueOf)
                .toList();
    }

    private CaseRef ref(InvoiceDoc invoice) {
        return new CaseRef(story.id(), invoice.number());
    }

    /** Amount, principal, costs, fees, interest and surplus of each payment. */
    private List<String> stored(InvoiceDoc invoice) {
        return story.sql()
                .sql("""
                        SELECT CONCAT(a.amount, ': ', a.principal, ' ', a.costs, ' ', a.fees, ' ', a.interest, ' ', a.surplus, ' ',
                                      COALESCE(CONCAT('until ', a.superseded_on), 'stands'))
                          FROM allocations a JOIN cases c ON c.id = a.case_id
                         WHERE c.creditor_id = ? AND c.invoice_id = ? ORDER BY a.dated, a.id
                        """)
                .params(story.id(), invoice.id())
                .query(String.class)
                .list();
    }

    @AfterEach
    void the_contract_was_kept() {
        story.neverBrokeTheContract();
    }
}
