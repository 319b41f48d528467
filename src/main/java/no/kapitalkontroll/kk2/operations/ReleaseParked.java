package no.kapitalkontroll.kk2.operations;

import java.util.Optional;
import no.kapitalkontroll.kk2.caselog.CheckCaseLogs;
import no.kapitalkontroll.kk2.caselog.VerifyLogs;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Releases what was parked, once a person has mended it: the next run takes it up again. */
@Component
public class ReleaseParked {

    private static final Logger log = LoggerFactory.getLogger(ReleaseParked.class);

    private final ParkedRows parkedRows;
    private final BusinessDate businessDate;
    private final VerifyLogs verifyLogs;

    ReleaseParked(ParkedRows parkedRows, BusinessDate businessDate, VerifyLogs verifyLogs) {
        this.parkedRows = parkedRows;
        this.businessDate = businessDate;
        this.verifyLogs = verifyLogs;
    }

    @Transactional
    public Answer release(long parkedId, Operator by) {
        if (by.refusal().isPresent()) {
            return by.refused();
        }
        var held = parkedRows.hold(parkedId);
        if (held.isEmpty()) {
            return ParkedRows.unknown(parkedId);
        }
        var parked = held.get();
        var refusal = parked.refusal();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var brokenLog = brokenLog(parked);
        if (brokenLog.isPresent()) {
            return brokenLog.get();
        }
        parkedRows.release(parked, by, businessDate.today());
        log.info("released: {} {}, by operator {}", parked.creditorId(), parked.subject(), by.who());
        return new Answer.Done("%s is released; the next run takes it up again".formatted(parked.subject()));
    }

    /** The alarm would be silent until the log's next turn, and nothing would be mended. */
    private Optional<Answer> brokenLog(ParkedRows.Parked parked) {
        return CheckCaseLogs.invoiceOf(parked.subject())
                .map(invoice -> verifyLogs.verify(parked.creditorId(), invoice).broken())
                .filter(broken -> !broken.isEmpty())
                .map(broken -> new Answer.Refused(
                        "it is still so: " + broken.get(0).why(),
                        "restore that log from a backup; or dismiss it, with who looked into it as the reason"));
    }
}
