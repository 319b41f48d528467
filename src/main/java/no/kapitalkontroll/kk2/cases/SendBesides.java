package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.claim.Recipient;
import no.kapitalkontroll.kk2.core.coverage.Allocation;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import no.kapitalkontroll.kk2.core.procedure.Terms.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes letters of what was asked for beside the procedure, on a business day, with their dispatch. Where the creditor wants
 * it, a part payment asks for a letter on the rest, and a settled claim for a receipt, by themselves.
 */
@Component
class SendBesides {

    private final JdbcClient jdbc;
    private final ReadClaims readClaims;
    private final WriteBeside write;
    private final RequestLetter request;
    private final DropRequest drop;
    private final StoreLetter storeLetter;
    private final CaseLog log;

    SendBesides(
            JdbcClient jdbc,
            ReadClaims readClaims,
            WriteBeside write,
            RequestLetter request,
            DropRequest drop,
            StoreLetter storeLetter,
            CaseLog log) {
        this.jdbc = jdbc;
        this.readClaims = readClaims;
        this.write = write;
        this.request = request;
        this.drop = drop;
        this.storeLetter = storeLetter;
        this.log = log;
    }

    /** Whether {@link #plan} would write anything for a claim that nothing else moves today. */
    boolean areDue(LoadedClaim claim, CreditorDay day) {
        return claim.hasCase()
                && (paymentToTellOf(claim, day).isPresent()
                        || claim.pendingLetters().stream()
                                .anyMatch(
                                        asked -> isOvertaken(asked, claim, day).isPresent()
                                                || obstacle(asked, claim, day).isEmpty()));
    }

    /** Plans every letter that may go today; after everything else that moves these claims today. */
    @Transactional(propagation = Propagation.MANDATORY)
    void plan(List<Long> invoiceIds, CreditorDay day) {
        for (var claim : readClaims.of(day, invoiceIds)) {
            if (claim.hasCase()) {
                planFor(
                        asked(claim, day)
                                ? readClaims
                                        .of(day, List.of(claim.invoice().id()))
                                        .get(0)
                                : claim,
                        day);
            }
        }
    }

    private void planFor(LoadedClaim claim, CreditorDay day) {
        for (var asked : claim.pendingLetters()) {
            var overtaken = isOvertaken(asked, claim, day);
            if (overtaken.isPresent()) {
                drop.one(asked, overtaken.get(), day.date());
            } else if (obstacle(asked, claim, day).isEmpty()) {
                send(claim, asked, day);
            }
        }
    }

    /** What asks for a letter by itself; true when something did. */
    private boolean asked(LoadedClaim claim, CreditorDay day) {
        var caseId = claim.caseRow().id();
        var rest = paymentToTellOf(claim, day)
                .filter(payment -> request.once(caseId, LetterKind.REST, cause(payment), day.date()))
                .isPresent();
        var isSettled = claim.caseRow().isClosed()
                && claim.caseRow().closeReason() == Reason.PAID
                && day.date().equals(claim.caseRow().closedOn());
        var wanted = readClaims.rules(day.creditorId()).creditor().collecting().receipt();
        return (isSettled && wanted && request.once(caseId, LetterKind.RECEIPT, "closed " + day.date(), day.date()))
                || rest;
    }

    /** The latest payment, when something is left and no letter since has told what. */
    private Optional<Allocation> paymentToTellOf(LoadedClaim claim, CreditorDay day) {
        var rules = readClaims.rules(day.creditorId());
        var row = claim.caseRow();
        var waived = rules.terms(claim.view().procedure()).waivedByItself();
        var somethingIsLeft = claim.balance().principal().isPositive()
                || claim.balance().rest().compareTo(waived) > 0;
        if (!rules.creditor().collecting().restLetter()
                || row.state() != CaseRow.State.OPEN
                || row.stoppedOn(day.date()) != null
                || claim.view().isTimeBarredOn(day.date())
                || !somethingIsLeft) {
            return Optional.empty();
        }
        return claim.balance().allocations().stream()
                .max(Comparator.comparing(Allocation::date).thenComparing(Allocation::postingId))
                .filter(payment -> !payment.date().isBefore(row.openedOn()))
                .filter(payment ->
                        claim.asked().stream().noneMatch(a -> cause(payment).equals(a.cause())))
                .filter(payment -> claim.letters().stream()
                        .noneMatch(letter -> letter.state() != LetterFact.State.CANCELLED
                                && letter.date().isAfter(payment.date())));
    }

