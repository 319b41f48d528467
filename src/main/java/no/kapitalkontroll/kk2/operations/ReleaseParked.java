package no.kapitalkontroll.kk2.operations;

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

    ReleaseParked(ParkedRows parkedRows, BusinessDate businessDate) {
        this.parkedRows = parkedRows;
        this.businessDate = businessDate;
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
        parkedRows.release(parked, by, businessDate.today());
        log.info("released: {} {}, by operator {}", parked.creditorId(), parked.subject(), by.who());
        return new Answer.Done("%s is released; the next run takes it up again".formatted(parked.subject()));
    }
}
