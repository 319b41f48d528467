package no.kapitalkontroll.kk2.operations;

import java.util.function.Function;
import no.kapitalkontroll.kk2.cases.ListParked;
import no.kapitalkontroll.kk2.cases.ParkedId;
import no.kapitalkontroll.kk2.cases.ParkedItem;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** What was given up on, and what an operator decides about it: tried again, or not any more. */
@Component
@OnlyInService
@ManagedResource(objectName = "no.kapitalkontroll.kk2:type=Parked", description = "What waits until somebody mends it")
public class ParkedPage {

    private final ListParked listParked;
    private final ReleaseParked releaseParked;
    private final RetryParked retryParked;
    private final DismissParked dismissParked;
    private final RetryAllParked retryAllParked;

    ParkedPage(
            ListParked listParked,
            ReleaseParked releaseParked,
            RetryParked retryParked,
            DismissParked dismissParked,
            RetryAllParked retryAllParked) {
        this.listParked = listParked;
        this.releaseParked = releaseParked;
        this.retryParked = retryParked;
        this.dismissParked = dismissParked;
        this.retryAllParked = retryAllParked;
    }

    @ManagedAttribute(description = "What is parked: id, creditor, subject, date, reason, remedy")
    public String[] getWaiting() {
        return listParked.waiting().stream().map(ParkedItem::toString).toArray(String[]::new);
    }

    @ManagedAttribute(description = "How much is parked")
    public int getCount() {
        return listParked.waiting().size();
    }

    @ManagedOperation(description = "The next run tries again what was parked, once it is mended; never a letter")
    @ManagedOperationParameter(name = "id", description = "The id at the beginning of its line in Waiting, like E7")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the log")
    public String retry(String id, String who, String why) {
        return say(id, known -> retryParked.retry(known, new Operator(who, why)));
    }

    @ManagedOperation(
            description =
                    "An attachment, a closing or a giro file that is parked is not tried any more; nothing is deleted")
    @ManagedOperationParameter(name = "id", description = "The id at the beginning of its line in Waiting, like E7")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the log")
    public String dismiss(String id, String who, String why) {
        return say(id, known -> dismissParked.dismiss(known, new Operator(who, why)));
    }

    @ManagedOperation(
            description =
                    "Retries all that is parked for a cause, in two calls: the first tells what, and a token for the second")
    @ManagedOperationParameter(name = "cause", description = "Words that the reason contains; at least four letters")
    @ManagedOperationParameter(name = "limit", description = "The most, 1 to 200; the oldest first")
    @ManagedOperationParameter(name = "token", description = "Empty: only tell; else the token that was told")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the logs")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the logs")
    public String retryAllParked(String cause, int limit, String token, String who, String why) {
        return retryAllParked.retry(cause, limit, token, new Operator(who, why)).toString();
    }

    @ManagedOperation(description = "As retry, for an id that begins with P")
    @ManagedOperationParameter(name = "parkedId", description = "The number behind the P")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the log")
    public String release(long parkedId, String who, String why) {
        return releaseParked.release(parkedId, new Operator(who, why)).toString();
    }

    private static String say(String id, Function<ParkedId, Answer> action) {
        try {
            return action.apply(ParkedId.of(id)).toString();
        } catch (IllegalArgumentException unreadable) {
            return new Answer.Refused(unreadable.getMessage(), "see the attribute Waiting").toString();
        }
    }
}
