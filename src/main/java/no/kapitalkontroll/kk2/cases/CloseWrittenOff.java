package no.kapitalkontroll.kk2.cases;

import java.util.List;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes each case whose loss the accountant has booked: letters that have not left are taken back, and fees, interest and costs are
 * waived as at every close. The principal is not: what is paid of it later makes the loss smaller, and reopens nothing.
 */
@Component
public class CloseWrittenOff {

    private final JdbcClient jdbc;
    private final ReadClaims readClaims;
    private final TakeBackLetter takeBack;
    private final DropRequest dropRequest;
    private final GiveUp giveUp;
    private final LeaveGroup leaveGroup;
    private final CaseLog log;

    public CloseWrittenOff(
            JdbcClient jdbc,
            ReadClaims readClaims,
            TakeBackLetter takeBack,
            DropRequest dropRequest,
            GiveUp giveUp,
            LeaveGroup leaveGroup,
            CaseLog log) {
        this.jdbc = jdbc;
        this.readClaims = readClaims;
        this.takeBack = takeBack;
        this.dropRequest = dropRequest;
        this.giveUp = giveUp;
        this.leaveGroup = leaveGroup;
        this.log = log;
    }

    private record Booked(long writeOffId, long caseId, long invoiceId, boolean open, String number) {}

    @Transactional
    public void close(CreditorDay day) {
        var booked = jdbc.sql("""
                        SELECT w.id, w.case_id, c.invoice_id, c.state <> 'CLOSED' AS open, p.number
                          FROM proposals p JOIN write_offs w ON w.id = p.subject_id JOIN cases c ON c.id = w.case_id
                         WHERE p.creditor_id = ? AND p.state = 'BOOKED' AND p.kind = ? AND p.corrects IS NULL
                           AND w.booked_on IS NULL AND w.undone_on IS NULL ORDER BY w.id
                        """)
                .params(day.creditorId(), ProposalKind.WRITE_OFF.name())
                .query((row, index) -> new Booked(
                        row.getLong("id"),
                        row.getLong("case_id"),
                        row.getLong("invoice_id"),
                        row.getBoolean("open"),
                        row.getString("number")))
                .list();
        for (var one : booked) {
            jdbc.sql("UPDATE write_offs SET booked_on = ? WHERE id = ?")
                    .params(day.date(), one.writeOffId())
                    .update();
            if (one.open()) {
                close(one, day);
            }
        }
    }

    private void close(Booked one, CreditorDay day) {
        var reason = Reason.WRITTEN_OFF.word();
        takeBack.unsentOf(one.caseId(), reason, day.date());
        dropRequest.ofCase(one.caseId(), reason, day.date());
        // the fees of letters that were just taken back are gone
        var left = readClaims.of(day, List.of(one.invoiceId())).get(0).balance();
        giveUp.rest(one.caseId(), left, reason, CaseLog.KK2, day.date());
        jdbc.sql("UPDATE cases SET state = 'CLOSED', closed_on = ?, close_reason = ? WHERE id = ?")
                .params(day.date(), reason, one.caseId())
                .update();
        leaveGroup.leave(one.caseId());
        log.add(
                one.caseId(),
                day.date(),
                CaseLog.KK2,
                "closed",
                "%s by %s, waived %s".formatted(reason, one.number(), left.rest()));
    }
}
