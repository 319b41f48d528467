package no.kapitalkontroll.kk2.route;

import java.util.List;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.GivenUp;
import no.kapitalkontroll.kk2.cases.UnknownProcedure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Names an item that failed for a reason nobody foresaw, so that it can be parked and its neighbours go on. */
@Component
public class Unforeseen {

    private static final Logger log = LoggerFactory.getLogger(Unforeseen.class);
    private static final String INVOICE = "invoice ";
    private static final String EFFECT = "effect ";

    /**
     * Whether the failure ends with its item, or with a route that no run waits for; else it is the run's that the step belongs to.
     *
     * @param item null when nothing was in hand
     * @param day null outside of a run
     */
    public boolean isHandled(String item, CreditorDay day) {
        return item != null || day == null;
    }

    /**
     * What to park.
     *
     * @param item "invoice 12", "effect 7", or null when nothing was in hand
     * @param day null when no creditor was in hand: then there is nothing to park, only to log
     */
    public List<GivenUp> givenUp(Exception failure, String item, CreditorDay day) {
        log.error("{} {} failed", day, item, failure);
        if (day == null) {
            return List.of();
        }
        var subject = item == null ? "creditor" : item;
        var known = failure instanceof UnknownProcedure unknown ? unknown : null;
        return List.of(new GivenUp(
                day.creditorId(),
                subject,
                numberAfter(INVOICE, subject),
                numberAfter(EFFECT, subject),
                known != null
                        ? known.getMessage()
                        : "an error that nobody foresaw: "
                                + thrown(failure).getClass().getSimpleName(),
                known != null ? known.remedy() : "see the log of this date; the next run tries again",
                day.date()));
    }

    /** An error that is no exception comes wrapped in one. */
    private static Throwable thrown(Exception failure) {
        return failure.getCause() instanceof Error error ? error : failure;
    }

    private static Long numberAfter(String word, String subject) {
        return subject.startsWith(word) ? Long.valueOf(subject.substring(word.length())) : null;
    }
}
