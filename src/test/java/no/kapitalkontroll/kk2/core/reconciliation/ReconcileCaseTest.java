package no.kapitalkontroll.kk2.core.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.BookEntry;
import no.kapitalkontroll.kk2.core.bookkeeping.Lines;
import no.kapitalkontroll.kk2.core.bookkeeping.MovedRefund;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.bookkeeping.Proposed;
import no.kapitalkontroll.kk2.core.bookkeeping.Subject;
import no.kapitalkontroll.kk2.core.charge.InterestStatement;
import no.kapitalkontroll.kk2.core.claim.LedgerPosting;
import no.kapitalkontroll.kk2.core.coverage.Allocation;
import no.kapitalkontroll.kk2.core.coverage.ClaimBalance;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding.State;
import org.junit.jupiter.api.Test;

/** An invoice of 1 000.00; a payment of 1 038.00 (posting 2) covers it and a fee of 38.00. */
class ReconcileCaseTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate EARLIER = TODAY.minusDays(20);
    private static final long OUR_VOUCHER = 900;
    private static final String NUMBER = "KK2-demo-10001-1";

    private final List<LedgerPosting> postings = new ArrayList<>();
    private final List<ProposalStanding> proposals = new ArrayList<>();
    private final List<Proposed> proposed = new ArrayList<>();
    private final List<Allocation> allocations = new ArrayList<>();
    private final List<BookEntry> byHand = new ArrayList<>();
    private String principal = "0";
    private String refundDue = "0";
    private String outstanding;
    private String credited = "0";
    private String invoiceAmount = "1000";
    private String paidTwice = "0";

    @Test
    void an_unpaid_case_agrees() {
        given_the_invoice();
        assertThat(compare()).isEmpty();
    }

    @Test
    void a_settled_and_booked_case_agrees() {
        given_a_paid_case();
        given_our_voucher(State.BOOKED, "38");
        assertThat(compare()).isEmpty();
    }

    @Test
    void tripletex_may_count_our_vouchers_in_the_outstanding_amount_or_not() {
        given_a_paid_case();
        given_our_voucher(State.BOOKED, "38");
        outstanding = "0";
        assertThat(compare()).isEmpty();
        outstanding = "-38";
        assertThat(compare()).isEmpty();
    }

    @Test
    void a_waiting_proposal_explains_its_amount() {
        given_a_paid_case();
        given_proposal(State.WAITING);
        assertThat(compare()).containsExactly(difference(Cause.PROPOSAL_WAITING, "-38"));
    }

    @Test
    void a_planned_proposal_explains_its_amount() {
        given_a_paid_case();
        given_proposal(State.PLANNED);
        assertThat(compare()).containsExactly(difference(Cause.PROPOSAL_WAITING, "-38"));
    }

    @Test
    void coverage_without_a_proposal_yet_explains_its_amount() {
        given_a_paid_case();
        proposed.clear();
        assertThat(compare()).containsExactly(difference(Cause.PROPOSAL_WAITING, "-38"));
    }

    @Test
    void a_waiting_proposal_that_is_booked_meanwhile_explains_nothing() {
        given_a_paid_case();
        given_our_voucher(State.WAITING, "38");
        assertThat(compare()).isEmpty();
    }

    @Test
    void a_deleted_proposal_is_red() {
        given_a_paid_case();
        given_proposal(State.DELETED);
        assertThat(compare()).containsExactly(difference(Cause.PROPOSAL_DELETED, "-38"));
    }

    @Test
    void an_edited_proposal_is_red_with_what_was_changed() {
        given_a_paid_case();
        given_our_voucher(State.EDITED, "30");
        assertThat(compare()).containsExactly(difference(Cause.PROPOSAL_EDITED, "-8"));
    }

    @Test
    void an_edited_proposal_is_red_even_when_receivables_agree() {
        given_a_paid_case();
        given_our_voucher(State.EDITED, "38");
        assertThat(compare()).containsExactly(difference(Cause.PROPOSAL_EDITED, "38"));
    }

    @Test
    void a_proposal_that_never_touches_receivables_is_not_quiet_when_somebody_edited_or_parked_it() {
        given_a_paid_case();
        var outlay = Lines.moved(AccountRole.BANK, AccountRole.COSTS, Money.kroner(500));
        proposals.add(new ProposalStanding("KK2-demo-10001-2", State.EDITED, outlay));
        proposals.add(new ProposalStanding("KK2-demo-10001-3", State.PARKED, outlay));
        assertThat(compare()).contains(difference(Cause.PROPOSAL_EDITED, "500"), difference(Cause.UNKNOWN, "500"));
    }

    @Test
    void a_parked_proposal_leaves_its_amount_unknown() {
        given_a_paid_case();
        given_proposal(State.PARKED);
        assertThat(compare()).containsExactly(difference(Cause.UNKNOWN, "-38"));
    }

    @Test
    void a_booked_fee_of_a_bounced_payment_is_explained_by_the_correction_that_is_due() {
        given_a_bounced_payment();
        assertThat(compare()).containsExactly(difference(Cause.PROPOSAL_WAITING, "38"));
    }

    @Test
    void what_is_booked_of_a_bounced_payment_is_red_while_a_proposal_of_its_own_is_in_dispute() {
        given_a_bounced_payment();
        proposals.add(new ProposalStanding("KK2-demo-10001-2", State.DELETED, Money.kroner(5)));
        proposed.set(0, inDispute(proposed(2, "43")));
        assertThat(compare())
                .containsExactly(difference(Cause.PROPOSAL_DELETED, "-5"), difference(Cause.REVERSED, "43"));
    }

    @Test
    void a_dispute_about_another_payment_does_not_hold_up_the_correction() {
        given_a_bounced_payment();
        proposals.add(new ProposalStanding("KK2-demo-10001-2", State.DELETED, Money.kroner(5)));
        proposed.add(inDispute(proposed(7, "5")));
        assertThat(compare())
                .containsExactly(
                        difference(Cause.PROPOSAL_WAITING, "38"),
                        difference(Cause.PROPOSAL_DELETED, "-5"),
                        difference(Cause.REVERSED, "5"));
    }

    @Test
    void a_waiting_correction_explains_the_bounced_payment_s_fee() {
        given_a_bounced_payment();
        proposed.add(proposed(2, "-38"));
        proposals.add(new ProposalStanding("KK2-demo-10001-2", State.WAITING, Money.kroner(-38)));
        assertThat(compare()).containsExactly(difference(Cause.PROPOSAL_WAITING, "38"));
    }

    @Test
    void a_correction_that_is_due_for_a_living_payment_is_explained() {
        given_a_paid_case();
        given_our_voucher(State.BOOKED, "38");
        allocations.set(0, allocation("0", "38"));
        refundDue = "38";

        assertThat(compare())
                .containsExactly(difference(Cause.PROPOSAL_WAITING, "38"), difference(Cause.REFUND_DUE, "-38"));
    }

    @Test
    void a_refund_due_is_listed_beside_the_sum() {
        given_the_invoice();
        postings.add(posting(2, EARLIER, "-1100", 51, null));
        principal = "0";
        refundDue = "100";
        assertThat(compare()).containsExactly(difference(Cause.REFUND_DUE, "-100"));
    }

    @Test
    void a_posting_of_today_that_the_case_does_not_know_is_explained() {
        given_the_invoice();
        postings.add(posting(2, TODAY, "-300", 51, null));
        outstanding = "700";
        assertThat(compare()).containsExactly(difference(Cause.DATED_TODAY, "-300"));
    }

    @Test
    void a_payment_dated_ahead_is_explained_until_its_date() {
        given_the_invoice();
        postings.add(posting(2, TODAY.plusDays(1), "-300", 51, null));
        outstanding = "700";
        assertThat(compare()).containsExactly(difference(Cause.DATED_TODAY, "-300"));
    }

    @Test
    void a_payment_dated_ahead_is_explained_beside_one_of_today_that_counts() {
        given_the_invoice();
        postings.add(posting(2, TODAY, "-200", 51, null));
        postings.add(posting(3, TODAY.plusDays(1), "-300", 52, null));
        principal = "800";
        outstanding = "500";
        assertThat(compare()).containsExactly(difference(Cause.DATED_TODAY, "-300"));
    }

    @Test
    void an_edited_invoice_is_red_even_when_the_sums_agree() {
        given_the_invoice();
        invoiceAmount = "900";
        postings.set(0, posting(1, EARLIER, "900", 50, null));
        principal = "900";
        assertThat(compare()).containsExactly(difference(Cause.INVOICE_EDITED, "-100"));
    }

    @Test
    void an_edited_invoice_explains_a_ledger_that_has_followed() {
        given_the_invoice();
        invoiceAmount = "900";
        postings.set(0, posting(1, EARLIER, "900", 50, null));
        assertThat(compare()).containsExactly(difference(Cause.INVOICE_EDITED, "-100"));
    }

    @Test
    void a_payment_that_only_the_invoice_shows_is_not_seen() {
        given_the_invoice();
        outstanding = "400";
        assertThat(compare()).containsExactly(difference(Cause.PAYMENT_NOT_SEEN, "-600"));
    }

    @Test
    void a_payment_that_only_the_case_does_not_know_is_not_seen() {
        given_the_invoice();
        postings.add(posting(2, EARLIER, "-600", 51, null));
        outstanding = "400";
        assertThat(compare()).containsExactly(difference(Cause.PAYMENT_NOT_SEEN, "-600"));
    }

    @Test
    void a_credit_that_only_the_invoice_shows_is_not_seen() {
        given_the_invoice();
        outstanding = "0";
        assertThat(new ReconcileCase().compare(books(), true, Money.ZERO))
                .containsExactly(difference(Cause.CREDIT_NOT_SEEN, "-1000"));
    }

    @Test
    void a_payment_that_the_case_takes_from_the_invoice_and_no_posting_shows_is_not_seen() {
        given_the_invoice();
        outstanding = "400";
        principal = "400";
        credited = "600";
        assertThat(compare()).containsExactly(difference(Cause.PAYMENT_NOT_SEEN, "600"));
    }

    @Test
    void a_credit_that_the_case_takes_from_the_invoice_and_no_posting_shows_is_not_seen() {
        given_the_invoice();
        outstanding = "0";
        principal = "0";
        credited = "1000";
        assertThat(new ReconcileCase().compare(books(), true, Money.ZERO))
                .containsExactly(difference(Cause.CREDIT_NOT_SEEN, "1000"));
    }

    @Test
    void what_is_not_seen_beside_a_credit_that_is_seen_is_a_payment() {
        given_the_invoice();
        postings.add(posting(2, EARLIER, "-300", 51, null));
        outstanding = "500";
        principal = "500";
        credited = "500";
        assertThat(new ReconcileCase().compare(books(), true, Money.ZERO))
                .containsExactly(difference(Cause.PAYMENT_NOT_SEEN, "200"));
    }

    @Test
    void one_ore_that_only_the_invoice_shows_is_rounding() {
        given_the_invoice();
        outstanding = "999.99";
        assertThat(compare()).containsExactly(difference(Cause.ROUNDING, "-0.01"));
        principal = "999.99";
        assertThat(compare()).containsExactly(difference(Cause.ROUNDING, "0.01"));
    }

    @Test
    void one_ore_is_rounding() {
        given_the_invoice();
        principal = "999.99";
        assertThat(compare()).containsExactly(difference(Cause.ROUNDING, "0.01"));
        principal = "1000.01";
        outstanding = "1000.01";
        assertThat(compare()).containsExactly(difference(Cause.ROUNDING, "-0.01"));
    }

    @Test
    void anything_else_is_unknown() {
        given_the_invoice();
        principal = "950";
        assertThat(compare()).containsExactly(difference(Cause.UNKNOWN, "50"));
    }

    @Test
    void one_cause_does_not_hide_another() {
        given_a_paid_case();
        given_proposal(State.WAITING);
        postings.add(posting(3, EARLIER, "77", 52, null));

        assertThat(compare())
                .containsExactly(difference(Cause.PROPOSAL_WAITING, "-38"), difference(Cause.UNKNOWN, "77"));
    }

    @Test
    void a_payment_that_may_have_been_registered_explains_its_amount_until_somebody_says_it() {
        given_the_invoice();
        principal = "400";
        postings.add(posting(2, EARLIER, "-600", OUR_VOUCHER, NUMBER));
        postings.add(posting(3, EARLIER, "-600", 51, null));
        outstanding = "400";
        paidTwice = "-600";

        assertThat(compare()).containsExactly(difference(Cause.PAYMENT_TWICE, "-600"));
    }

    private void given_the_invoice() {
        postings.add(posting(1, EARLIER, "1000", 50, null));
        principal = "1000";
        outstanding = "1000";
    }

    @Test
    void a_booked_loss_takes_what_is_open_off_the_account() {
        given_a_loss(State.BOOKED);
        postings.add(posting(9, EARLIER, "-1000", OUR_VOUCHER, NUMBER));
        assertThat(compare()).isEmpty();
    }

    @Test
    void a_waiting_loss_explains_its_amount() {
        given_a_loss(State.WAITING);
        assertThat(compare()).containsExactly(difference(Cause.PROPOSAL_WAITING, "1000"));
    }

    @Test
    void what_a_run_has_overlooked_is_unknown_and_no_proposal_waits() {
        given_a_loss(State.WAITING);
        proposals.clear();
        proposed.clear();

        assertThat(compare()).as("at the gate").containsExactly(difference(Cause.PROPOSAL_WAITING, "1000"));
        assertThat(new ReconcileCase().compare(books(), false, Money.kroner(-1000)))
                .containsExactly(difference(Cause.UNKNOWN, "1000"));
    }

    @Test
    void a_loss_that_the_accountant_said_no_to_is_as_if_it_had_never_been() {
        given_a_loss(State.DECLINED);
        byHand.clear();
        proposed.clear();
        assertThat(compare()).isEmpty();
    }

    @Test
    void a_refund_on_a_liability_is_nothing_on_receivables_also_when_it_was_paid_back_from_there() {
        given_a_paid_case();
        given_our_voucher(State.BOOKED, "38");
        postings.add(posting(3, EARLIER, "-50", 53, null));
        postings.add(posting(10, EARLIER, "50", OUR_VOUCHER, "KK2-demo-10001-2"));
        var moved =
                new MovedRefund(3, Money.kroner(50), Money.ZERO).entry(TODAY).orElseThrow();
        proposals.add(new ProposalStanding("KK2-demo-10001-2", State.BOOKED, Money.kroner(50)));
        proposed.add(new Proposed(moved.subject(), moved.lines(), "KK2-demo-10001-2"));
        byHand.add(moved);
        outstanding = "0";

        refundDue = "50";
        assertThat(compare()).isEmpty();
        refundDue = "0";
        assertThat(compare()).as("paid back").isEmpty();
    }

    private void given_a_loss(State state) {
        given_the_invoice();
        var loss = new BookEntry(
                new Subject(ProposalKind.WRITE_OFF, 4),
                EARLIER,
                Lines.moved(AccountRole.RECEIVABLES, AccountRole.LOSSES, Money.kroner(1000)));
        byHand.add(loss);
        proposed.add(new Proposed(loss.subject(), loss.lines(), NUMBER));
        proposals.add(new ProposalStanding(NUMBER, state, Money.kroner(-1000)));
    }

    private void given_a_paid_case() {
        postings.add(posting(1, EARLIER, "1000", 50, null));
        postings.add(posting(2, EARLIER, "-1038", 51, null));
        allocations.add(allocation("38", "0"));
        proposed.add(proposed(2, "38"));
        outstanding = "-38";
    }

    private void given_a_bounced_payment() {
        given_a_paid_case();
        given_our_voucher(State.BOOKED, "38");
        postings.add(posting(3, EARLIER, "1038", 52, null));
        allocations.clear();
        principal = "1000";
        outstanding = "1000";
    }

    private void given_proposal(State state) {
        proposals.add(new ProposalStanding(NUMBER, state, Money.kroner(38)));
    }

    private void given_our_voucher(State state, String amount) {
        given_proposal(state);
        postings.add(posting(9, EARLIER, amount, OUR_VOUCHER, NUMBER));
    }

    private List<Difference> compare() {
        return new ReconcileCase().compare(books());
    }

    private CaseInBooks books() {
        return new CaseInBooks(
                balance(),
                Money.kroner(1000),
                Money.of(invoiceAmount),
                Money.of(outstanding),
                postings,
                Set.of(OUR_VOUCHER),
                proposals,
                Stream.concat(allocations.stream().map(BookEntry::of), byHand.stream())
                        .toList(),
                proposed,
                Money.of(paidTwice),
                TODAY);
    }

    private ClaimBalance balance() {
        return new ClaimBalance(
                TODAY,
                Money.of(principal),
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                new InterestStatement(List.of()),
                allocations,
                Set.of(),
                Money.of(refundDue),
                Money.ZERO,
                Money.of(credited));
    }

    private static Allocation allocation(String fees, String surplus) {
        return new Allocation(
                2,
                EARLIER,
                Money.kroner(1038),
                Money.kroner(1000),
                Money.ZERO,
                Money.of(fees),
                Money.ZERO,
                Money.of(surplus));
    }

    private static Proposed proposed(long postingId, String fees) {
        return new Proposed(
                Subject.ofPayment(postingId),
                Lines.beyondPrincipal(Money.ZERO, Money.of(fees), Money.ZERO),
                "KK2-demo-10001-1");
    }

    private static Proposed inDispute(Proposed row) {
        return new Proposed(row.subject(), row.lines(), row.number(), row.deviation(), true);
    }

    private static LedgerPosting posting(long id, LocalDate date, String amount, long voucherId, String number) {
        return new LedgerPosting(id, voucherId, number, date, Money.of(amount), 9L, 5L, "10001", null, "");
    }

    private static Difference difference(Cause cause, String amount) {
        return new Difference(cause, Money.of(amount));
    }
}
