package no.kapitalkontroll.kk2.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import no.kapitalkontroll.kk2.core.procedure.RestPolicy;
import no.kapitalkontroll.kk2.core.procedure.Step;
import no.kapitalkontroll.kk2.core.reconciliation.Cause;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.reconciliation.NorwegianCause;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what waited for a person on a date: only what has a first and a last date is asked, and the log of the cases. */
@Component
public class FindWork {

    private static final String HOLDS_ON = " AND first_date <= :on AND (last_date IS NULL OR last_date >= :on)";

    /** Since when it waits for the same: a span ends also where its letter alone changes, and a hand-over goes on as a wait. */
    private static final String DECISIONS = """
            SELECT d.*, (SELECT MIN(f.first_date) FROM decisions f
                          WHERE f.creditor_id = d.creditor_id AND f.invoice_id = d.invoice_id AND f.first_date <= d.first_date
                            AND WHY(f) = WHY(d)
                            AND NOT EXISTS (SELECT 1 FROM decisions z
                                WHERE z.creditor_id = d.creditor_id AND z.invoice_id = d.invoice_id
                                  AND z.first_date >= f.first_date AND z.first_date < d.first_date
                                  AND NOT (WHY(z) = WHY(d)))) AS since
              FROM decisions d WHERE d.creditor_id = :creditor AND d.decision IN ('wait', 'hand-over')\
            """.replaceAll("WHY\\((.)\\)", """
            (CASE WHEN $1.decision = 'hand-over' THEN 'awaiting-approval hand-over' WHEN $1.decision <> 'wait' THEN '' \
            WHEN $1.reason = 'awaiting-approval' THEN CONCAT($1.reason, ' ', COALESCE($1.step, '')) ELSE $1.reason END)""") + HOLDS_ON;

    /** Since when the case has it without a break: a span ends also where its amount alone changes. */
    private static final String DIFFERENCES = """
            SELECT d.*, (SELECT MIN(f.first_date) FROM differences f
                          WHERE f.case_id = d.case_id AND f.cause = d.cause AND f.first_date <= d.first_date
                            AND f.first_date > COALESCE((SELECT MAX(g.last_date) FROM differences g
                                WHERE g.case_id = d.case_id AND g.cause = d.cause AND g.last_date < d.first_date
                                  AND NOT EXISTS (SELECT 1 FROM differences n WHERE n.case_id = g.case_id AND n.cause = g.cause
                                                     AND n.first_date = g.last_date + INTERVAL 1 DAY)), '1900-01-01')) AS since
              FROM differences d WHERE d.creditor_id = :creditor AND (d.red OR d.cause = 'TO_BE_CLOSED')\
            """.replace("TO_BE_CLOSED", Cause.TO_BE_CLOSED_BY_HAND.word()) + HOLDS_ON;

    private final JdbcClient jdbc;
    private final ReadRefunds readRefunds;

    FindWork(JdbcClient jdbc, ReadRefunds readRefunds) {
        this.jdbc = jdbc;
        this.readRefunds = readRefunds;
    }

    public List<WorkItem> on(Creditor creditor, LocalDate date) {
        var creditorId = creditor.id();
        var followUps = handedOver(creditorId, date);
        var whys = whys(creditorId, date);
        List<WorkItem> items = new ArrayList<>(followUps);
        decisions(creditor, date).stream()
                .filter(item -> !isAnswered(item) || followUps.stream().noneMatch(item::isOfTheSameInvoice))
                .map(item -> item.kind() == WorkItem.Kind.HELD || item.kind() == WorkItem.Kind.DISPUTED
                        ? item.because(whys.get(item.invoiceNumber()))
                        : item)
                .forEach(items::add);
        items.addAll(differences(creditorId, date));
        items.addAll(parked(creditorId, date));
        items.addAll(refunds(creditorId, date));
        return items;
    }

    /** What a person wrote who stopped a case, by invoice: the last word of the date. */
    private Map<Integer, String> whys(String creditorId, LocalDate date) {
        Map<Integer, String> whys = new HashMap<>();
        query("""
                        SELECT c.invoice_number, l.detail FROM case_log l JOIN cases c ON c.id = l.case_id
                         WHERE c.creditor_id = :creditor AND l.dated <= :on
                           AND l.event IN ('held', 'objection-received', 'write-off-proposed') ORDER BY l.id
                        """, creditorId, date, (row, index) -> Map.entry(row.getInt(1), row.getString(2)))
                .forEach(why -> whys.put(why.getKey(), why.getValue()));
        return whys;
    }