    private static String cause(Allocation payment) {
        return "payment " + payment.postingId();
    }

    private Optional<String> isOvertaken(LetterAsked asked, LoadedClaim claim, CreditorDay day) {
        return BesideRules.overtaken(asked.kind(), write.answer(asked), claim, day.date());
    }

    /** Why a letter that was asked for waits today. */
    Optional<String> obstacle(LetterAsked asked, LoadedClaim claim, CreditorDay day) {
        return BesideRules.obstacle(asked.kind(), claim, day.date()).or(() -> obstacleOfTheDay(asked, claim, day));
    }

    private Optional<String> obstacleOfTheDay(LetterAsked asked, LoadedClaim claim, CreditorDay day) {
        var rules = readClaims.rules(day.creditorId());
        if (!day.ledgerFresh()) {
            return Optional.of(Reason.LEDGER_NOT_FRESH.word());
        }
        if (!rules.dates().calendar().isBusinessDay(day.date())) {
            return Optional.of(Reason.NOT_A_BUSINESS_DAY.word());
        }
        if (!canBeReached(asked.kind(), claim, rules)) {
            return Optional.of(Reason.NO_ADDRESS.word());
        }
        var date = letterDate(asked.kind(), claim, day);
        if (date.isAfter(rules.law().confirmedUntil())) {
            return Optional.of(Reason.REGIME_UNCONFIRMED.word());
        }
        return rules.coverPayments().missingRate(claim.ledger(), date).isPresent()
                ? Optional.of(Reason.RATE_MISSING.word())
                : Optional.empty();
    }

    private static boolean canBeReached(LetterKind kind, LoadedClaim claim, CreditorRules rules) {
        var channel = rules.terms(claim.view().procedure()).channels().getOrDefault(kind, Channel.EMAIL);
        var recipient = Recipient.of(claim.customer());
        return recipient instanceof Recipient.Paper
                || (recipient instanceof Recipient.Email to && (channel == Channel.EMAIL || to.postal() != null));
    }

    private LocalDate letterDate(LetterKind kind, LoadedClaim claim, CreditorDay day) {
        var rules = readClaims.rules(day.creditorId());
        return rules.decideClaim()
                .letterDate(claim.view(), kind, rules.terms(claim.view().procedure()), day.date());
    }

    /** One that came back is another letter than the one that is sent in its place. */
    private static String again(LetterKind kind, LoadedClaim claim) {
        var cameBack = claim.letters().stream()
                .filter(letter -> letter.kind() == kind && letter.state() == LetterFact.State.RETURNED)
                .count();
        return cameBack == 0 ? "" : "#" + cameBack;
    }

    private void send(LoadedClaim claim, LetterAsked asked, CreditorDay day) {
        var rules = readClaims.rules(day.creditorId());
        var kind = asked.kind();
        var date = letterDate(kind, claim, day);
        var letter = new StoreLetter.Planned(
                asked.caseId(),
                null,
                null,
                null,
                null,
                false,
                write.of(claim, asked, date, rules),
                "%s.%d%s".formatted(kind.word(), asked.id(), again(kind, claim)));
        var letterId = storeLetter.store(claim, letter, day);
        jdbc.sql("UPDATE letter_requests SET letter_id = ? WHERE id = ?")
                .params(letterId, asked.id())
                .update();
        log.add(asked.caseId(), day.date(), CaseLog.KK2, "letter-planned", kind.word() + " dated " + date);
    }
}
