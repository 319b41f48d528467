package no.kapitalkontroll.kk2.core.bookkeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.coverage.Allocation;
import no.kapitalkontroll.kk2.core.money.Money;
import org.junit.jupiter.api.Test;

class ProposeVouchersTest {

    private static final LocalDate PAID = LocalDate.of(2026, 10, 5);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final ProposeVouchers proposeVouchers = new ProposeVouchers();

    @Test
    void a_payment_beyond_the_principal_is_moved_to_income() {
        var proposals = propose(List.of(allocation(4711, PAID, "500", "151", "146.83")), List.of(), 1);

        assertThat(proposals)
                .containsExactly(new Proposal(
                        "KK2-fjellheim-10001-1",
                        PAID,
                        "KK2-fjellheim-10001-1 gebyr, forsinkelsesrente, omkostninger for faktura 10001, "
                                + "betalingspostering 4711",
                        9,
                        10001,
                        Subject.ofPayment(4711),
                        null,
                        List.of(
                                line(AccountRole.RECEIVABLES, "797.83"),
                                line(AccountRole.FEE_INCOME, "-151"),
                                line(AccountRole.INTEREST_INCOME, "-146.83"),
                                line(AccountRole.COSTS, "-500"))));
        assertThat(proposals.get(0).onReceivables()).isEqualTo(Money.of("797.83"));
    }

    @Test
    void lines_of_nothing_are_left_out() {
        var lines = propose(List.of(allocation(1, PAID, "0", "38", "0")), List.of(), 1)
                .get(0)
                .lines();

        assertThat(lines).containsExactly(line(AccountRole.RECEIVABLES, "38"), line(AccountRole.FEE_INCOME, "-38"));
    }

    @Test
    void a_payment_of_principal_alone_needs_no_proposal() {
        assertThat(propose(List.of(allocation(1, PAID, "0", "0", "0")), List.of(), 1))
                .isEmpty();
    }

    @Test
    void what_is_proposed_is_not_proposed_again() {
        var allocation = allocation(1, PAID, "0", "38", "12.34");

        assertThat(propose(List.of(allocation), List.of(proposed(1, "0", "38", "12.34")), 2))
                .isEmpty();
    }

    @Test
    void several_rows_of_one_payment_are_summed() {
        var allocation = allocation(1, PAID, "0", "38", "12.34");
        var rows = List.of(proposed(1, "0", "151", "12.34"), proposed(1, "0", "-113", "0"));

        assertThat(propose(List.of(allocation), rows, 3)).isEmpty();
    }

    @Test
    void a_fee_that_fell_away_is_corrected_on_the_payment_s_date() {
        var correction = propose(
                        List.of(allocation(1, PAID, "0", "38", "12.34")), List.of(proposed(1, "0", "151", "12.34")), 2)
                .get(0);

        assertThat(correction.number()).isEqualTo("KK2-fjellheim-10001-2");
        assertThat(correction.date()).isEqualTo(PAID);
        assertThat(correction.description())
                .isEqualTo(
                        "KK2-fjellheim-10001-2 retting av KK2-fjellheim-10001-1: gebyr for faktura 10001, betalingspostering 1");
        assertThat(correction.lines())
                .containsExactly(line(AccountRole.RECEIVABLES, "-113"), line(AccountRole.FEE_INCOME, "113"));
    }

    @Test
    void a_payment_that_is_gone_is_corrected_today() {
        var correction =
                propose(List.of(), List.of(proposed(1, "0", "38", "12.34")), 2).get(0);

        assertThat(correction.date()).isEqualTo(TODAY);
        assertThat(correction.subject()).isEqualTo(Subject.ofPayment(1));
        assertThat(correction.corrects()).isEqualTo("KK2-fjellheim-10001-1");
        assertThat(correction.onReceivables()).isEqualTo(Money.of("-50.34"));
    }

    @Test
    void a_correction_that_is_already_proposed_is_not_repeated() {
        var rows = List.of(proposed(1, "0", "38", "0"), proposed(1, "0", "-38", "0"));

        assertThat(propose(List.of(), rows, 3)).isEmpty();
    }

