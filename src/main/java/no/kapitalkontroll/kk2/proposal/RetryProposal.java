package no.kapitalkontroll.kk2.proposal;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding.State;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import org.springframework.stereotype.Component;

/** Lets the next run try a parked proposal again, unchanged, once a person has mended what it was refused for. */
@Component
public class RetryProposal {

    private final TakeProposal takeProposal;
    private final SendAgain sendAgain;

    RetryProposal(TakeProposal takeProposal, SendAgain sendAgain) {
        this.takeProposal = takeProposal;
        this.sendAgain = sendAgain;
    }

    public Answer retry(ProposalRef ref, Operator by, LocalDate today) {
        return takeProposal.handle(ref, by, today, "proposal-retried", held -> retry(held, by, today));
    }

    private Answer retry(HeldProposal held, Operator by, LocalDate today) {
        if (held.state() != State.PARKED) {
            return held.is("only a parked one is retried; one that was deleted is resent");
        }
        return sendAgain.send(held.effect(), by.who(), today)
                ? new Answer.Done("the next run tries proposal %s again".formatted(held.ref()))
                : Refusals.settledMeanwhile(held);
    }
}
