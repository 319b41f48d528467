package no.kapitalkontroll.kk2.operations;

import java.util.List;

/**
 * A figure that is read from the database: its name, what it tells, and a query whose column {@code value} is the figure and
 * whose other columns are its labels. A label is a creditor's id or a word of ours: never a case, a person or an address.
 *
 * @param unit {@code seconds}, since 1970 for a point in time; null for a count
 */
record Gauge(String name, String unit, String tells, String sql) {

    private static final String SECONDS = "seconds";
    private static final String NONE = null;

    /** Those that an action of a person or the next effect may change. */
    static final List<Gauge> AT_ONCE = List.of(
            new Gauge("kk2.effects", NONE, "Effects on the outside world by kind and state", """
                    SELECT creditor_id AS creditor, kind, state, COUNT(*) AS value
                      FROM effects GROUP BY creditor_id, kind, state
                    """),
            new Gauge("kk2.effect.oldest.timestamp", SECONDS, "Since when the oldest effect stands in this state", """
                    SELECT creditor_id AS creditor, state,
                           TIMESTAMPDIFF(SECOND, '1970-01-01', MIN(IF(state = 'PLANNED', planned_at, COALESCE(claimed_at, planned_at)))) AS value
                      FROM effects WHERE state IN ('PLANNED', 'CLAIMED', 'FAILED', 'UNKNOWN', 'PARKED')
                     GROUP BY creditor_id, state
                    """),
            new Gauge("kk2.parked", NONE, "What waits until somebody mends it", """
                    SELECT creditor_id AS creditor,
                           CASE WHEN subject = 'creditor' THEN 'creditor' WHEN effect_id IS NOT NULL THEN 'effect'
                                WHEN invoice_id IS NOT NULL THEN 'invoice' ELSE 'other' END AS subject, COUNT(*) AS value
                      FROM parked WHERE released_on IS NULL GROUP BY creditor, 2
                    """),
            new Gauge("kk2.cases", NONE, "Cases that are not closed, by state and step", """
                    SELECT creditor_id AS creditor, state, COALESCE(step, 'none') AS step, COUNT(*) AS value
                      FROM cases WHERE state IN ('OPEN', 'HANDED_OVER') GROUP BY creditor_id, state, step
                    """),
            new Gauge("kk2.proposals", NONE, "Posting proposals by state", """
                    SELECT creditor_id AS creditor, state, COUNT(*) AS value FROM proposals GROUP BY creditor_id, state
                    """),
            new Gauge("kk2.run.started.timestamp", SECONDS, "When the last run began", """
                    SELECT creditor_id AS creditor, TIMESTAMPDIFF(SECOND, '1970-01-01', MAX(started_at)) AS value
                      FROM runs GROUP BY creditor_id
                    """),
            new Gauge("kk2.run.finished.timestamp", SECONDS, "When a run last came to its end", """
                    SELECT creditor_id AS creditor, TIMESTAMPDIFF(SECOND, '1970-01-01', MAX(finished_at)) AS value
                      FROM runs WHERE state = 'FINISHED' GROUP BY creditor_id
                    """),
            new Gauge("kk2.run.succeeded", NONE, "1: the last run that ended came to its end; 0: it failed", """
                    SELECT r.creditor_id AS creditor, r.state = 'FINISHED' AS value FROM runs r
                      JOIN (SELECT MAX(id) AS id FROM runs WHERE state <> 'RUNNING' GROUP BY creditor_id) l ON l.id = r.id
                    """),
            new Gauge("kk2.run.duration", SECONDS, "How long the last finished run took", """
                    SELECT r.creditor_id AS creditor,
                           TIMESTAMPDIFF(MICROSECOND, r.started_at, r.finished_at) / 1000000 AS value FROM runs r
                      JOIN (SELECT MAX(id) AS id FROM runs WHERE state = 'FINISHED' GROUP BY creditor_id) l ON l.id = r.id
                    """),
            new Gauge("kk2.run.invoices", NONE, "Invoices that the last finished run read", """
                    SELECT r.creditor_id AS creditor, r.invoices_read AS value FROM runs r
                      JOIN (SELECT MAX(id) AS id FROM runs WHERE state = 'FINISHED' GROUP BY creditor_id) l ON l.id = r.id
                    """),
            new Gauge("kk2.ledger.read.timestamp", SECONDS, "When a run last read the whole ledger", """
                    SELECT creditor_id AS creditor, TIMESTAMPDIFF(SECOND, '1970-01-01', MAX(finished_at)) AS value
                      FROM runs WHERE reconciled GROUP BY creditor_id
                    """),
            new Gauge(
                    "kk2.reconciliation.figure",
                    NONE,
                    "Unexplained kroner of the last finished run; must be 0.00",
                    """
                    SELECT r.creditor_id AS creditor, r.figure AS value FROM runs r
                      JOIN (SELECT MAX(id) AS id FROM runs WHERE state = 'FINISHED' AND figure IS NOT NULL
                             GROUP BY creditor_id) l ON l.id = r.id
                    """),
            new Gauge("kk2.differences", NONE, "Differences that stand, by cause", """
                    SELECT creditor_id AS creditor, IF(red, 'red', 'explained') AS colour, cause, COUNT(*) AS value
                      FROM differences WHERE last_date IS NULL GROUP BY creditor_id, red, cause
                    """));

    /** Those that only a run changes, and that cost more to read. */
    static final List<Gauge> AFTER_A_RUN = List.of(
            new Gauge("kk2.letters", NONE, "Letters dated on the last run's business date, by kind and state", """
                    SELECT l.creditor_id AS creditor, l.kind AS letter, l.state, COUNT(*) AS value FROM letters l
                      JOIN (SELECT creditor_id, MAX(business_date) AS date FROM runs GROUP BY creditor_id) r
                        ON r.creditor_id = l.creditor_id AND r.date = l.letter_date
                     GROUP BY l.creditor_id, l.kind, l.state
                    """),
            new Gauge(
                    "kk2.payment.newest.timestamp",
                    SECONDS,
                    "Date of the newest payment or credit that Tripletex shows",
                    """
                    SELECT creditor_id AS creditor, TIMESTAMPDIFF(SECOND, '1970-01-01', MAX(posted_on)) AS value
                      FROM postings WHERE amount < 0 AND (external_voucher_number IS NULL OR external_voucher_number NOT LIKE 'KK2-%')
                     GROUP BY creditor_id
                    """));
}