    /** The petition was approved: the case rests until the officer's answer. */
    private static boolean isAnswered(WorkItem item) {
        return item.kind() == WorkItem.Kind.HELD || item.kind() == WorkItem.Kind.HAND_OVER;
    }

    private List<WorkItem> decisions(Creditor creditor, LocalDate date) {
        var rests = rests(creditor, date);
        return query(DECISIONS, creditor.id(), date, (row, index) -> decision(creditor.id(), rests, row)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** What is left where the principal is paid. */
    private enum Rest {
        TO_DECIDE,
        KEPT
    }

    /** By invoice. */
    private Map<Integer, Rest> rests(Creditor creditor, LocalDate date) {
        Map<Integer, Rest> rests = new HashMap<>();
        query("""
                        SELECT d.invoice_number, EXISTS (SELECT 1 FROM case_log l
                                WHERE l.case_id = d.case_id AND l.event = 'rest-kept' AND l.dated <= :on) AS kept
                          FROM case_days d WHERE d.creditor_id = :creditor AND d.state <> 'CLOSED' AND d.principal = 0.00\
                        """ + HOLDS_ON, creditor.id(), date, (row, index) -> Map.entry(row.getInt(1), row.getBoolean(2)))
                .forEach(rest -> {
                    var kept = rest.getValue() || creditor.collecting().restPolicy() == RestPolicy.KEEP;
                    rests.put(rest.getKey(), kept ? Rest.KEPT : Rest.TO_DECIDE);
                });
        return rests;
    }

    private static Optional<WorkItem> decision(String creditorId, Map<Integer, Rest> rests, ResultSet row)
            throws SQLException {
        var step = row.getString("step");
        var invoice = row.getInt("invoice_number");
        var since = row.getObject("since", LocalDate.class);
        var reason = row.getString("decision").equals("hand-over")
                ? Reason.AWAITING_APPROVAL
                : Reason.ofWord(row.getString("reason"));
        var rest = reason == Reason.AWAITING_APPROVAL || reason == Reason.BELOW_MINIMUM ? rests.get(invoice) : null;
        var waiting = rest == null ? waiting(reason, step == null ? null : Step.ofWord(step)) : waiting(rest);
        return waiting.map(work -> new WorkItem(
                work.kind(),
                invoice,
                null,
                work.reason(),
                since,
                null,
                work.remedy().replace("case …", "case %s %d".formatted(creditorId, invoice))));
    }

    private record Waiting(WorkItem.Kind kind, String reason, String remedy) {}

    /** One that is kept asks nothing: a later payment covers it. */
    private static Optional<Waiting> waiting(Rest rest) {
        return rest == Rest.KEPT
                ? Optional.empty()
                : Optional.of(new Waiting(
                        WorkItem.Kind.REST,
                        "hovedstolen er betalt, resten er ikke",
                        "ettergi den, eller la den stå: case … waive eller keep-rest"));
    }

    /** What a reason to wait asks of a person; most of them end by themselves. */
    private static Optional<Waiting> waiting(Reason reason, Step stepOrNull) {
        var waiting =
                switch (reason) {
                    case AWAITING_APPROVAL ->
                        stepOrNull == Step.HAND_OVER
                                ? new Waiting(
                                        WorkItem.Kind.HAND_OVER,
                                        "klar til namsmannen",
                                        "gå gjennom og kall: case … hand-over")
                                : new Waiting(
                                        WorkItem.Kind.APPROVAL,
                                        "neste steg: " + NorwegianWords.of(stepOrNull),
                                        "kall: case … approve");
                    case DISPUTED ->
                        new Waiting(
                                WorkItem.Kind.DISPUTED,
                                "innsigelse",
                                "avgjør den: case … reject-objection eller uphold-objection");
                    case ON_HOLD -> new Waiting(WorkItem.Kind.HELD, "stoppet for hånd", "kall: case … resume");
                    case FREE_CREDIT ->
                        new Waiting(
                                WorkItem.Kind.FREE_CREDIT,
                                "kunden har penger til gode som ingen har knyttet til en faktura",
                                "knytt dem til fakturaen i Tripletex, eller betal dem tilbake");
                    case NO_ADDRESS ->
                        new Waiting(
                                WorkItem.Kind.MISSING,
                                "ingen brukbar adresse",
                                "skriv e-post eller postadresse på kunden i Tripletex");
                    case RATE_MISSING ->
                        new Waiting(
                                WorkItem.Kind.MISSING, "en sats mangler", "oppgrader KK2, eller skriv den i KK2_RATES");
                    case REGIME_UNCONFIRMED ->
                        new Waiting(
                                WorkItem.Kind.MISSING,
                                "loven er ikke bekreftet for datoen",
                                "bekreft den med KK2_LAW_CONFIRMED_UNTIL");
                    case BELOW_MINIMUM ->
                        new Waiting(
                                WorkItem.Kind.REST,
                                "liten rest av hovedstolen",
                                "tapsfør den, eller la den stå: case … propose-write-off");
                    default -> null;
                };
        return Optional.ofNullable(waiting);
    }

    private List<WorkItem> differences(String creditorId, LocalDate date) {
        return query(DIFFERENCES, creditorId, date, (row, index) -> difference(row));
    }

    private static WorkItem difference(ResultSet row) throws SQLException {
        var cause = Cause.ofWord(row.getString("cause"));
        return new WorkItem(
                cause.isRed() ? WorkItem.Kind.RED_DIFFERENCE : WorkItem.Kind.CLOSE_BY_HAND,
                row.getInt("invoice_number"),
                new Money(row.getBigDecimal("amount")),
                NorwegianCause.name(cause),
                row.getObject("since", LocalDate.class),
                null,
                NorwegianCause.remedy(cause));
    }

    private List<WorkItem> parked(String creditorId, LocalDate date) {
        return query(
                """
                SELECT p.*, COALESCE(i.number, 0) AS invoice_number
                  FROM parked p LEFT JOIN invoices i ON i.creditor_id = p.creditor_id AND i.invoice_id = p.invoice_id
                 WHERE p.creditor_id = :creditor AND p.parked_on <= :on AND (p.released_on IS NULL OR p.released_on > :on)
                """,
                creditorId,
                date,
                (row, index) -> new WorkItem(
                        WorkItem.Kind.PARKED,
                        row.getInt("invoice_number"),
                        null,
                        row.getString("subject") + ": " + row.getString("reason"),
                        row.getObject("parked_on", LocalDate.class),
                        null,
                        row.getString("remedy")));
    }

    private List<WorkItem> refunds(String creditorId, LocalDate date) {
        return readRefunds.on(creditorId, date).stream()
                .map(refund -> new WorkItem(
                        WorkItem.Kind.REFUND,
                        refund.invoiceNumber(),
                        refund.due(),
                        "betalt utover hele kravet",
                        refund.since(),
                        null,
                        "betal tilbake, eller avtal med kunden hva det skal dekke"))
                .toList();
    }

    /**
     * A case whose petition was approved waits for the officer's answer, and after an attachment for the follow-up. Until the approval it
     * is only ripe; an approval before the case went back to an earlier step is none of the new petition.
     */
    private List<WorkItem> handedOver(String creditorId, LocalDate date) {
        return query(
                """
                SELECT d.invoice_number, l.event, l.dated, l.until_on
                  FROM case_days d
                  JOIN case_log l ON l.id = (SELECT MAX(x.id) FROM case_log x
                        WHERE x.case_id = d.case_id AND (x.event = 'hand-over-approved' OR x.event LIKE 'enforcement-%') AND x.dated <= :on)
                 WHERE d.creditor_id = :creditor AND d.state = 'HANDED_OVER'
                   AND d.first_date <= :on AND (d.last_date IS NULL OR d.last_date >= :on)
                   AND (l.event = 'hand-over-approved' OR l.until_on IS NOT NULL)
                   AND NOT EXISTS (SELECT 1 FROM case_days z WHERE z.case_id = d.case_id AND z.state = 'OPEN'
                                      AND z.first_date > l.dated AND z.first_date <= :on)
                """,
                creditorId,
                date,
                (row, index) -> row.getString("event").equals("hand-over-approved")
                        ? new WorkItem(
                                WorkItem.Kind.FOLLOW_UP,
                                row.getInt("invoice_number"),
                                null,
                                "overlevert, svar fra namsmannen ventes",
                                row.getObject("dated", LocalDate.class),
                                null,
                                "kall når svaret kommer: case %s %d result"
                                        .formatted(creditorId, row.getInt("invoice_number")))
                        : new WorkItem(
                                WorkItem.Kind.FOLLOW_UP,
                                row.getInt("invoice_number"),
                                null,
                                "oppfølging etter utlegg",
                                row.getObject("dated", LocalDate.class),
                                row.getObject("until_on", LocalDate.class),
                                "se på saken igjen innen fristen"));
    }

    private <T> List<T> query(String sql, String creditorId, LocalDate date, RowMapper<T> mapper) {
        return jdbc.sql(sql)
                .param("creditor", creditorId)
                .param("on", date)
                .query(mapper)
                .list();
    }
}