    @Test
    void a_shift_between_incomes_leaves_the_customer_s_account_alone() {
        var shift = propose(List.of(allocation(1, PAID, "0", "0", "38")), List.of(proposed(1, "0", "38", "0")), 2)
                .get(0);

        assertThat(shift.lines())
                .containsExactly(line(AccountRole.FEE_INCOME, "38"), line(AccountRole.INTEREST_INCOME, "-38"));
        assertThat(shift.onReceivables()).isEqualTo(Money.ZERO);
    }

    @Test
    void nothing_is_proposed_on_a_subject_in_dispute_and_the_others_do_not_wait_for_it() {
        var changed = inDispute(proposed(1, "0", "38", "0"));
        var gone = inDispute(proposed(2, "0", "38", "0"));

        var proposals = propose(
                List.of(allocation(1, PAID, "0", "0", "0"), allocation(3, PAID, "0", "10", "0")),
                List.of(changed, gone),
                3);

        assertThat(proposals).extracting(Proposal::subject).containsExactly(Subject.ofPayment(3));
    }

    @Test
    void what_a_person_accepted_beside_the_proposal_stays_while_the_payment_stands_and_is_undone_with_it() {
        var booked = proposed(1, "0", "28", "10");
        var accepted = new Proposed(
                booked.subject(),
                booked.lines(),
                booked.number(),
                Lines.beyondPrincipal(Money.ZERO, Money.of("-10"), Money.of("10")),
                false);

        assertThat(propose(List.of(allocation(1, PAID, "0", "38", "0")), List.of(accepted), 2))
                .isEmpty();
        assertThat(propose(List.of(), List.of(accepted), 2).get(0).lines())
                .containsExactly(
                        line(AccountRole.RECEIVABLES, "-38"),
                        line(AccountRole.FEE_INCOME, "28"),
                        line(AccountRole.INTEREST_INCOME, "10"));
    }

    @Test
    void numbers_follow_the_payments_in_date_order() {
        var later = allocation(1, PAID.plusDays(1), "0", "10", "0");
        var earlier = allocation(2, PAID, "0", "20", "0");

        var proposals = propose(List.of(later, earlier), List.of(proposed(3, "5", "0", "0")), 7);

        assertThat(proposals)
                .extracting(Proposal::number)
                .containsExactly("KK2-fjellheim-10001-7", "KK2-fjellheim-10001-8", "KK2-fjellheim-10001-9");
        assertThat(proposals)
                .extracting(Proposal::subject)
                .containsExactly(Subject.ofPayment(2), Subject.ofPayment(1), Subject.ofPayment(3));
    }

    @Test
    void an_unbalanced_proposal_cannot_exist() {
        var lines = List.of(line(AccountRole.RECEIVABLES, "1"), line(AccountRole.FEE_INCOME, "-0.99"));

        assertThatThrownBy(() -> new Proposal("KK2-x-1-1", PAID, "", 1, 1, Subject.ofPayment(1), null, lines))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<Proposal> propose(List<Allocation> allocations, List<Proposed> proposed, int nextNumber) {
        return proposeVouchers.propose(
                new ProposeVouchers.Of("fjellheim", 10001, 9, nextNumber),
                allocations.stream().map(BookEntry::of).toList(),
                proposed,
                TODAY);
    }

    private static ProposalLine line(AccountRole account, String amount) {
        return new ProposalLine(account, Money.of(amount));
    }

    private static Proposed proposed(long postingId, String costs, String fees, String interest) {
        return new Proposed(
                Subject.ofPayment(postingId),
                Lines.beyondPrincipal(Money.of(costs), Money.of(fees), Money.of(interest)),
                "KK2-fjellheim-10001-1");
    }

    private static Proposed inDispute(Proposed row) {
        return new Proposed(row.subject(), row.lines(), row.number(), row.deviation(), true);
    }

    private static Allocation allocation(long postingId, LocalDate date, String costs, String fees, String interest) {
        var beyond = Money.of(costs).plus(Money.of(fees)).plus(Money.of(interest));
        return new Allocation(
                postingId,
                date,
                beyond.plus(Money.kroner(100)),
                Money.kroner(100),
                Money.of(costs),
                Money.of(fees),
                Money.of(interest),
                Money.ZERO);
    }
}
