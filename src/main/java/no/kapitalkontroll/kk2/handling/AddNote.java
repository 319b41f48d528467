package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.cases.CaseLog;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds a note to a case's log; it changes nothing else. */
@Component
public class AddNote {

    private final TakeInHand takeInHand;
    private final CaseLog log;

    public AddNote(TakeInHand takeInHand, CaseLog log) {
        this.takeInHand = takeInHand;
        this.log = log;
    }

    /** The note is the reason that the operator gives. */
    @Transactional
    public Answer add(CaseRef ref, Operator by, LocalDate today) {
        return takeInHand.handle(ref, by, today, held -> {
            log.add(held.id(), today, by.who(), "note", by.why());
            return new Answer.Done("noted on " + ref);
        });
    }
}
