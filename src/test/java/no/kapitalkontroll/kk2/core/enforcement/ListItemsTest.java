package no.kapitalkontroll.kk2.core.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.charge.DayCount;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.charge.Rate;
import no.kapitalkontroll.kk2.core.charge.RateKind;
import no.kapitalkontroll.kk2.core.charge.RateTable;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.ClaimLedger;
import no.kapitalkontroll.kk2.core.coverage.CostCharge;
import no.kapitalkontroll.kk2.core.coverage.CoverPayments;
import no.kapitalkontroll.kk2.core.coverage.FeeCharge;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.coverage.Waiver;
import no.kapitalkontroll.kk2.core.enforcement.Petition.Dated;
import no.kapitalkontroll.kk2.core.enforcement.Petition.Item;
import no.kapitalkontroll.kk2.core.enforcement.Petition.ItemKind;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class ListItemsTest {

    private static final LocalDate DUE = LocalDate.parse("2026-08-31");
    private static final LocalDate DAY = LocalDate.parse("2026-10-23");

    private final CoverPayments cover = new CoverPayments(new LateInterest(
            new RateTable(List.of(new Rate(
                    RateKind.LATE_INTEREST, null, null, new BigDecimal("12.25"), "test", Rate.Confidence.VERIFIED))),
            DayCount.ACTUAL_ACTUAL));

    @Test
    void an_untouched_claim_is_principal_interest_and_its_fees() {
        var items = items(List.of(), List.of(), List.of(), principalFirst());

        assertThat(items)
                .extracting(
                        Item::kind, Item::reference, item -> item.remaining().toString())
                .containsExactly(
                        row(ItemKind.PRINCIPAL, "4711", "12500.00"),
                        row(ItemKind.INTEREST, "4711-rente-1", "222.35"),
                        row(ItemKind.OUT_OF_COURT, "4711-kostnad-1", "38.00"),
                        row(ItemKind.OUT_OF_COURT, "4711-kostnad-2", "113.00"));
        assertThat(items.get(1).period())
                .isEqualTo(new Petition.Period(
                        DUE, LocalDate.parse("2026-10-22"), 53, Money.of("12500.00"), new BigDecimal("12.25")));
    }

    @Test
    void a_part_payment_stands_on_the_principal_and_cuts_the_interest_in_two() {
        var items = items(List.of(payment("2026-09-20", "2500.00")), List.of(), List.of(), principalFirst());

        assertThat(items.get(0).payments())
                .containsExactly(new Dated(LocalDate.parse("2026-09-20"), Money.of("2500.00")));
        assertThat(items.get(0).remaining()).isEqualTo(Money.of("10000.00"));
        assertThat(items)
                .filteredOn(item -> item.kind() == ItemKind.INTEREST)
                .extracting(item -> item.period().base().toString())
                .containsExactly("12500.00", "10000.00");
    }

    @Test
    void a_payment_on_fees_and_interest_covers_the_oldest_of_each() {
        var items = items(
                List.of(payment("2026-10-06", "200.00")),
                List.of(),
                List.of(),
                List.of(Bucket.FEES, Bucket.INTEREST, Bucket.COSTS, Bucket.PRINCIPAL));

        assertThat(items)
                .filteredOn(item -> item.kind() == ItemKind.OUT_OF_COURT)
                .extracting(Item::remaining)
                .containsOnly(Money.ZERO);
        assertThat(items.get(1).payments())
                .containsExactly(new Dated(LocalDate.parse("2026-10-06"), Money.of("49.00")));
        assertThat(items.get(0).payments()).isEmpty();
    }

    @Test
    void a_credit_is_a_change_of_the_principal() {
        var items = items(
                List.of(new Movement(9, LocalDate.parse("2026-09-20"), Money.of("-500.00"), Movement.Kind.CREDIT)),
                List.of(),
                List.of(),
                principalFirst());

        assertThat(items.get(0).changes())
                .containsExactly(new Dated(LocalDate.parse("2026-09-20"), Money.of("-500.00")));
        assertThat(items.get(0).remaining()).isEqualTo(Money.of("12000.00"));
    }

    @Test
    void what_the_creditor_gave_up_is_a_change_of_what_it_gave_up() {
        var waiver = new Waiver(LocalDate.parse("2026-10-10"), Bucket.FEES, Money.of("38.00"));

        var items = items(List.of(), List.of(), List.of(waiver), principalFirst());

        assertThat(items.get(2).remaining()).isEqualTo(Money.ZERO);
        assertThat(items.get(2).changes())
                .containsExactly(new Dated(LocalDate.parse("2026-10-10"), Money.of("-38.00")));
    }

    @Test
    void more_than_was_owed_on_its_date_is_never_given_up() {
        var waiver = new Waiver(LocalDate.parse("2026-09-20"), Bucket.FEES, Money.of("100.00"));

        var items = items(List.of(), List.of(), List.of(waiver), principalFirst());

        assertThat(items.get(2).remaining()).isEqualTo(Money.ZERO);
        assertThat(items.get(2).changes())
                .containsExactly(new Dated(LocalDate.parse("2026-09-20"), Money.of("-38.00")));
        assertThat(items.get(3).remaining()).isEqualTo(Money.of("113.00"));
    }

    @Test
    void outlays_and_the_cost_of_writing_are_items_of_their_own() {
        var items = items(List.of(), List.of(new CostCharge(7, DAY, Money.of("1627.00"))), List.of(), principalFirst());

        assertThat(items)
                .filteredOn(item -> item.kind() == ItemKind.OUTLAY)
                .extracting(Item::reference, item -> item.remaining().toString())
                .containsExactly(tuple("4711-utlegg-1", "1627.00"));
    }

    private List<Item> items(
            List<Movement> movements, List<CostCharge> costs, List<Waiver> waivers, List<Bucket> order) {
        var ledger = new ClaimLedger(
                Money.of("12500.00"),
                DUE,
                LocalDate.parse("2026-09-15"),
                movements,
                List.of(
                        fee(1, LetterKind.COLLECTION_NOTICE, "2026-09-15", null, "38.00"),
                        fee(2, LetterKind.PAYMENT_DEMAND, "2026-10-05", "2026-09-29", "113.00")),
                costs,
                waivers,
                order);
        var account = cover.account(ledger, DAY);
        var items = new ListItems().of(4711, ledger, account);
        assertThat(Money.sum(items.stream().map(Item::remaining)))
                .isEqualTo(account.balance().total());
        return items;
    }

    private static FeeCharge fee(long id, LetterKind letter, String date, String previousDeadline, String amount) {
        return new FeeCharge(
                id,
                letter,
                LocalDate.parse(date),
                previousDeadline == null ? null : LocalDate.parse(previousDeadline),
                Money.of(amount),
                "inkassoforskriften § 1-2");
    }

    private static Movement payment(String date, String amount) {
        return new Movement(8, LocalDate.parse(date), Money.of(amount).negated(), Movement.Kind.PAYMENT);
    }

    private static List<Bucket> principalFirst() {
        return List.of(Bucket.PRINCIPAL, Bucket.COSTS, Bucket.FEES, Bucket.INTEREST);
    }

    private static Tuple row(Object... cells) {
        return tuple(cells);
    }
}
