package no.kapitalkontroll.kk2.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What debtors object to (innsigelse), and what became of it. */
@Component
public class Objections {

    private final JdbcClient jdbc;

    public Objections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public enum State {
        OPEN,
        REJECTED,
        UPHELD
    }

    /**
     * One objection.
     *
     * @param amount the part of the principal that is contested; null: the whole claim
     * @param upheld the part that is to be credited; null while it is not upheld
     * @param creditedBefore what was credited when it was upheld
     * @param settledOn an upheld one: when its credit note was seen
     */
    public record Objection(
            long id,
            long caseId,
            State state,
            Money amount,
            LocalDate receivedOn,
            Money upheld,
            Money creditedBefore,
            LocalDate settledOn) {

        static Objection of(ResultSet row, int index) throws SQLException {
            return new Objection(
                    row.getLong("id"),
                    row.getLong("case_id"),
                    State.valueOf(row.getString("state")),
                    money(row, "amount"),
                    row.getObject("received_on", LocalDate.class),
                    money(row, "upheld"),
                    money(row, "credited_before"),
                    row.getObject("settled_on", LocalDate.class));
        }

        private static Money money(ResultSet row, String column) throws SQLException {
            var amount = row.getBigDecimal(column);
            return amount == null ? null : new Money(amount);
        }

        /** It waits for a decision, or for the credit note that the decision promised. */
        public boolean isPending() {
            return state == State.OPEN || (state == State.UPHELD && settledOn == null);
        }

        /** It was rejected, or a part of it: an upheld one of the whole claim leaves nothing to go on with. */
        public boolean isNotMet() {
            return state == State.REJECTED
                    || (state == State.UPHELD && (amount == null || upheld.compareTo(amount) < 0));
        }
    }

    /** All of a case, in their order. */
    public List<Objection> of(long caseId) {
        return jdbc.sql("SELECT * FROM objections WHERE case_id = ? ORDER BY id")
                .param(caseId)
                .query(Objection::of)
                .list();
    }

    /** The latest one of a case. */
    public Optional<Objection> latest(long caseId) {
        return jdbc.sql("SELECT * FROM objections WHERE case_id = ? ORDER BY id DESC LIMIT 1")
                .param(caseId)
                .query(Objection::of)
                .optional();
    }

    /**
     * Stops the case. A hold that it is under is kept, and holds it again once the objection is decided.
     *
     * @param amount null: the whole claim
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void receive(long caseId, Money amount, LocalDate receivedOn, String by) {
        jdbc.sql("""
                        INSERT INTO objections (case_id, state, amount, received_on, received_by, hold, hold_until, hold_cause)
                        SELECT id, 'OPEN', ?, ?, ?, stopped, stopped_until, stop_cause FROM cases WHERE id = ?
                        """)
                .params(amount == null ? null : amount.amount(), receivedOn, by, caseId)
                .update();
        jdbc.sql("UPDATE cases SET stopped = ?, stopped_until = NULL, stop_cause = 'objection' WHERE id = ?")
                .params(Reason.DISPUTED.word(), caseId)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void reject(Objection objection, String answer, LocalDate on, String by) {
        jdbc.sql("UPDATE objections SET state = 'REJECTED', decided_on = ?, decided_by = ?, answer = ? WHERE id = ?")
                .params(on, by, answer, objection.id())
                .update();
    }

    /** @param creditedBefore what is credited already: the credit note that is promised comes on top */
    @Transactional(propagation = Propagation.MANDATORY)
    public void uphold(
            Objection objection, Money upheld, Money creditedBefore, String answer, LocalDate on, String by) {
        jdbc.sql("""
                        UPDATE objections SET state = 'UPHELD', decided_on = ?, decided_by = ?, answer = ?, upheld = ?,
                               credited_before = ? WHERE id = ?
                        """)
                .params(on, by, answer, upheld.amount(), creditedBefore.amount(), objection.id())
                .update();
    }

    List<Objection> waitingForCredit(List<Long> caseIds) {
        return caseIds.isEmpty()
                ? List.of()
                : jdbc.sql(
                                "SELECT * FROM objections WHERE case_id IN (:ids) AND state = 'UPHELD' AND settled_on IS NULL ORDER BY id")
                        .param("ids", caseIds)
                        .query(Objection::of)
                        .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void settled(Objection objection, LocalDate on) {
        jdbc.sql("UPDATE objections SET settled_on = ? WHERE id = ?")
                .params(on, objection.id())
                .update();
    }
}
