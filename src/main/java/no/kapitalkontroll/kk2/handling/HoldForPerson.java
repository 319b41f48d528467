package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.InstalmentPlans;
import no.kapitalkontroll.kk2.cases.LetterCameBack;
import no.kapitalkontroll.kk2.cases.TakeBackLetter;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holds a case until a person has done what the law asks: nothing is sent before it is resumed. */
@Component
public class HoldForPerson {

    private final TakeInHand takeInHand;
    private final JdbcClient jdbc;
    private final TakeBackLetter takeBack;
    private final InstalmentPlans plans;
    private final LetterCameBack letterCameBack;
    private final CaseLog log;

    public HoldForPerson(
            TakeInHand takeInHand,
            JdbcClient jdbc,
            TakeBackLetter takeBack,
            InstalmentPlans plans,
            LetterCameBack letterCameBack,
            CaseLog log) {
        this.takeInHand = takeInHand;
        this.jdbc = jdbc;
        this.takeBack = takeBack;
        this.plans = plans;
        this.letterCameBack = letterCameBack;
        this.log = log;
    }

    /**
     * @param cause the word of a {@link HoldCause}
     * @param deadline by which the claim must be filed, as announced; null: none is known. It does not end the hold
     */
    @Transactional
    public Answer hold(CaseRef ref, String cause, LocalDate deadline, Operator by, LocalDate today) {
        var known = HoldCause.ofWord(cause);
        if (known.isEmpty()) {
            return new Answer.Refused("there is no cause " + cause, "name one of " + HoldCause.words());
        }
        return takeInHand.handleOpen(ref, by, today, held -> hold(held, known.get(), deadline, by));
    }

    private Answer hold(HandledCase held, HoldCause cause, LocalDate deadline, Operator by) {
        var today = held.today();
        if (held.stopped() == Reason.DISPUTED) {
            return new Answer.Refused(
                    "the claim is disputed and stands still already",
                    "decide the objection first; add a note meanwhile");
        }
        if (cause == HoldCause.RETURNED_POST && held.claim().lastSentLetter().isEmpty()) {
            return new Answer.Refused(
                    "no letter was sent that could have come back",
                    "hold it as unknown-address, if that is what is wrong");
        }
        takeBack.unsentOf(held.id(), cause.word(), today);
        if (cause == HoldCause.RETURNED_POST) {
            letterCameBack.last(held.id(), by.who(), today);
        }
        if (plans.end(held.id(), "ended", today)) {
            log.add(held.id(), today, by.who(), "instalments-ended", cause.word());
        }
        jdbc.sql("UPDATE cases SET stopped = ?, stopped_until = NULL, stop_cause = ? WHERE id = ?")
                .params(Reason.ON_HOLD.word(), cause.word(), held.id())
                .update();
        log.add(held.id(), today, deadline, by.who(), cause.word(), by.why());
        log.add(held.id(), today, deadline, CaseLog.KK2, "next", cause.advice());
        return new Answer.Done("%s is on hold, %s%s; next: %s"
                .formatted(
                        held.ref(),
                        cause.word(),
                        deadline == null ? "" : ", to be filed before " + deadline,
                        cause.advice()));
    }
}
