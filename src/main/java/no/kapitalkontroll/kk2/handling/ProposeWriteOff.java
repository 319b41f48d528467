package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.LetterFact;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.claim.EarlierReminder;
import no.kapitalkontroll.kk2.core.loss.LossGround;
import no.kapitalkontroll.kk2.core.loss.VatRelief;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import no.kapitalkontroll.kk2.creditor.Creditors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts a claim to the accountant as a loss (konstatert tap), with the evidence that the correction of its VAT asks for
 * (merverdiavgiftsforskriften § 4-7-1). Where the creditor names an account for losses, the next run proposes the voucher too; else the
 * accountant credits or writes off in Tripletex. It closes nothing and waives nothing: the debtor still owes the claim.
 */
@Component
public class ProposeWriteOff {

    /** NS 4102, konstaterte tap på fordringer: where the creditor names no account. */
    private static final int USUAL_ACCOUNT = 7830;

    private static final String CAUSE = "write-off";

    private final TakeInHand takeInHand;
    private final Creditors creditors;
    private final JdbcClient jdbc;
    private final CaseLog log;
    private final VatRelief vatRelief = new VatRelief();

    public ProposeWriteOff(TakeInHand takeInHand, Creditors creditors, JdbcClient jdbc, CaseLog log) {
        this.takeInHand = takeInHand;
        this.creditors = creditors;
        this.jdbc = jdbc;
        this.log = log;
    }

    /**
     * @param ground the word of a {@link LossGround} that no date shows, on the case handler's word; null: what the dates show.
     *     That a debtor is bankrupt does not show that nothing is to be expected of the estate
     * @param withoutVatRelief propose it also when no ground is met: a plain loss. A rest of principal that no letter is worth is
     *     always one
     */
    @Transactional
    public Answer propose(CaseRef ref, String ground, boolean withoutVatRelief, Operator by, LocalDate today) {
        if (ground != null && LossGround.ofWord(ground).isEmpty()) {
            return new Answer.Refused(
                    "there is no ground " + ground,
                    "name one of "
                            + String.join(
                                    ", ",
                                    Stream.of(LossGround.values())
                                            .map(LossGround::word)
                                            .toList()));
        }
        return takeInHand.handleOpen(ref, by, today, held -> propose(held, ground, withoutVatRelief, by));
    }

    private Answer propose(HandledCase held, String ground, boolean withoutVatRelief, Operator by) {
        if (!held.claim().balance().principal().isPositive()) {
            return new Answer.Refused("nothing of this claim can be lost: its principal is paid", "leave it as it is");
        }
        if (!open(held).isPositive()) {
            return new Answer.Refused(
                    "all that is open is written off already, or waits to be",
                    "book the voucher in Tripletex, or delete it there");
        }
        if (held.stopped() == Reason.DISPUTED || held.stopped() == Reason.INSTALMENT_PLAN) {
            return new Answer.Refused(
                    "the case is stopped: " + held.stopped().word(), "decide the objection, or end the plan, first");
        }
        var withVoucher = accountOfLosses(held).isPresent();
        if (!withVoucher && isProposed(held.id())) {
            return new Answer.Refused("it is proposed already", "resume the case first, if the accountant said no");
        }
        var judgement = vatRelief.judge(facts(held, ground), held.today());
        var plain = withoutVatRelief || (judgement.ground().isEmpty() && isSmallRest(held));
        if (judgement.ground().isEmpty() && !plain) {
            return new Answer.Refused(
                    "no ground for VAT relief is met: " + String.join("; ", judgement.lacking()),
                    "wait, name the ground that applies (--ground), or propose a plain loss (--without-vat-relief)");
        }
        return store(held, judgement, plain, by);
    }

    /** Principal that neither a payment has covered nor a loss has taken. */
    private static Money open(HandledCase held) {
        return held.claim().balance().principal().minus(held.claim().writtenOff());
    }

