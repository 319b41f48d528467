package no.kapitalkontroll.kk2.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.Decision;
import no.kapitalkontroll.kk2.core.procedure.DecisionKind;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import no.kapitalkontroll.kk2.core.procedure.Step;

/** A decision from its first date to its last; last date null: it still holds. */
@Entity
@Table(name = "decisions")
@IdClass(DecisionRow.Key.class)
public class DecisionRow {

    @Id
    @Column(name = "creditor_id")
    private String creditorId;

    @Id
    @Column(name = "invoice_id")
    private long invoiceId;

    @Column(name = "invoice_number")
    private int invoiceNumber;

    private String decision;
    private String reason;
    private String step;
    private String letter;

    @Id
    @Column(name = "first_date")
    private LocalDate firstDate;

    @Column(name = "last_date")
    private LocalDate lastDate;

    /** Null until it is stored: so a new span is inserted with its batch, and not looked for first. */
    @Version
    private Integer version;

    /** One span of an invoice begins on a date at most. */
    record Key(String creditorId, long invoiceId, LocalDate firstDate) implements Serializable {}

    protected DecisionRow() {}

    DecisionRow(String creditorId, long invoiceId, int invoiceNumber, Decision made, LocalDate on) {
        this.creditorId = creditorId;
        this.invoiceId = invoiceId;
        this.invoiceNumber = invoiceNumber;
        this.firstDate = on;
        say(made);
    }

    final void say(Decision made) {
        decision = made.kind().word();
        reason = made.reason() == null ? null : made.reason().word();
        step = made.step() == null ? null : made.step().word();
        letter = made.letter() == null ? null : made.letter().word();
    }

    void endOn(LocalDate date) {
        lastDate = date;
    }

    long invoiceId() {
        return invoiceId;
    }

    LocalDate firstDate() {
        return firstDate;
    }

    Decision decision() {
        return new Decision(
                DecisionKind.ofWord(decision),
                reason == null ? null : Reason.ofWord(reason),
                step == null ? null : Step.ofWord(step),
                letter == null ? null : LetterKind.ofWord(letter));
    }
}
