package no.kapitalkontroll.kk2.cases;

import java.util.HashMap;
import java.util.Map;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.Decision;
import no.kapitalkontroll.kk2.core.procedure.DecisionKind;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import no.kapitalkontroll.kk2.core.procedure.Step;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The decisions that stand: what the last run said about each invoice. */
@Component
public class ReadStandingDecisions {

    private final JdbcClient jdbc;

    public ReadStandingDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By invoice number. */
    public Map<Integer, Decision> of(String creditorId) {
        Map<Integer, Decision> standing = new HashMap<>();
        jdbc.sql(
                        "SELECT invoice_number, decision, reason, step, letter FROM decisions WHERE creditor_id = ? AND last_date IS NULL")
                .param(creditorId)
                .query((RowCallbackHandler) row -> standing.put(
                        row.getInt("invoice_number"),
                        decision(
                                row.getString("decision"),
                                row.getString("reason"),
                                row.getString("step"),
                                row.getString("letter"))));
        return standing;
    }

    private static Decision decision(String kind, String reason, String step, String letter) {
        return new Decision(
                DecisionKind.ofWord(kind),
                reason == null ? null : Reason.ofWord(reason),
                step == null ? null : Step.ofWord(step),
                letter == null ? null : LetterKind.ofWord(letter));
    }
}
