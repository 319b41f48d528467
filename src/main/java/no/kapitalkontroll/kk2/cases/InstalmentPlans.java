package no.kapitalkontroll.kk2.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.instalment.FollowInstalments;
import no.kapitalkontroll.kk2.core.instalment.InstalmentPlan;
import no.kapitalkontroll.kk2.core.instalment.Term;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.procedure.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The instalment plans in force, at most one a case. */
@Component
public class InstalmentPlans {

    private static final String LIVE = """
            SELECT p.id, p.case_id, c.invoice_id, p.grace, p.back_to, p.paid_before, p.relieved_before
              FROM instalment_plans p JOIN cases c ON c.id = p.case_id
            """;

    private final JdbcClient jdbc;

    public InstalmentPlans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A plan in force.
     *
     * @param backTo the step to do anew after a missed term, once the case has come to it
     */
    public record Live(
            long id,
            long caseId,
            long invoiceId,
            InstalmentPlan plan,
            Step backTo,
            Money paidBefore,
            Money relievedBefore) {

        /** The step that follows the plan, for a case that has come so far; before it the case goes on with its next letter. */
        public Optional<Step> stepAnew(Step standsAt) {
            return Optional.of(backTo).filter(step -> standsAt != null && standsAt.compareTo(step) >= 0);
        }

        FollowInstalments.Since since(LoadedClaim claim) {
            return new FollowInstalments.Since(
                    paid(claim).minus(paidBefore), relieved(claim).minus(relievedBefore));
        }
    }

    /** Stores what was agreed, measured from the claim as it stands. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(
            LoadedClaim claim,
            long caseId,
            InstalmentPlan plan,
            LocalDate agreedOn,
            LocalDate acceptedOn,
            Step backTo) {
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                        INSERT INTO instalment_plans (case_id, agreed_on, accepted_on, grace, back_to, paid_before, relieved_before)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        caseId,
                        agreedOn,
                        acceptedOn,
                        plan.graceBusinessDays(),
                        backTo.word(),
                        paid(claim).amount(),
                        relieved(claim).amount())
                .update(key);
        var planId = Objects.requireNonNull(key.getKey()).longValue();
        for (var term : plan.terms()) {
            jdbc.sql("INSERT INTO instalments (plan_id, n, due_on, amount) VALUES (?, ?, ?, ?)")
                    .params(planId, term.number(), term.dueOn(), term.amount().amount())
                    .update();
        }
    }

    /** False when none was in force. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean end(long caseId, String reason, LocalDate on) {
        return jdbc.sql("UPDATE instalment_plans SET ended_on = ?, end_reason = ? WHERE live_case = ?")
                        .params(on, reason, caseId)
                        .update()
                > 0;
    }

    public Optional<Live> of(long caseId) {
        return jdbc.sql(LIVE + " WHERE p.live_case = ?")
                .param(caseId)
                .query(this::live)
                .optional();
    }

    /** Those of a creditor's cases that are not closed. */
    List<Live> ofCreditor(String creditorId) {
        return jdbc.sql(
                        LIVE
                                + " WHERE c.creditor_id = ? AND c.state <> 'CLOSED' AND p.live_case = c.id ORDER BY c.invoice_number")
                .param(creditorId)
                .query(this::live)
                .list();
    }

    private Live live(ResultSet row, int index) throws SQLException {
        var backTo = row.getString("back_to");
        return new Live(
                row.getLong("id"),
                row.getLong("case_id"),
                row.getLong("invoice_id"),
                new InstalmentPlan(terms(row.getLong("id")), row.getInt("grace")),
                backTo == null ? Step.PAYMENT_DEMAND : Step.ofWord(backTo),
                new Money(row.getBigDecimal("paid_before")),
                new Money(row.getBigDecimal("relieved_before")));
    }

    private List<Term> terms(long planId) {
        return jdbc.sql("SELECT n, due_on, amount FROM instalments WHERE plan_id = ? ORDER BY n")
                .param(planId)
                .query((row, index) -> new Term(
                        row.getInt("n"),
                        row.getObject("due_on", LocalDate.class),
                        new Money(row.getBigDecimal("amount"))))
                .list();
    }

    /** Received in all, less what bounced or was paid back. */
    private static Money paid(LoadedClaim claim) {
        return sum(claim, Movement.Kind.PAYMENT);
    }

    private static Money relieved(LoadedClaim claim) {
        return sum(claim, Movement.Kind.CREDIT)
                .plus(Money.sum(claim.ledger().waivers().stream().map(waiver -> waiver.amount())));
    }

    private static Money sum(LoadedClaim claim, Movement.Kind kind) {
        return Money.sum(claim.ledger().movements().stream()
                        .filter(movement -> movement.kind() == kind)
                        .map(Movement::amount))
                .negated();
    }
}
