package no.kapitalkontroll.kk2.core.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.kapitalkontroll.kk2.core.coverage.ShareCloseGroup.Kind;
import no.kapitalkontroll.kk2.core.coverage.ShareCloseGroup.Member;
import no.kapitalkontroll.kk2.core.money.Money;
import org.junit.jupiter.api.Test;

class ShareCloseGroupTest {

    private static final long OLD = 1;
    private static final long YOUNG = 2;
    private static final long ELSEWHERE = 9;

    private final List<Member> members = new ArrayList<>();

    @Test
    void a_payment_without_a_number_counts_whole_for_the_one_invoice_of_its_group() {
        invoice(10, OLD, "2026-08-31", "12500.00");
        loose(20, "2026-09-18", "-12500.00");

        assertThat(shares()).containsExactly("10 for 1: 12500.00", "20 for 1: -12500.00");
    }

    @Test
    void several_invoices_are_covered_oldest_due_first() {
        invoice(10, YOUNG, "2026-09-10", "300.00");
        invoice(11, OLD, "2026-08-31", "500.00");
        loose(20, "2026-09-18", "-600.00");
        loose(21, "2026-09-20", "-200.00");

        assertThat(shares())
                .containsExactly(
                        "10 for 2: 300.00",
                        "11 for 1: 500.00",
                        "20 for 1: -500.00",
                        "20 for 2: -100.00",
                        "21 for 2: -200.00");
    }

    @Test
    void a_payment_covers_the_invoice_that_it_names_first_and_the_rest_goes_to_the_others() {
        invoice(10, YOUNG, "2026-09-10", "300.00");
        invoice(11, OLD, "2026-08-31", "500.00");
        loose(20, "2026-09-18", "-450.00");
        named(21, YOUNG, "2026-09-20", "-350.00");

        assertThat(shares())
                .containsExactly(
                        "10 for 2: 300.00",
                        "11 for 1: 500.00",
                        "20 for 1: -450.00",
                        "21 for 1: -50.00",
                        "21 for 2: -300.00");
    }

    @Test
    void a_payment_that_names_an_invoice_outside_the_group_counts_for_those_in_it() {
        invoice(10, OLD, "2026-08-31", "500.00");
        named(20, ELSEWHERE, "2026-09-18", "-500.00");

        assertThat(shares()).containsExactly("10 for 1: 500.00", "20 for 1: -500.00");
    }

    @Test
    void what_our_voucher_moves_is_covered_with_its_invoice() {
        invoice(10, OLD, "2026-08-31", "500.00");
        invoice(11, YOUNG, "2026-09-10", "300.00");
        members.add(new Member(15, day("2026-09-18"), Money.of("38.00"), OLD, Kind.OURS));
        loose(20, "2026-09-18", "-838.00");

        assertThat(shares())
                .containsExactly(
                        "10 for 1: 500.00",
                        "11 for 2: 300.00",
                        "15 for 1: 38.00",
                        "20 for 1: -538.00",
                        "20 for 2: -300.00");
    }

    @Test
    void a_debt_that_is_no_invoice_of_ours_takes_its_part() {
        loose(9, "2025-12-01", "300.00");
        invoice(10, OLD, "2026-08-31", "500.00");
        loose(20, "2026-09-18", "-800.00");

        assertThat(shares())
                .containsExactly("9 for 0: 300.00", "10 for 1: 500.00", "20 for 0: -300.00", "20 for 1: -500.00");
    }

    @Test
    void a_payment_that_came_back_within_the_group_counts_for_nothing() {
        invoice(10, OLD, "2026-08-31", "500.00");
        loose(20, "2026-09-05", "-500.00");
        loose(21, "2026-09-08", "500.00");
        loose(22, "2026-09-18", "-500.00");

        assertThat(shares())
                .containsExactly("10 for 1: 500.00", "20 for 0: -500.00", "21 for 0: 500.00", "22 for 1: -500.00");
    }

    @Test
    void money_paid_back_on_an_invoice_stays_with_it() {
        invoice(10, OLD, "2026-08-31", "500.00");
        named(20, OLD, "2026-09-05", "-600.00");
        named(21, OLD, "2026-09-08", "100.00");

        assertThat(shares()).containsExactly("10 for 1: 500.00", "20 for 1: -600.00", "21 for 1: 100.00");
    }

    private void invoice(long posting, long invoice, String due, String amount) {
        members.add(new Member(posting, day(due), Money.of(amount), invoice, Kind.INVOICE));
    }

    private void loose(long posting, String date, String amount) {
        named(posting, ShareCloseGroup.NO_INVOICE, date, amount);
    }

    private void named(long posting, long invoice, String date, String amount) {
        members.add(new Member(posting, day(date), Money.of(amount), invoice, Kind.OTHER));
    }

    private List<String> shares() {
        var shares = new ShareCloseGroup().share(members);
        for (var member : members) {
            assertThat(Money.sum(shares.stream()
                            .filter(share -> share.postingId() == member.postingId())
                            .map(ShareCloseGroup.Share::amount)))
                    .as("shares of posting %d", member.postingId())
                    .isEqualTo(member.amount());
        }
        return shares.stream()
                .map(share -> "%d for %d: %s".formatted(share.postingId(), share.invoiceId(), share.amount()))
                .toList();
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
