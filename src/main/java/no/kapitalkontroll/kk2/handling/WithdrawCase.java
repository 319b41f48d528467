package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.DropRequest;
import no.kapitalkontroll.kk2.cases.GiveUp;
import no.kapitalkontroll.kk2.cases.LeaveGroup;
import no.kapitalkontroll.kk2.cases.TakeBackLetter;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a case back: it is closed, letters that have not left are cancelled, fees, costs and interest are waived, and the
 * invoice is left alone. Those that it was merged with follow another lead. What is open on it in Tripletex stays open there.
 */
@Component
public class WithdrawCase {

    private final TakeInHand takeInHand;
    private final TakeBackLetter takeBack;
    private final DropRequest dropRequest;
    private final GiveUp giveUp;
    private final LeaveGroup leaveGroup;
    private final JdbcClient jdbc;
    private final CaseLog log;

    public WithdrawCase(
            TakeInHand takeInHand,
            TakeBackLetter takeBack,
            DropRequest dropRequest,
            GiveUp giveUp,
            LeaveGroup leaveGroup,
            JdbcClient jdbc,
            CaseLog log) {
        this.takeInHand = takeInHand;
        this.takeBack = takeBack;
        this.dropRequest = dropRequest;
        this.giveUp = giveUp;
        this.leaveGroup = leaveGroup;
        this.jdbc = jdbc;
        this.log = log;
    }

    @Transactional
    public Answer withdraw(CaseRef ref, Operator by, LocalDate today) {
        return takeInHand.handleOpen(ref, by, today, held -> {
            takeBack.unsentOf(held.id(), Reason.WITHDRAWN.word(), today);
            dropRequest.ofCase(held.id(), Reason.WITHDRAWN.word(), today);
            // the fees of letters that were just taken back are gone
            var left = takeInHand.take(ref, today).orElseThrow().claim().balance();
            giveUp.rest(held.id(), left, Reason.WITHDRAWN.word(), by.who(), today);
            jdbc.sql("UPDATE cases SET state = 'CLOSED', closed_on = ?, close_reason = ? WHERE id = ?")
                    .params(today, Reason.WITHDRAWN.word(), held.id())
                    .update();
            leaveGroup.leave(held.id());
            log.add(held.id(), today, by.who(), "withdrawn", "waived " + left.rest() + ": " + by.why());
            return new Answer.Done(ref + " is withdrawn; the invoice is left alone until the case is reopened");
        });
    }
}
