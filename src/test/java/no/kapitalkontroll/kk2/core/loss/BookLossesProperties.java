package no.kapitalkontroll.kk2.core.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.BookEntry;
import no.kapitalkontroll.kk2.core.bookkeeping.Lines;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposeVouchers;
import no.kapitalkontroll.kk2.core.bookkeeping.Proposed;
import no.kapitalkontroll.kk2.core.money.Money;

/** Whatever is proposed as a loss and paid later: what is lost is never more than the open principal, and nobody's income. */
class BookLossesProperties {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final BookLosses bookLosses = new BookLosses();

    @Property
    void never_more_is_lost_than_is_open_nor_than_was_proposed(
            @ForAll @Size(max = 4) List<@IntRange(min = 1, max = 100_000) Integer> amounts,
            @ForAll @IntRange(min = -50_000, max = 300_000) int open) {
        var lost = lost(entries(amounts, open));

        assertThat(lost).isEqualTo(Money.ore(open).orZero().min(total(amounts)));
    }

    @Property
    void a_loss_touches_the_customer_and_the_losses_alone(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 100_000) Integer> amounts,
            @ForAll @IntRange(min = 1, max = 300_000) int open) {
        assertThat(entries(amounts, open)).isNotEmpty().allSatisfy(entry -> assertThat(
                        entry.lines().amounts())
                .containsOnlyKeys(AccountRole.RECEIVABLES, AccountRole.LOSSES)
                .satisfies(lines ->
                        assertThat(lines.get(AccountRole.LOSSES).isPositive()).isTrue()));
    }

    @Property
    void however_the_principal_moves_the_proposals_add_up_to_what_is_lost_and_name_the_first(
            @ForAll @IntRange(min = 1, max = 100_000) int amount,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 150_000) Integer> openEachDay) {
        List<Proposed> proposed = List.of();
        var next = 1;
        for (int open : openEachDay) {
            var made = new ProposeVouchers()
                    .propose(
                            new ProposeVouchers.Of("x", 1, 1, next),
                            entries(List.of(amount), open),
                            Proposed.summed(proposed),
                            TODAY);
            var rows = new ArrayList<>(proposed);
            for (var one : made) {
                next++;
                rows.add(new Proposed(one.subject(), Lines.of(one.lines()), one.number()));
                assertThat(one.corrects()).isEqualTo(rows.size() == 1 ? null : "KK2-x-1-1");
            }
            proposed = rows;

            assertThat(Money.sum(proposed.stream().map(row -> row.lines().of(AccountRole.LOSSES))))
                    .isEqualTo(Money.ore(Math.min(amount, open)));
        }
    }

    private List<BookEntry> entries(List<Integer> amounts, int open) {
        var writeOffs = IntStream.range(0, amounts.size())
                .mapToObj(i -> new WriteOff(i + 1, Money.ore(amounts.get(i)), TODAY, null))
                .toList();
        return bookLosses.entries(writeOffs, Money.ore(open), TODAY);
    }

    private static Money total(List<Integer> amounts) {
        return Money.sum(amounts.stream().map(Money::ore));
    }

    private static Money lost(List<BookEntry> entries) {
        return Money.sum(entries.stream().map(entry -> entry.lines().of(AccountRole.LOSSES)));
    }
}
