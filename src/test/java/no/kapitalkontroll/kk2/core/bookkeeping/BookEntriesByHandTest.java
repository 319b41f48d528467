package no.kapitalkontroll.kk2.core.bookkeeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import no.kapitalkontroll.kk2.core.money.Money;
import org.junit.jupiter.api.Test;

/** Outlays and refunds in the books, and their corrections. */
class BookEntriesByHandTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate PAID = LocalDate.of(2026, 10, 23);

    private final PaidOutlay outlay = new PaidOutlay(7, PAID, Money.kroner(1627), "gebyr 55");

    @Property
    void a_refund_is_never_income(@ForAll @IntRange(max = 100_000) int due, @ForAll @IntRange(max = 100_000) int paid) {
        var entry = new MovedRefund(9, Money.ore(due), Money.ore(paid)).entry(TODAY);

        assertThat(entry.isPresent()).isEqualTo(due + paid > 0);
        entry.ifPresent(moved -> assertThat(moved.lines())
                .isEqualTo(Lines.moved(AccountRole.REFUNDS, AccountRole.RECEIVABLES, Money.ore(due + paid))));
    }

    @Test
    void an_outlay_goes_from_the_bank_to_the_costs_on_the_day_of_payment() {
        var proposal = propose(List.of(outlay.entry()), List.of()).get(0);

        assertThat(proposal.date()).isEqualTo(PAID);
        assertThat(proposal.description()).isEqualTo("KK2-x-1-1 utlegg, faktura 1, kvittering gebyr 55");
        assertThat(proposal.lines())
                .containsExactly(
                        new ProposalLine(AccountRole.COSTS, Money.kroner(1627)),
                        new ProposalLine(AccountRole.BANK, Money.kroner(-1627)));
        assertThat(proposal.onReceivables()).isEqualTo(Money.ZERO);
    }

    @Test
    void an_outlay_that_is_gone_is_corrected_today_by_a_proposal_that_names_the_first() {
        var first = new Proposed(outlay.entry().subject(), outlay.entry().lines(), "KK2-x-1-1");

        var correction = propose(List.of(), List.of(first)).get(0);

        assertThat(correction.date()).isEqualTo(TODAY);
        assertThat(correction.corrects()).isEqualTo("KK2-x-1-1");
        assertThat(correction.description()).isEqualTo("KK2-x-1-1 retting av KK2-x-1-1: utlegg, faktura 1");
        assertThat(Lines.of(correction.lines()))
                .isEqualTo(outlay.entry().lines().negated());
    }

    @Test
    void a_refund_that_shrinks_is_moved_back_by_a_correction() {
        var before =
                new MovedRefund(9, Money.kroner(100), Money.ZERO).entry(TODAY).orElseThrow();
        var now = new MovedRefund(9, Money.kroner(30), Money.ZERO).entry(TODAY).orElseThrow();

        var correction = propose(List.of(now), List.of(new Proposed(before.subject(), before.lines(), "KK2-x-1-1")))
                .get(0);

        assertThat(correction.corrects()).isEqualTo("KK2-x-1-1");
        assertThat(correction.lines())
                .containsExactly(
                        new ProposalLine(AccountRole.RECEIVABLES, Money.kroner(-70)),
                        new ProposalLine(AccountRole.REFUNDS, Money.kroner(70)));
    }

    private static List<Proposal> propose(List<BookEntry> wanted, List<Proposed> proposed) {
        return new ProposeVouchers().propose(new ProposeVouchers.Of("x", 1, 1, 1), wanted, proposed, TODAY);
    }
}
