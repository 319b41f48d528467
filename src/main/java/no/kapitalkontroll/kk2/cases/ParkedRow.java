package no.kapitalkontroll.kk2.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** Something that was given up on, why, and what mends it; released when it is mended or an operator says so. */
@Entity
@Table(name = "parked")
@NamedQuery(name = ParkedRow.WAITING, query = "SELECT p FROM ParkedRow p WHERE p.releasedOn IS NULL ORDER BY p.id")
public class ParkedRow {

    public static final String WAITING = "ParkedRow.waiting";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "creditor_id")
    private String creditorId;

    private String subject;

    @Column(name = "invoice_id")
    private Long invoiceId;

    @Column(name = "effect_id")
    private Long effectId;

    private String reason;
    private String remedy;

    @Column(name = "parked_on")
    private LocalDate parkedOn;

    @Column(name = "released_on")
    private LocalDate releasedOn;

    @Column(name = "released_by")
    private String releasedBy;

    protected ParkedRow() {}

    ParkedRow(GivenUp what) {
        creditorId = what.creditorId();
        subject = what.subject();
        invoiceId = what.invoiceId();
        effectId = what.effectId();
        reason = shortened(what.reason());
        remedy = shortened(what.remedy());
        parkedOn = what.on();
    }

    private static String shortened(String text) {
        return text.length() <= 255 ? text : text.substring(0, 254) + "…";
    }

    public Long id() {
        return id;
    }

    public String creditorId() {
        return creditorId;
    }

    public String subject() {
        return subject;
    }

    Long effectId() {
        return effectId;
    }

    public String reason() {
        return reason;
    }

    public String remedy() {
        return remedy;
    }

    public LocalDate parkedOn() {
        return parkedOn;
    }
}
