package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.InstalmentPlans;
import no.kapitalkontroll.kk2.cases.LetterCameBack;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holds a case until a person has done what the law asks: nothing is sent before it is resumed. */
@Component
public class HoldForPerson {

    private final TakeInHand takeInHand;
    private final JdbcClient jdbc;
    private final InstalmentPlans plans;
    private final LetterCameBack letterCameBack;
    private final CaseLog log;

    public HoldForPerson(
            TakeInHand takeInHand, JdbcClient jdbc, InstalmentPlans plans, LetterCameBack letterCameBack, CaseLog log) {
        this.takeInHand = takeInHand;
        this.jdbc = jdbc;
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
        if (by.refusal().isPresent()) {
            return by.refused();
        }
        var known = HoldCause.ofWord(cause);
        if (known.isEmpty()) {
            return new Answer.Refused("there is no cause " + cause, "name one of " + HoldCause.words());
        }
        var taken = takeInHand.take(ref, today);
        if (taken.isEmpty()) {
            return TakeInHand.noCase(ref);
        }
        var held = taken.get();
        if (!held.facts().isOpen()) {
            return new Answer.Refused("the case is closed", "reopen it first, if it shall go on");
        }
        if (known.get() == HoldCause.RETURNED_POST
                && letterCameBack.last(held.id(), by.who(), today).isEmpty()) {
            return new Answer.Refused(
                    "no letter was sent that could have come back",
                    "hold it as unknown-address, if that is what is wrong");
        }
        if (plans.end(held.id(), "ended", today)) {
            log.add(held.id(), today, by.who(), "instalments-ended", known.get().word());
        }
        jdbc.sql("UPDATE cases SET stopped = ?, stopped_until = NULL, stop_cause = ? WHERE id = ?")
                .params(Reason.ON_HOLD.word(), known.get().word(), held.id())
                .update();
        log.add(held.id(), today, deadline, by.who(), known.get().word(), by.why());
        log.add(held.id(), today, deadline, CaseLog.KK2, "next", known.get().advice());
        return new Answer.Done("%s is on hold, %s%s; next: %s"
                .formatted(
                        ref,
                        known.get().word(),
                        deadline == null ? "" : ", to be filed before " + deadline,
                        known.get().advice()));
    }
}
