package no.kapitalkontroll.kk2.operations;

import java.util.Optional;
import no.kapitalkontroll.kk2.caselog.CheckCaseLogs;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.Park;
import no.kapitalkontroll.kk2.cases.ParkedId;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.operations.ParkedRows.Parked;
import no.kapitalkontroll.kk2.outbox.Effect;
import no.kapitalkontroll.kk2.outbox.EffectState;
import no.kapitalkontroll.kk2.outbox.FindEffects;
import no.kapitalkontroll.kk2.outbox.SettleEffect;
import no.kapitalkontroll.kk2.payment.GiroFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person says of something parked that it shall not be tried any more. That is possible where nothing else hangs on it: an
 * attachment, a closing that is done by hand, a giro file that is nothing for KK2. A letter of unknown outcome, a proposal and
 * whatever could not be read hold money or a clock: they are decided in another way, which the refusal names. Nothing is
 * deleted.
 */
@Component
public class DismissParked {

    private static final Logger log = LoggerFactory.getLogger(DismissParked.class);

    private final FindEffects findEffects;
    private final SettleEffect settleEffect;
    private final Park park;
    private final ParkedRows parkedRows;
    private final CaseLog caseLog;
    private final BusinessDate businessDate;

    DismissParked(
            FindEffects findEffects,
            SettleEffect settleEffect,
            Park park,
            ParkedRows parkedRows,
            CaseLog caseLog,
            BusinessDate businessDate) {
        this.findEffects = findEffects;
        this.settleEffect = settleEffect;
        this.park = park;
        this.parkedRows = parkedRows;
        this.caseLog = caseLog;
        this.businessDate = businessDate;
    }

    @Transactional
    public Answer dismiss(ParkedId id, Operator by) {
        if (by.refusal().isPresent()) {
            return by.refused();
        }
        return switch (id.kind()) {
            case EFFECT ->
                findEffects
                        .hold(id.number())
                        .map(effect -> dismiss(effect, by))
                        .orElseGet(() -> EffectRefusals.unknown(id.number()));
            case ROW ->
                parkedRows
                        .hold(id.number())
                        .map(parked -> dismiss(parked, by))
                        .orElseGet(() -> ParkedRows.unknown(id.number()));
        };
    }

    // --- effects

    private Answer dismiss(Effect effect, Operator by) {
        if (effect.state() != EffectState.PARKED) {
            return EffectRefusals.notParked(effect);
        }
        return switch (effect.kind()) {
            case MAIL, PRINT ->
                new Answer.Refused(
                        "effect %d is a letter: its fee and the clock of the next step hang on whether it left"
                                .formatted(effect.id()),
                        "find out and say letterWasSent or letterWasNotSent (letter-was-sent, letter-was-not-sent); hold or"
                                + " withdraw the case first if no other shall go");
            case VOUCHER ->
                new Answer.Refused(
                        "effect %d is the proposal %s: the books are not right without it"
                                .formatted(effect.id(), effect.externalId()),
                        "mend what it was refused for and retry it, redate it, or adopt the voucher that was booked by hand"
                                + " (proposal)");
            case ATTACHMENT -> cancel(effect, by, "the voucher stays without a calculation");
            case CLOSE_POSTINGS -> cancel(effect, by, "KK2 leaves closing it to you, and lists it until it is closed");
            case CASE_STATUS -> cancel(effect, by, "Tripletex goes on showing the status from before");
            case DIGEST ->
                new Answer.Refused(
                        "effect %d is a digest".formatted(effect.id()),
                        "nothing is to be done: the next digest tells the same");
        };
    }

    private Answer cancel(Effect effect, Operator by, String consequence) {
        var today = businessDate.today();
        if (!settleEffect.dismissed(effect, by.who())) {
            return EffectRefusals.settledMeanwhile(effect.id());
        }
        park.release(effect.creditorId(), "effect " + effect.id(), today, by.who());
        caseLog.add(
                effect.caseId(),
                today,
                by.who(),
                "effect-dismissed",
                "effect %d %s: %s".formatted(effect.id(), effect.kind(), by.why()));
        log.info("effect-dismissed: effect {} {}, by operator {}", effect.id(), effect.kind(), by.who());
        return new Answer.Done("effect %d is dismissed; %s".formatted(effect.id(), consequence));
    }

    // --- whatever else was given up on

    private Answer dismiss(Parked parked, Operator by) {
        var refusal = parked.refusal().or(() -> Optional.ofNullable(refusal(parked)));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        parkedRows.dismiss(parked, by, businessDate.today());
        log.info("dismissed: {} {}, by operator {}", parked.creditorId(), parked.subject(), by.who());
        var consequence = parked.subject().startsWith(GiroFolder.PARKED_AS)
                ? "KK2 leaves the file alone as long as it stays as it is"
                : "runs tell it again when it breaks elsewhere; verify-log goes on telling it";
        return new Answer.Done("%s is dismissed; %s".formatted(parked.subject(), consequence));
    }

    /** Null where nothing else hangs on it: a giro file that is known by its bytes, a log that somebody looked into. */
    private static Answer refusal(Parked parked) {
        var kind = parked.subject().replaceFirst(" .*", "");
        return switch (kind) {
            case GiroFolder.PARKED_AS ->
                parked.subject().endsWith(" -")
                        ? new Answer.Refused(
                                "nobody has read this file, so that KK2 would not know it again",
                                "move it out of the folder; the next run releases it")
                        : null;
            case "creditor" ->
                new Answer.Refused(
                        "a run is not dismissed: the next one that comes through releases it",
                        parked.remedy() + "; or take the creditor's file away");
            case "mailbox" ->
                new Answer.Refused(
                        "that mail is passed already, and is not read again",
                        "look at it in the mailbox; then retry takes it off the list");
            case CheckCaseLogs.PARKED_AS -> null;
            case "letter" ->
                new Answer.Refused(
                        "a letter that cannot be made holds its case up",
                        "mend the template or the logo, then retry it; or hold or withdraw the case");
            case "effect" ->
                new Answer.Refused(
                        parked.subject() + " is not given up on: the runs see to it",
                        "retry it; a later run settles it");
            default ->
                new Answer.Refused(
                        parked.subject() + " is not known to KK2 as it stands, and nothing may be decided on it",
                        parked.remedy() + "; it is released once it can be read. To leave a case alone, withdraw it");
        };
    }
}
