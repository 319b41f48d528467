package no.kapitalkontroll.kk2.core.procedure;

import java.time.LocalDate;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.calendar.BusinessCalendar;
import no.kapitalkontroll.kk2.core.charge.MissingRate;
import no.kapitalkontroll.kk2.core.charge.NeededRates;
import no.kapitalkontroll.kk2.core.charge.RateTable;
import no.kapitalkontroll.kk2.core.claim.Recipient;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/** When a letter may be dated, and what must be known for that date. */
final class LetterRules {

    private final BusinessCalendar calendar;
    private final NeededRates neededRates;

    LetterRules(BusinessCalendar calendar, RateTable rates) {
        this.calendar = calendar;
        this.neededRates = new NeededRates(rates);
    }

    LocalDate letterDate(ClaimView claim, LetterKind letter, Terms terms, LocalDate date) {
        return goesOnPaper(claim, letter, terms)
                ? calendar.plusBusinessDays(date, terms.printLeadBusinessDays())
                : date;
    }

    Optional<Reason> obstacle(ProcedureStep step, ClaimView claim, Terms terms, LocalDate date) {
        var letterDate = letterDate(claim, step.letter(), terms, date);
        if (missingRate(step, claim, terms, letterDate).isPresent()) {
            return Optional.of(Reason.RATE_MISSING);
        }
        if (letterDate.isAfter(terms.lawConfirmedUntil())) {
            return Optional.of(Reason.REGIME_UNCONFIRMED);
        }
        return step.approval() ? Optional.of(Reason.AWAITING_APPROVAL) : Optional.empty();
    }

    /** Paper sets the date for both channels: one letter has one date. */
    private static boolean goesOnPaper(ClaimView claim, LetterKind letter, Terms terms) {
        if (claim.customer() == null) {
            return false;
        }
        var recipient = Recipient.of(claim.customer());
        return recipient instanceof Recipient.Paper
                || (recipient instanceof Recipient.Email email
                        && email.postal() != null
                        && terms.channels().getOrDefault(letter, Terms.Channel.EMAIL) != Terms.Channel.EMAIL);
    }

    /** The first rate that this letter rests on and that nobody has entered, whether or not the letter will bear a fee. */
    Optional<MissingRate> missingRate(ProcedureStep step, ClaimView claim, Terms terms, LocalDate letterDate) {
        var due = claim.invoice().dueDate();
        return neededRates
                .forInterest(due, letterDate)
                .or(() -> step.fee() ? missingForCharge(step.letter(), claim, terms, letterDate) : Optional.empty());
    }

    private Optional<MissingRate> missingForCharge(
            LetterKind letter, ClaimView claim, Terms terms, LocalDate letterDate) {
        var due = claim.invoice().dueDate();
        var bearsCompensation = terms.businessCompensation()
                && claim.customer() != null
                && claim.customer().isBusiness();
        return bearsCompensation
                ? neededRates.forCompensation(letter, due, letterDate, terms.compensationDate())
                : neededRates.forFee(letter, due, letterDate);
    }
}
