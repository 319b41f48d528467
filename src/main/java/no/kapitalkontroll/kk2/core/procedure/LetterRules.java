package no.kapitalkontroll.kk2.core.procedure;

import java.time.LocalDate;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.calendar.BusinessCalendar;
import no.kapitalkontroll.kk2.core.charge.RateKind;
import no.kapitalkontroll.kk2.core.charge.RateTable;
import no.kapitalkontroll.kk2.core.claim.Recipient;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/** When a letter may be dated, and what must be known for that date. */
final class LetterRules {

    private final BusinessCalendar calendar;
    private final RateTable rates;

    LetterRules(BusinessCalendar calendar, RateTable rates) {
        this.calendar = calendar;
        this.rates = rates;
    }

    LocalDate letterDate(ClaimView claim, LetterKind letter, Terms terms, LocalDate date) {
        return goesOnPaper(claim, letter, terms)
                ? calendar.plusBusinessDays(date, terms.printLeadBusinessDays())
                : date;
    }

    Optional<Reason> obstacle(ProcedureStep step, ClaimView claim, Terms terms, LocalDate date) {
        var letterDate = letterDate(claim, step.letter(), terms, date);
        if (isRateMissing(step, letterDate, claim, terms)) {
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

    private boolean isRateMissing(ProcedureStep step, LocalDate letterDate, ClaimView claim, Terms terms) {
        var due = claim.invoice().dueDate();
        return rates.firstGap(RateKind.LATE_INTEREST, due, letterDate).isPresent()
                || (step.fee() && isFeeRateMissing(step.letter(), letterDate, claim, terms));
    }

    private boolean isFeeRateMissing(LetterKind letter, LocalDate letterDate, ClaimView claim, Terms terms) {
        return switch (letter) {
            case REMINDER, COLLECTION_NOTICE -> isMissing(RateKind.NOTICE_FRACTION, letterDate, claim, terms);
            case PAYMENT_DEMAND -> isMissing(RateKind.DEMAND_FRACTION, letterDate, claim, terms);
            default -> false;
        };
    }

    /** The rates of {@code FeeRules}, whether or not this letter will bear the fee. */
    private boolean isMissing(RateKind fraction, LocalDate letterDate, ClaimView claim, Terms terms) {
        var due = claim.invoice().dueDate();
        if (terms.businessCompensation()
                && claim.customer() != null
                && claim.customer().isBusiness()) {
            return rates.at(RateKind.COMPENSATION, due).isEmpty();
        }
        return rates.at(RateKind.COLLECTION_RATE, letterDate).isEmpty()
                || rates.at(fraction, due).isEmpty();
    }
}
