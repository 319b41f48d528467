package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Decides what 90-park keeps: each subject once for as long as it waits. */
@Component
public class Park {

    private static final Logger log = LoggerFactory.getLogger(Park.class);

    private final JdbcClient jdbc;

    public Park(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The row to store, or null when the same subject waits already. */
    public ParkedRow newRow(GivenUp what) {
        var waiting = jdbc.sql(
                        "SELECT COUNT(*) FROM parked WHERE creditor_id = ? AND subject = ? AND released_on IS NULL")
                .params(what.creditorId(), what.subject())
                .query(Integer.class)
                .single();
        if (waiting > 0) {
            return null;
        }
        log.warn("parked: {} {}: {}; remedy: {}", what.creditorId(), what.subject(), what.reason(), what.remedy());
        return new ParkedRow(what.invoiceId() != null ? what : what.withInvoice(invoiceOf(what.effectId())));
    }

    /** The invoice that waits with an effect; none waits for want of an attachment or a display. */
    private Long invoiceOf(Long effectId) {
        return effectId == null
                ? null
                : jdbc.sql(
                                "SELECT c.invoice_id FROM effects e JOIN cases c ON c.id = e.case_id WHERE e.id = ? AND e.kind NOT IN ('ATTACHMENT', 'CASE_STATUS')")
                        .param(effectId)
                        .query(Long.class)
                        .optional()
                        .orElse(null);
    }

    /** After a whole reading: what waited of this kind and was not refused again is mended. */
    public void releaseMended(String creditorId, String kind, List<GivenUp> refusedAgain, LocalDate on) {
        var still = refusedAgain.stream().map(GivenUp::subject).toList();
        jdbc
                .sql("SELECT subject FROM parked WHERE creditor_id = ? AND released_on IS NULL AND subject LIKE ?")
                .params(creditorId, kind + " %")
                .query(String.class)
                .list()
                .stream()
                .filter(subject -> !still.contains(subject))
                .forEach(subject -> release(creditorId, subject, on, CaseLog.KK2));
    }

    /** Mended: it waits no longer. */
    public void release(String creditorId, String subject, LocalDate on, String by) {
        jdbc.sql("""
                        UPDATE parked SET released_on = ?, released_by = ?
                         WHERE creditor_id = ? AND subject = ? AND released_on IS NULL
                        """).params(on, by, creditorId, subject).update();
    }
}
