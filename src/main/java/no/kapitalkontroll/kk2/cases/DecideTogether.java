package no.kapitalkontroll.kk2.cases;

import java.util.List;
import no.kapitalkontroll.kk2.core.procedure.Decision;
import no.kapitalkontroll.kk2.core.procedure.DecisionKind;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Decides a claim; merged ones (samlede krav) move together or not at all. What is in the way of one of them is in the way of
 * all; one that is paid is not waited for.
 */
@Component
public class DecideTogether {

    private final JdbcClient jdbc;
    private final ReadClaims readClaims;

    public DecideTogether(JdbcClient jdbc, ReadClaims readClaims) {
        this.jdbc = jdbc;
        this.readClaims = readClaims;
    }

    Decision decide(LoadedClaim claim, CreditorDay day) {
        var own = alone(claim, day);
        if (claim.leadCase() == null || !moves(own)) {
            return own;
        }
        return others(claim, day).stream()
                .map(other -> alone(other, day))
                .filter(other -> other.kind() != own.kind() || other.step() != own.step())
                .map(other -> other.reason() == null ? Reason.DEADLINE_RUNNING : other.reason())
                .findFirst()
                .map(reason ->
                        new Decision(DecisionKind.WAIT, reason, claim.caseRow().step(), null))
                .orElse(own);
    }

    /** The others that it is merged with and that are still to be paid, by invoice number; none when it is not merged. */
    List<LoadedClaim> others(LoadedClaim claim, CreditorDay day) {
        if (claim.leadCase() == null) {
            return List.of();
        }
        var ids = jdbc.sql("""
                        SELECT invoice_id FROM cases WHERE id <> :self AND state <> 'CLOSED' AND (id = :lead OR merged_into = :lead)
                         ORDER BY invoice_number
                        """)
                .param("self", claim.caseRow().id())
                .param("lead", claim.leadCase())
                .query(Long.class)
                .list();
        return readClaims.of(day, ids).stream()
                // one that was put back, or left behind, stands elsewhere: they would wait for each other for ever
                .filter(other -> other.caseRow().step() == claim.caseRow().step())
                .filter(other -> isAskedFor(other, alone(other, day)))
                .toList();
    }

    /** Whether the letters of all are sent in this one's name: the lead's, or the lowest invoice's once the lead is settled. */
    boolean speaks(LoadedClaim claim, List<LoadedClaim> others) {
        if (others.isEmpty() || claim.leadCase() == claim.caseRow().id()) {
            return true;
        }
        return others.stream()
                .allMatch(other -> other.caseRow().id() != claim.leadCase()
                        && other.invoice().number() > claim.invoice().number());
    }

    private Decision alone(LoadedClaim claim, CreditorDay day) {
        var rules = readClaims.rules(day.creditorId());
        return rules.decideClaim().decide(claim.view(), rules.terms(claim.view().procedure()), day.date());
    }

    /** A claim that closes, or of which only a rest is left that no letter asks for, keeps nobody waiting. */
    private static boolean isAskedFor(LoadedClaim claim, Decision decision) {
        return claim.balance().principal().isPositive()
                && decision.kind() != DecisionKind.CLOSE
                && decision.reason() != Reason.BELOW_MINIMUM;
    }

    private static boolean moves(Decision decision) {
        return decision.kind() == DecisionKind.ADVANCE || decision.kind() == DecisionKind.HAND_OVER;
    }
}
