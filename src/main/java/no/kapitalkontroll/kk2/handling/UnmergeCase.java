package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.LeaveGroup;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a case out of those that it is merged with: it gets letters of its own again. Letters that were sent stay shared. */
@Component
public class UnmergeCase {

    private final TakeInHand takeInHand;
    private final LeaveGroup leaveGroup;
    private final CaseLog log;

    public UnmergeCase(TakeInHand takeInHand, LeaveGroup leaveGroup, CaseLog log) {
        this.takeInHand = takeInHand;
        this.leaveGroup = leaveGroup;
        this.log = log;
    }

    @Transactional
    public Answer unmerge(CaseRef ref, Operator by, LocalDate today) {
        if (by.refusal().isPresent()) {
            return by.refused();
        }
        var taken = takeInHand.take(ref, today);
        if (taken.isEmpty()) {
            return TakeInHand.noCase(ref);
        }
        var held = taken.get();
        if (held.claim().leadCase() == null) {
            return new Answer.Refused("it is not merged", "leave it as it is");
        }
        var standing = held.claim().view().standing();
        if (held.facts().letterId() != null && !standing.letterSent()) {
            return new Answer.Refused("a letter that speaks for it is on its way", "unmerge it when that has left");
        }
        leaveGroup.leave(held.id());
        log.add(held.id(), today, by.who(), "unmerged", by.why());
        return new Answer.Done(ref + " stands alone; when it led others, the lowest open invoice among them leads now");
    }
}