    /** What no letter is worth (small-principal-rest) is proposed without further grounds. */
    private boolean isSmallRest(HandledCase held) {
        var terms = creditors
                .creditor(held.ref().creditorId())
                .terms(held.claim().view().procedure(), held.today());
        return held.claim().balance().principal().compareTo(terms.smallPrincipalRest()) <= 0;
    }

    private Optional<Integer> accountOfLosses(HandledCase held) {
        return Optional.ofNullable(
                creditors.creditor(held.ref().creditorId()).accounts().get(AccountRole.LOSSES));
    }

    private Answer store(HandledCase held, VatRelief.Judgement judgement, boolean plain, Operator by) {
        var principal = open(held);
        var ground = plain ? null : judgement.ground().orElseThrow();
        var named = accountOfLosses(held);
        int account = named.orElse(USUAL_ACCOUNT);
        var proposed = ground == null
                ? "loss of %s on account %d, without VAT relief".formatted(principal, account)
                : "loss of %s on account %d with VAT relief (merverdiavgiftsforskriften § 4-7-1): %s"
                        .formatted(principal, account, ground.text());
        var evidence = String.join("\n", judgement.evidence());
        jdbc.sql("""
                        INSERT INTO write_offs (case_id, proposed_on, ground, principal, evidence, actor, reason, proposed)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        held.id(),
                        held.today(),
                        ground == null ? null : ground.word(),
                        principal.amount(),
                        evidence,
                        by.who(),
                        by.why(),
                        named.isPresent())
                .update();
        jdbc.sql(
                        "UPDATE cases SET stopped = :held, stopped_until = NULL, stop_cause = IF(stop_cause IN (:kept), stop_cause, :cause) WHERE id = :id")
                .param("held", Reason.ON_HOLD.word())
                .param(
                        "kept",
                        Stream.of(HoldCause.values()).map(HoldCause::word).toList())
                .param("cause", CAUSE)
                .param("id", held.id())
                .update();
        log.add(held.id(), held.today(), by.who(), "write-off-proposed", by.why());
        log.add(held.id(), held.today(), CaseLog.KK2, "write-off-evidence", shortened(proposed + "; " + evidence));
        return new Answer.Done("%s: %s; evidence: %s; the case is on hold for the accountant, %s"
                .formatted(
                        held.ref(),
                        proposed,
                        evidence.replace("\n", "; "),
                        named.isPresent()
                                ? "and the next run puts the voucher to him; the debtor still owes it"
                                : "nothing is booked"));
    }

    /** Since the case last went on. What has befallen the debtor stays the cause of the hold meanwhile. */
    private boolean isProposed(long caseId) {
        return jdbc.sql("""
                        SELECT event FROM case_log WHERE case_id = ? AND event IN ('write-off-proposed', 'resumed')
                         ORDER BY id DESC LIMIT 1
                        """)
                .param(caseId)
                .query(String.class)
                .optional()
                .filter("write-off-proposed"::equals)
                .isPresent();
    }

    private static VatRelief.Facts facts(HandledCase held, String ground) {
        var known = ground == null ? null : LossGround.ofWord(ground).orElseThrow();
        return new VatRelief.Facts(held.claim().invoice().dueDate(), reminders(held), known);
    }

    /** Our letters of a step that were sent, and Tripletex' own reminders. */
    private static List<LocalDate> reminders(HandledCase held) {
        var ours = held.claim().letters().stream()
                .filter(letter -> letter.kind().isOfStep() && letter.state() == LetterFact.State.SENT)
                .map(LetterFact::date);
        var tripletex = held.claim().invoice().reminders().stream().map(EarlierReminder::date);
        return Stream.concat(ours, tripletex).sorted().toList();
    }

    private static String shortened(String text) {
        var line = text.replace("\n", "; ");
        return line.length() <= 500 ? line : line.substring(0, 500);
    }
}
