package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.core.limitation.InterruptingEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records what interrupted the limitation of a claim (fristavbrudd). The reason names the evidence. Said again with the day on
 * which it ended, a step that came to nothing gives one year from that day (foreldelsesloven § 22).
 */
@Component
public class InterruptLimitation {

    private final TakeInHand takeInHand;
    private final JdbcClient jdbc;
    private final CaseLog log;

    public InterruptLimitation(TakeInHand takeInHand, JdbcClient jdbc, CaseLog log) {
        this.takeInHand = takeInHand;
        this.jdbc = jdbc;
        this.log = log;
    }

    /**
     * @param event the word of an {@link InterruptingEvent}
     * @param endedOn when a step came to nothing; null: it is pending, or no step
     */
    @Transactional
    public Answer interrupt(CaseRef ref, String event, LocalDate on, LocalDate endedOn, Operator by, LocalDate today) {
        if (by.refusal().isPresent()) {
            return by.refused();
        }
        var known = InterruptingEvent.ofWord(event);
        if (known.isEmpty()) {
            return new Answer.Refused(
                    "there is no event " + event,
                    "name one of "
                            + Stream.of(InterruptingEvent.values())
                                    .map(InterruptingEvent::word)
                                    .collect(Collectors.joining(", ")));
        }
        var taken = takeInHand.take(ref, today);
        if (taken.isEmpty()) {
            return TakeInHand.noCase(ref);
        }
        var refused = record(taken.get(), known.get(), on, endedOn, by);
        if (refused.isPresent()) {
            return refused.get();
        }
        var from = takeInHand.take(ref, today).orElseThrow().claim().view().timeBarredFrom();
        return new Answer.Done(ref + ": "
                + (from == null
                        ? "no limitation while this is pending; record the day on which it ends"
                        : "time-barred from " + from));
    }

    /** Writes it, or says why not. */
    Optional<Answer> record(HandledCase held, InterruptingEvent event, LocalDate on, LocalDate endedOn, Operator by) {
        if (on.isAfter(held.today()) || (endedOn != null && endedOn.isAfter(held.today()))) {
            return refused("it has not happened yet", "write the day on which it happened");
        }
        if (endedOn != null && (!event.isPending() || endedOn.isBefore(on))) {
            return refused(
                    "%s of %s did not end on %s".formatted(event.word(), on, endedOn),
                    "leave --ended out, or write a later day");
        }
        var timeBarredFrom = held.claim().view().timeBarredFrom();
        if (timeBarredFrom != null && !on.isBefore(timeBarredFrom)) {
            return refused(
                    "the claim was time-barred from " + timeBarredFrom,
                    "nothing brings it back by itself; ask a lawyer before anything is collected");
        }
        jdbc.sql("""
                        INSERT INTO interruptions (case_id, event, on_date, ended_on, actor, reason) VALUES (?, ?, ?, ?, ?, ?)
                            ON DUPLICATE KEY UPDATE ended_on = VALUES(ended_on), actor = VALUES(actor), reason = VALUES(reason)
                        """)
                .params(held.id(), event.word(), on, endedOn, by.who(), by.why())
                .update();
        log.add(
                held.id(),
                held.today(),
                endedOn,
                by.who(),
                "limitation-interrupted",
                "%s on %s%s, %s: %s"
                        .formatted(
                                event.word(),
                                on,
                                endedOn == null ? "" : ", ended " + endedOn,
                                event.paragraph(),
                                by.why()));
        return Optional.empty();
    }

    private static Optional<Answer> refused(String why, String remedy) {
        return Optional.of(new Answer.Refused(why, remedy));
    }
}
