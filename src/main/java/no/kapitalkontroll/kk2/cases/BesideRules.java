package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.notice.Notice.ObjectionAnswer;
import no.kapitalkontroll.kk2.core.notice.Notice.ObjectionAnswer.Outcome;
import no.kapitalkontroll.kk2.core.procedure.Reason;

/**
 * When a letter beside the procedure may go. An answer goes while the claim is disputed, an agreement while its instalments
 * run, a receipt when all is paid: just where a letter of a step is stopped. None goes that events have overtaken, and
 * none that asks for a claim that is time-barred.
 */
final class BesideRules {

    private BesideRules() {}

    /**
     * Why the letter shall never go any more.
     *
     * @param answer of an answer to an objection, else null
     */
    static Optional<String> overtaken(LetterKind kind, ObjectionAnswer answer, LoadedClaim claim, LocalDate on) {
        var row = claim.caseRow();
        var asksForPayment = kind == LetterKind.REST || kind == LetterKind.INSTALMENT_AGREEMENT;
        if (asksForPayment && claim.view().isTimeBarredOn(on)) {
            return Optional.of("time-barred");
        }
        return switch (kind) {
            case REST -> claim.balance().total().isPositive() ? ifClosed(row) : Optional.of("paid");
            case RECEIPT ->
                row.isClosed() && row.closeReason() == Reason.PAID
                        ? Optional.empty()
                        : Optional.of("the claim is not settled any more");
            case INSTALMENT_AGREEMENT ->
                row.stoppedOn(on) == Reason.INSTALMENT_PLAN
                        ? ifClosed(row)
                        : Optional.of("the instalment plan has ended");
            case OBJECTION_ANSWER -> overtaken(answer, row, on);
            default -> throw new IllegalArgumentException(kind.word() + " is sent by a step of the procedure");
        };
    }

    private static Optional<String> overtaken(ObjectionAnswer answer, CaseRow row, LocalDate on) {
        if (answer.outcome() == Outcome.UPHELD) {
            return Optional.empty();
        }
        return answer.outcome() == Outcome.RECEIVED && row.stoppedOn(on) != Reason.DISPUTED
                ? Optional.of("the objection was decided")
                : ifClosed(row);
    }

    private static Optional<String> ifClosed(CaseRow row) {
        return row.isClosed() ? Optional.of("the case is closed") : Optional.empty();
    }

    /** Why the letter must not go on this date; it may go later. */
    static Optional<String> obstacle(LetterKind kind, LoadedClaim claim, LocalDate on) {
        if (claim.view().parked() || claim.customer() == null) {
            return Optional.of(Reason.PARKED.word());
        }
        if (claim.view().red()) {
            return Optional.of(Reason.DIFFERENCE.word());
        }
        if (kind != LetterKind.REST) {
            return Optional.empty();
        }
        return Optional.ofNullable(claim.caseRow().stoppedOn(on))
                .map(Reason::word)
                .or(() -> remarked(claim, on));
    }

    private static Optional<String> remarked(LoadedClaim claim, LocalDate on) {
        var remark = claim.invoice().remark();
        return remark != null
                        && remark.postponedTo() != null
                        && !remark.postponedTo().isBefore(on)
                ? Optional.of(Reason.STOP_REMARK.word())
                : Optional.empty();
    }
}
