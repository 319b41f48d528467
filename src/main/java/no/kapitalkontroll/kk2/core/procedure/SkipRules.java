package no.kapitalkontroll.kk2.core.procedure;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.calendar.LegalDates;
import no.kapitalkontroll.kk2.core.claim.EarlierReminder;
import no.kapitalkontroll.kk2.core.claim.Recipient;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/** Why an invoice is not for KK2 to collect today: the first list of rules § 2. */
final class SkipRules {

    private final LegalDates dates;

    SkipRules(LegalDates dates) {
        this.dates = dates;
    }

    /** The first reason to leave an invoice alone that is no case. */
    Optional<Reason> firstReason(ClaimView claim, Terms terms, LocalDate date) {
        return first(claim, terms, date, Reason.values());
    }

    /** The first reason of this list that an open case with debt still meets. */
    Optional<Reason> firstReasonInCase(ClaimView claim, Terms terms, LocalDate date) {
        return first(
                claim, terms, date, Reason.STOP_REMARK, Reason.FREE_CREDIT, Reason.NO_ADDRESS, Reason.BELOW_MINIMUM);
    }

    /** Nothing is open, and credits alone have done that. */
    static boolean isCredited(ClaimView claim) {
        return isSettled(claim)
                && (claim.invoice().credited()
                        || claim.balance().credited().compareTo(claim.invoice().amount()) >= 0);
    }

    private Optional<Reason> first(ClaimView claim, Terms terms, LocalDate date, Reason... reasons) {
        return Stream.of(reasons)
                .filter(reason -> applies(reason, claim, terms, date))
                .findFirst();
    }

    private boolean applies(Reason reason, ClaimView claim, Terms terms, LocalDate date) {
        var invoice = claim.invoice();
        var customer = claim.customer();
        return switch (reason) {
            case NOT_CHARGED -> !invoice.charged();
            case CREDIT_NOTE -> invoice.creditNote();
            case FOREIGN_CURRENCY -> !"NOK".equals(invoice.currency());
            case BEFORE_START_DATE -> invoice.invoiceDate().isBefore(terms.startDate());
            case CREDITED -> isCredited(claim);
            case PAID -> isSettled(claim);
            case WITHDRAWN, WRITTEN_OFF -> isGivenUp(claim, reason);
            case NOT_DUE -> !date.isAfter(dates.effectiveDueDate(invoice.dueDate()));
            case WITHIN_14_DAYS ->
                !date.isAfter(dates.effectiveDueDate(invoice.dueDate())
                        .plusDays(claim.procedure().daysAfterDue()));
            case FACTORING -> customer != null && customer.factoring();
            case DEBTOR_ABROAD -> customer != null && Recipient.of(customer) instanceof Recipient.Abroad;
            case TRIPLETEX_DUNNING_ON -> tripletexDuns(claim, terms);
            case STOP_REMARK -> isStopped(claim, date);
            case FREE_CREDIT -> claim.freeCredit().isPositive();
            case NO_ADDRESS -> customer != null && hasNoAddress(claim, terms);
            case BELOW_MINIMUM -> isTooSmall(claim, terms);
            // the second list of rules § 2: not read off an invoice
            case PARKED,
                    LEDGER_NOT_FRESH,
                    DIFFERENCE,
                    ON_HOLD,
                    DISPUTED,
                    INSTALMENT_PLAN,
                    DEADLINE_RUNNING,
                    NOT_A_BUSINESS_DAY,
                    RATE_MISSING,
                    REGIME_UNCONFIRMED,
                    AWAITING_APPROVAL -> false;
        };
    }

    /** A person has given the case up, or lost it; it is never taken anew. */
    private static boolean isGivenUp(ClaimView claim, Reason as) {
        var standing = claim.standing();
        return standing != null && !standing.isOpen() && standing.closeReason() == as;
    }

    private static boolean isSettled(ClaimView claim) {
        return !claim.balance().principal().isPositive();
    }

    /** The creditor's key speaks of the customer's switches; a notice that has left stops KK2 in any case. */
    private static boolean tripletexDuns(ClaimView claim, Terms terms) {
        var customer = claim.customer();
        var switchedOn = customer != null && (customer.automaticReminder() || customer.automaticDebtCollectionNotice());
        return (switchedOn && !terms.ignoreTripletexDunning())
                || claim.invoice().reminders().stream()
                        .map(EarlierReminder::type)
                        .anyMatch(type -> type == EarlierReminder.Type.NOTICE_OF_DEBT_COLLECTION
                                || type == EarlierReminder.Type.DEBT_COLLECTION);
    }

    private static boolean isStopped(ClaimView claim, LocalDate date) {
        var remark = claim.invoice().remark();
        if (remark == null) {
            return false;
        }
        return remark.postponedTo() != null
                ? !remark.postponedTo().isBefore(date)
                : remark.description() != null && !remark.description().isBlank();
    }

    /** A letter that goes on paper only needs a postal address, whatever the debtor's e-mail. */
    private static boolean hasNoAddress(ClaimView claim, Terms terms) {
        var recipient = Recipient.of(claim.customer());
        return recipient instanceof Recipient.NoAddress
                || (recipient instanceof Recipient.Email email
                        && email.postal() == null
                        && nextLetter(claim)
                                .filter(letter -> terms.channels().get(letter) == Terms.Channel.PAPER)
                                .isPresent());
    }

    private static Optional<LetterKind> nextLetter(ClaimView claim) {
        var current = claim.standing() == null || !claim.standing().isOpen()
                ? null
                : claim.standing().step();
        return claim.procedure().after(current).map(ProcedureStep::letter);
    }

    /** At taking a claim under the minimum; in a case a rest that no letter is worth. */
    private static boolean isTooSmall(ClaimView claim, Terms terms) {
        var principal = claim.balance().principal();
        var inCase = claim.standing() != null && claim.standing().isOpen();
        return inCase
                ? principal.compareTo(terms.smallPrincipalRest()) <= 0
                : principal.compareTo(terms.minimumClaim()) < 0;
    }
}
