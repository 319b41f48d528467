package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import java.util.Optional;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.Objections;
import no.kapitalkontroll.kk2.cases.Objections.Objection;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.Notice.ObjectionAnswer.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Upholds an objection, whole or in part. The fees of the case fall away (inkassoloven § 17 second paragraph). The claim
 * stays disputed until Tripletex shows the credit note that the accountant makes; then it closes, or goes on with the rest.
 */
@Component
public class UpholdObjection {

    private final DecideObjection decideObjection;
    private final Objections objections;
    private final JdbcClient jdbc;
    private final CaseLog log;

    public UpholdObjection(DecideObjection decideObjection, Objections objections, JdbcClient jdbc, CaseLog log) {
        this.decideObjection = decideObjection;
        this.objections = objections;
        this.jdbc = jdbc;
        this.log = log;
    }

    /**
     * Reverses the fees and waits for the credit note.
     *
     * @param part of the principal that is upheld; null: all that is contested
     * @param assessment what the debtor is answered, in his language; must be there when a part is not upheld
     */
    @Transactional
    public Answer uphold(CaseRef ref, Money part, String assessment, Operator by, LocalDate today) {
        var text = assessment == null ? "" : assessment.strip();
        return decideObjection.decide(ref, text, by, today, (held, objection) -> refusal(held, objection, part, text)
                .orElseGet(() -> uphold(held, objection, part, text, by)));
    }

    private static Optional<Answer> refusal(HandledCase held, Objection objection, Money part, String assessment) {
        var contested = contested(held, objection);
        if (part != null && (!part.isPositive() || part.compareTo(contested) > 0)) {
            return Optional.of(new Answer.Refused(
                    "%s is not a part of what is contested, %s".formatted(part, contested),
                    "write a part of it, or leave the amount out"));
        }
        return part != null && part.compareTo(contested) < 0 && assessment.isEmpty()
                ? Optional.of(new Answer.Refused(
                        "what is not upheld is rejected, and that needs a written assessment",
                        "write the answer to the debtor, in his language (--answer)"))
                : Optional.empty();
    }

    private Answer uphold(HandledCase held, Objection objection, Money part, String assessment, Operator by) {
        var before = creditedBefore(held, objection);
        var contested = contested(held, objection);
        var upheld = part == null ? contested : part;
        var isWhole = objection.amount() == null && upheld.equals(contested);
        decideObjection.answer(held, objection, Outcome.UPHELD, isWhole ? null : upheld, assessment, by);
        objections.uphold(objection, upheld, before, assessment, held.today(), by.who());
        var reversed = reverseFees(held);
        log.add(
                held.id(),
                held.today(),
                by.who(),
                "objection-upheld",
                "%s, fees of %s fall away: %s".formatted(upheld, reversed, by.why()));
        return new Answer.Done("%s: %s is to be credited in Tripletex; the case waits for the credit note"
                .formatted(held.ref(), upheld));
    }

    /** What has been credited since the objection came counts for it. */
    private static Money contested(HandledCase held, Objection objection) {
        var balance = held.claim().balance();
        var credited = balance.credited().minus(creditedBefore(held, objection));
        return objection.amount() == null ? balance.principal().plus(credited) : objection.amount();
    }

    private static Money creditedBefore(HandledCase held, Objection objection) {
        return Money.sum(held.claim().ledger().movements().stream()
                        .filter(movement -> movement.kind() == Movement.Kind.CREDIT)
                        .filter(movement -> movement.date().isBefore(objection.receivedOn()))
                        .map(Movement::amount))
                .negated();
    }

    private Money reverseFees(HandledCase held) {
        var fees = Money.sum(jdbc
                .sql(
                        "SELECT amount FROM charges WHERE case_id = ? AND kind IN ('FEE', 'COMPENSATION') AND reversed_on IS NULL")
                .param(held.id())
                .query((row, index) -> new Money(row.getBigDecimal("amount")))
                .stream());
        jdbc.sql("""
                        UPDATE charges SET reversed_on = ?, reversed_reason = 'objection upheld, inkassoloven § 17'
                         WHERE case_id = ? AND kind IN ('FEE', 'COMPENSATION') AND reversed_on IS NULL
                        """).params(held.today(), held.id()).update();
        return fees;
    }
}
