package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.outbox.EffectKind;
import org.apache.camel.ProducerTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What waits until somebody mends it or decides about it: each thing once, with the id by which an operator retries or dismisses
 * it. An effect that waits for a decision is called by its own number, whether or not a row was parked for it.
 */
@Component
public class ListParked {

    private static final int MOST = 1000;

    private static final String ROWS =
            "jpa:no.kapitalkontroll.kk2.cases.ParkedRow?namedQuery=" + ParkedRow.WAITING + "&maximumResults=" + MOST;

    private final ProducerTemplate producer;
    private final JdbcClient jdbc;

    public ListParked(ProducerTemplate producer, JdbcClient jdbc) {
        this.producer = producer;
        this.jdbc = jdbc;
    }

    private record Undecided(
            long id,
            String creditorId,
            EffectKind kind,
            int attempts,
            Integer invoiceNumber,
            LocalDate since,
            String reason) {

        ParkedItem item(ParkedRow row) {
            return new ParkedItem(
                    ParkedId.ofEffect(id),
                    attempts,
                    creditorId,
                    "effect " + id,
                    kind,
                    invoiceNumber,
                    row == null ? since : row.parkedOn(),
                    row == null ? reason : row.reason(),
                    row == null ? remedy() : row.remedy());
        }

        private String remedy() {
            return switch (kind) {
                case MAIL, PRINT -> "find out whether the letter left, and say it";
                case VOUCHER -> "mend what it was refused for and retry it, redate it or adopt a voucher";
                case ATTACHMENT, CASE_STATUS -> "mend what it was refused for and retry it, or dismiss it";
                case CLOSE_POSTINGS -> "close the postings in Tripletex by hand, and the next run sees it; or retry it";
                case DIGEST -> "nothing: the next digest tells the same";
            };
        }
    }

    /** At most a thousand rows and a thousand effects, the oldest first. */
    public List<ParkedItem> waiting() {
        var undecided = undecided();
        List<ParkedItem> waiting = new ArrayList<>();
        for (var row : producer.requestBody(ROWS, null, ParkedRow[].class)) {
            var effect = row.effectId() == null ? null : undecided.remove(row.effectId());
            waiting.add(effect == null ? item(row) : effect.item(row));
        }
        undecided.values().forEach(effect -> waiting.add(effect.item(null)));
        return List.copyOf(waiting);
    }

    private static ParkedItem item(ParkedRow row) {
        return new ParkedItem(
                ParkedId.ofRow(row.id()),
                0,
                row.creditorId(),
                row.subject(),
                null,
                null,
                row.parkedOn(),
                row.reason(),
                row.remedy());
    }

    private Map<Long, Undecided> undecided() {
        Map<Long, Undecided> undecided = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT e.id, e.creditor_id, e.kind, e.attempts, c.invoice_number, COALESCE(e.reason, 'no reason kept') AS reason,
                               COALESCE(DATE(e.settled_at), e.due_on) AS since
                          FROM effects e JOIN cases c ON c.id = e.case_id
                         WHERE e.state = 'PARKED' ORDER BY e.id LIMIT %d
                        """.formatted(MOST)).query(row -> {
            undecided.put(
                    row.getLong("id"),
                    new Undecided(
                            row.getLong("id"),
                            row.getString("creditor_id"),
                            EffectKind.valueOf(row.getString("kind")),
                            row.getInt("attempts"),
                            row.getInt("invoice_number"),
                            row.getObject("since", LocalDate.class),
                            row.getString("reason")));
        });
        return undecided;
    }
}
