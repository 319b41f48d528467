package no.kapitalkontroll.kk2.digest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.reconciliation.Cause;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.letter.NorwegianFormat;
import no.kapitalkontroll.kk2.report.FindWork;
import no.kapitalkontroll.kk2.report.WorkItem;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything that case handlers are to know of a creditor now, whether they were told of it or not. */
@Component
class FindNews {

    /** What happened longer ago is no news, even if no digest left meanwhile. */
    private static final int DAYS_OF_NEWS = 14;

    private final JdbcClient jdbc;
    private final FindWork findWork;

    FindNews(JdbcClient jdbc, FindWork findWork) {
        this.jdbc = jdbc;
        this.findWork = findWork;
    }

    List<News> of(Creditor creditor, LocalDate date) {
        var words = new Words(creditor.language());
        List<News> news = new ArrayList<>();
        news.addAll(red(creditor.id(), words));
        news.addAll(parked(creditor.id()));
        news.addAll(cameBack(creditor.id(), date, words));
        news.addAll(waiting(creditor, date, words));
        news.addAll(newCases(creditor.id(), date));
        return news;
    }

    private List<News> red(String creditorId, Words words) {
        return jdbc.sql("""
                        SELECT invoice_number, cause, amount FROM differences
                         WHERE creditor_id = ? AND last_date IS NULL AND red ORDER BY invoice_number, id
                        """)
                .param(creditorId)
                .query((row, index) -> {
                    var cause = Cause.ofWord(row.getString("cause"));
                    var invoice = row.getInt("invoice_number");
                    return new News(
                            News.Kind.RED,
                            "red %d %s".formatted(invoice, cause.word()),
                            invoice,
                            new Money(row.getBigDecimal("amount")),
                            words.cause(cause));
                })
                .list();
    }

    private List<News> parked(String creditorId) {
        return jdbc.sql("""
                        SELECT p.id, p.subject, p.reason, p.remedy, COALESCE(i.number, 0) AS invoice_number
                          FROM parked p LEFT JOIN invoices i ON i.creditor_id = p.creditor_id AND i.invoice_id = p.invoice_id
                         WHERE p.creditor_id = ? AND p.released_on IS NULL ORDER BY p.id
                        """)
                .param(creditorId)
                .query((row, index) -> new News(
                        News.Kind.PARKED,
                        "parked " + row.getLong("id"),
                        row.getInt("invoice_number"),
                        null,
                        "%s: %s; %s"
                                .formatted(row.getString("subject"), row.getString("reason"), row.getString("remedy"))))
                .list();
    }

    private List<News> cameBack(String creditorId, LocalDate date, Words words) {
        return lately("""
                SELECT b.id, b.outcome, b.status, l.letter_date, l.step, c.invoice_number
                  FROM bounces b JOIN letters l ON l.id = b.letter_id JOIN cases c ON c.id = l.case_id
                 WHERE b.creditor_id = :creditor AND b.settled_on > :since AND b.action = 'failed'
                   AND b.outcome IN ('anew', 'held', 'moved-on', 'told') ORDER BY b.id
                """, creditorId, date, (row, index) -> {
            var invoice = row.getInt("invoice_number");
            return new News(
                    News.Kind.CAME_BACK,
                    "came-back " + row.getLong("id"),
                    invoice,
                    null,
                    words.cameBack(
                            row.getString("outcome"),
                            NorwegianFormat.date(row.getObject("letter_date", LocalDate.class)),
                            row.getString("status"),
                            "case %s %d".formatted(creditorId, invoice),
                            row.getString("step")));
        });
    }

    private List<News> newCases(String creditorId, LocalDate date) {
        return lately(
                """
                SELECT invoice_number, invoice_amount FROM cases
                 WHERE creditor_id = :creditor AND opened_on > :since ORDER BY invoice_number
                """,
                creditorId,
                date,
                (row, index) -> new News(
                        News.Kind.NEW_CASE,
                        "new-case " + row.getInt("invoice_number"),
                        row.getInt("invoice_number"),
                        new Money(row.getBigDecimal("invoice_amount")),
                        ""));
    }

    private List<News> waiting(Creditor creditor, LocalDate date, Words words) {
        return findWork.on(creditor, date).stream()
                .flatMap(item -> waiting(item, creditor.id(), words).stream())
                .toList();
    }

    private static Optional<News> waiting(WorkItem item, String creditorId, Words words) {
        var invoice = item.invoiceNumber();
        var onCase = "case %s %d ".formatted(creditorId, invoice);
        return switch (item.kind()) {
            case APPROVAL -> Optional.of(waiting(News.Kind.APPROVAL, item, words.call(onCase + "approve")));
            case HAND_OVER -> Optional.of(waiting(News.Kind.HAND_OVER, item, words.call(onCase + "hand-over")));
            case REST ->
                // a small rest of principal is on the work list; it asks for nothing soon
                item.remedy().contains("keep-rest")
                        ? Optional.of(waiting(News.Kind.REST, item, words.call(onCase + "waive / keep-rest")))
                        : Optional.empty();
            case REFUND ->
                Optional.of(new News(
                        News.Kind.REFUND,
                        "refund %d %s".formatted(invoice, item.amount()),
                        invoice,
                        item.amount(),
                        words.refund()));
            case RED_DIFFERENCE, PARKED, DISPUTED, HELD, FREE_CREDIT, MISSING, CLOSE_BY_HAND, FOLLOW_UP ->
                Optional.empty();
        };
    }

    private static News waiting(News.Kind kind, WorkItem item, String text) {
        return new News(
                kind,
                "%s %d"
                        .formatted(
                                kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), item.invoiceNumber()),
                item.invoiceNumber(),
                item.amount(),
                text);
    }

    private List<News> lately(String sql, String creditorId, LocalDate date, RowMapper<News> mapper) {
        return jdbc.sql(sql)
                .param("creditor", creditorId)
                .param("since", date.minusDays(DAYS_OF_NEWS))
                .query(mapper)
                .list();
    }
}
