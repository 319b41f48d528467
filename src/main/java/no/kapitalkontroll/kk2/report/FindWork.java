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
import no.kapitalkontroll.kk2.core.procedure.Step;
import no.kapitalkontroll.kk2.core.reconciliation.Cause;
import no.kapitalkontroll.kk2.reconciliation.ReadCaseDays;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what waited for a person on a date: only what has a first and a last date is asked, and the log of the cases. */
@Component
class FindWork {

    private static final String HOLDS_ON = " AND first_date <= :on AND (last_date IS NULL OR last_date >= :on)";

    private final JdbcClient jdbc;
    private final ReadCaseDays readCaseDays;

    FindWork(JdbcClient jdbc, ReadCaseDays readCaseDays) {
        this.jdbc = jdbc;
        this.readCaseDays = readCaseDays;
    }

    List<WorkItem> on(String creditorId, LocalDate date) {
        var followUps = handedOver(creditorId, date);
        var whys = whys(creditorId, date);
        List<WorkItem> items = new ArrayList<>(followUps);
        decisions(creditorId, date).stream()
                .filter(item ->
                        item.kind() != WorkItem.Kind.HELD || followUps.stream().noneMatch(item::isOfTheSameInvoice))
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

    private List<WorkItem> decisions(String creditorId, LocalDate date) {
        return query(
                        "SELECT * FROM decisions WHERE creditor_id = :creditor AND decision = 'wait'" + HOLDS_ON,
                        creditorId,
                        date,
                        (row, index) -> decision(creditorId, row))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<WorkItem> decision(String creditorId, ResultSet row) throws SQLException {
        var step = row.getString("step");
        var invoice = row.getInt("invoice_number");
        var since = row.getObject("first_date", LocalDate.class);
        return waiting(Reason.ofWord(row.getString("reason")), step == null ? null : Step.ofWord(step))
                .map(work -> new WorkItem(
                        work.kind(),
                        invoice,
                        null,
                        work.reason(),
                        since,
                        null,
                        work.remedy().replace("case …", "case %s %d".formatted(creditorId, invoice))));
    }

    private record Waiting(WorkItem.Kind kind, String reason, String remedy) {}

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
        return query(
                "SELECT * FROM differences WHERE creditor_id = :creditor AND (red OR cause = '"
                        + Cause.TO_BE_CLOSED_BY_HAND.word() + "')" + HOLDS_ON,
                creditorId,
                date,
                (row, index) -> difference(row));
    }

    private static WorkItem difference(ResultSet row) throws SQLException {
        var cause = Cause.ofWord(row.getString("cause"));
        return new WorkItem(
                cause.isRed() ? WorkItem.Kind.RED_DIFFERENCE : WorkItem.Kind.CLOSE_BY_HAND,
                row.getInt("invoice_number"),
                new Money(row.getBigDecimal("amount")),
                NorwegianWords.of(cause),
                row.getObject("first_date", LocalDate.class),
                null,
                cause.isRed()
                        ? NorwegianWords.remedyOf(cause)
                        : "lukk posteringene på kundens konto i Tripletex for hånd");
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
        return readCaseDays.on(creditorId, date).stream()
                .filter(day -> day.figures().refundDue().isPositive())
                .map(day -> new WorkItem(
                        WorkItem.Kind.REFUND,
                        day.figures().invoiceNumber(),
                        day.figures().refundDue(),
                        "betalt utover hele kravet",
                        day.since(),
                        null,
                        "betal tilbake, eller avtal med kunden hva det skal dekke"))
                .toList();
    }

    /** A case that was handed over waits for the officer's answer, and after an attachment for the follow-up. */
    private List<WorkItem> handedOver(String creditorId, LocalDate date) {
        return query(
                """
                SELECT d.invoice_number, d.first_date, l.event, l.dated, l.until_on FROM case_days d
                  LEFT JOIN case_log l ON l.id = (SELECT MAX(x.id) FROM case_log x
                        WHERE x.case_id = d.case_id AND x.event LIKE 'enforcement-%' AND x.dated <= :on)
                 WHERE d.creditor_id = :creditor AND d.state = 'HANDED_OVER'
                   AND d.first_date <= :on AND (d.last_date IS NULL OR d.last_date >= :on)
                   AND (l.id IS NULL OR l.until_on IS NOT NULL)
                """,
                creditorId,
                date,
                (row, index) -> row.getString("event") == null
                        ? new WorkItem(
                                WorkItem.Kind.FOLLOW_UP,
                                row.getInt("invoice_number"),
                                null,
                                "overlevert, svar fra namsmannen ventes",
                                row.getObject("first_date", LocalDate.class),
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
