package no.kapitalkontroll.kk2.core.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.kapitalkontroll.kk2.core.charge.DayCount;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.charge.TestRates;
import no.kapitalkontroll.kk2.core.coverage.MatchCredits.FreeCredit;
import no.kapitalkontroll.kk2.core.coverage.MatchCredits.Match;
import no.kapitalkontroll.kk2.core.coverage.MatchCredits.OpenClaim;
import no.kapitalkontroll.kk2.core.coverage.MatchCredits.Why;
import no.kapitalkontroll.kk2.core.money.Money;
import org.junit.jupiter.api.Test;

class MatchCreditsTest {

    private static final LocalDate PAID = LocalDate.of(2026, 9, 18);

    private final MatchCredits matchCredits =
            new MatchCredits(new CoverPayments(new LateInterest(TestRates.table(), DayCount.ACTUAL_ACTUAL)));
    private final List<OpenClaim> claims = new ArrayList<>();

    @Test
    void the_invoice_with_the_same_principal_open_is_meant() {
        claim(1, "2026-08-01", "5000.00");
        claim(2, "2026-08-31", "12500.00");

        var match = match("12500.00");

        assertThat(match.invoiceNumbers()).containsExactly(2);
        assertThat(match.why()).isEqualTo(Why.SAME_PRINCIPAL);
        assertThat(match.remedy()).isEqualTo("tie posting 7 to invoice 2 in Tripletex");
    }

    @Test
    void the_invoice_whose_whole_claim_was_that_much_on_the_date_is_meant() {
        claim(1, "2026-08-01", "5000.00");
        claim(2, "2026-08-31", "12500.00");

        // 18 days' interest of 12 500.00 are 75.51
        var match = match("12575.51");

        assertThat(match.invoiceNumbers()).containsExactly(2);
        assertThat(match.why()).isEqualTo(Why.WHOLE_CLAIM);
    }

    @Test
    void the_fewest_invoices_that_sum_to_it_are_meant() {
        claim(1, "2026-08-01", "100.00");
        claim(2, "2026-08-02", "200.00");
        claim(3, "2026-08-03", "300.00");
        claim(4, "2026-08-04", "250.00");

        assertThat(match("550.00").invoiceNumbers()).containsExactly(3, 4);
        assertThat(match("600.00").invoiceNumbers()).containsExactly(1, 2, 3);
        assertThat(match("600.00").why()).isEqualTo(Why.SUM_OF_SEVERAL);
        assertThat(match("600.00").remedy()).isEqualTo("tie posting 7 to invoices 1, 2, 3 in Tripletex");
    }

    @Test
    void otherwise_the_oldest_due_invoice_is_proposed_and_the_debtor_asked() {
        claim(2, "2026-08-31", "12500.00");
        claim(1, "2026-08-01", "5000.00");

        var match = match("777.00");

        assertThat(match.invoiceNumbers()).containsExactly(1);
        assertThat(match.why()).isEqualTo(Why.OLDEST);
        assertThat(match.remedy()).startsWith("ask the debtor what it pays, or tie posting 7 to invoice 1");
    }

    @Test
    void two_invoices_of_one_amount_are_told_of_and_two_payments_go_to_one_each() {
        claim(1, "2026-08-01", "5000.00");
        claim(2, "2026-08-31", "5000.00");

        var matches = matchCredits.match(List.of(credit(8, "5000.00"), credit(7, "5000.00")), claims);

        assertThat(matches).extracting(match -> match.credit().postingId()).containsExactly(7L, 8L);
        assertThat(matches).extracting(Match::invoiceNumbers).containsExactly(List.of(1), List.of(2));
        assertThat(matches).extracting(Match::alternatives).containsExactly(1, 0);
    }

    @Test
    void where_nothing_is_open_the_money_is_paid_back_or_kept() {
        var match = match("777.00");

        assertThat(match.invoiceNumbers()).isEmpty();
        assertThat(match.why()).isEqualTo(Why.NOTHING_OPEN);
        assertThat(match.remedy()).isEqualTo("pay posting 7 back, or keep it for the next invoice");
    }

    private Match match(String amount) {
        return matchCredits.match(List.of(credit(7, amount)), claims).get(0);
    }

    private static FreeCredit credit(long posting, String amount) {
        return new FreeCredit(posting, PAID, Money.of(amount));
    }

    private void claim(int number, String due, String amount) {
        var dueDate = LocalDate.parse(due);
        var ledger = new ClaimLedger(
                Money.of(amount),
                dueDate,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(Bucket.PRINCIPAL, Bucket.COSTS, Bucket.FEES, Bucket.INTEREST));
        claims.add(new OpenClaim(number, dueDate, Money.of(amount), ledger));
    }
}
