package no.kapitalkontroll.kk2.core.loss;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.BookEntry;
import no.kapitalkontroll.kk2.core.bookkeeping.Lines;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.bookkeeping.Subject;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * A loss (konstatert tap) that a case handler has put to the accountant. It waives nothing: the claim stands, and what is paid of it
 * later makes the loss smaller.
 *
 * @param amount of the open principal on the day of the proposal: never more is lost by it
 * @param ground null: a plain loss, whose VAT is not corrected
 */
public record WriteOff(long id, Money amount, LocalDate proposedOn, LossGround ground) {

    /** Of an amount of principal that is still lost. */
    BookEntry entry(Money lost, LocalDate today) {
        return new BookEntry(
                new Subject(ProposalKind.WRITE_OFF, id),
                today,
                Lines.moved(AccountRole.RECEIVABLES, AccountRole.LOSSES, lost),
                ground == null
                        ? "uten retting av mva, se saksloggen i KK2 %s".formatted(proposedOn)
                        : "grunnlag %s (FMVA § 4-7-1), dokumentert i saksloggen i KK2 %s"
                                .formatted(ground.word(), proposedOn));
    }
}
