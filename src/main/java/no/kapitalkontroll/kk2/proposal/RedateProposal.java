package no.kapitalkontroll.kk2.proposal;

import java.time.LocalDate;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding.State;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.tripletex.AccountingPeriods;
import no.kapitalkontroll.kk2.tripletex.ReadAccountingPeriods;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives a parked proposal another booking date, because its own lies in a closed period. What it books keeps its value date,
 * which the voucher then names; the case's coverage does not change. Never done without being asked.
 */
@Component
public class RedateProposal {

    private final JdbcClient jdbc;
    private final TakeProposal takeProposal;
    private final SendAgain sendAgain;
    private final ReadAccountingPeriods readPeriods;

    RedateProposal(JdbcClient jdbc, TakeProposal takeProposal, SendAgain sendAgain, ReadAccountingPeriods readPeriods) {
        this.jdbc = jdbc;
        this.takeProposal = takeProposal;
        this.sendAgain = sendAgain;
        this.readPeriods = readPeriods;
    }

    /** @param on null: the first day from its value date on that lies in an open accounting period */
    public Answer redate(ProposalRef ref, LocalDate on, Operator by, LocalDate today) {
        if (by.refusal().isPresent()) {
            return by.refused();
        }
        if (takeProposal.seen(ref).isEmpty()) {
            return TakeProposal.unknown(ref);
        }
        try {
            // asked before anything is locked
            var periods = readPeriods.of(ref.creditorId());
            return takeProposal.handle(
                    ref, by, today, "proposal-redated", held -> redate(held, on, periods, by, today));
        } catch (TripletexFailure failure) {
            return Refusals.of(failure);
        }
    }

    private Answer redate(HeldProposal held, LocalDate on, AccountingPeriods periods, Operator by, LocalDate today) {
        if (held.state() != State.PARKED) {
            return held.is("only a parked one is redated: the others lie in Tripletex, or are on their way there");
        }
        var valueOn = held.voucher().valueOn();
        var day = on == null ? periods.firstOpenDay(valueOn) : Optional.of(on);
        var refusal = refusal(day, valueOn, periods, today);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!sendAgain.send(held.effect(), by.who(), today)) {
            return Refusals.settledMeanwhile(held);
        }
        jdbc.sql("UPDATE proposals SET value_on = ?, dated = ? WHERE id = ?")
                .params(valueOn, day.get(), held.id())
                .update();
        return new Answer.Done(
                "the next run books proposal %s on %s, value date %s".formatted(held.ref(), day.get(), valueOn));
    }

    private static Optional<Answer> refusal(
            Optional<LocalDate> day, LocalDate valueOn, AccountingPeriods periods, LocalDate today) {
        if (day.isEmpty() || day.get().isAfter(today)) {
            return refused("no day from %s to today is open".formatted(valueOn), "open a period in Tripletex");
        }
        if (day.get().isBefore(valueOn)) {
            return refused(
                    "%s lies before the value date %s".formatted(day.get(), valueOn), "name that day or a later one");
        }
        return periods.isOpenOn(day.get())
                ? Optional.empty()
                : refused(
                        "%s lies in a closed period".formatted(day.get()),
                        "ask for the first open day, or open the period in Tripletex");
    }

    private static Optional<Answer> refused(String why, String remedy) {
        return Optional.of(new Answer.Refused(why, remedy));
    }
}
