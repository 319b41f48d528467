package no.kapitalkontroll.kk2.bounce;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.GivenUp;
import no.kapitalkontroll.kk2.mail.DeliveryReport;
import no.kapitalkontroll.kk2.mail.ReadDeliveryReport;
import no.kapitalkontroll.kk2.mail.ReadDeliveryReport.UnreadableMail;
import no.kapitalkontroll.kk2.mail.ReportMailbox.Report;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what a delivery report says about a letter of ours, for the run of the creditor that it belongs to. A report that names
 * no Message-ID of ours, or somebody else than whom that mail went to, is foreign or forged: nothing of it is kept; nor is
 * anything about a debtor who was erased. Whoever got the mail can forge a report on it: the letter's fee falls away, its step
 * starts anew with a later deadline, his address is written to no more, and without another one the case waits for a person.
 * That is why {@link TakeInBounce} acts on young letters alone, and tells a person each time.
 */
@Component
public class KeepReport {

    private static final Logger log = LoggerFactory.getLogger(KeepReport.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ReadDeliveryReport read = new ReadDeliveryReport();

    public KeepReport(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Sent(String creditorId, long letterId, String messageId, String email) {}

    /** What is to be parked: a mail that says that it is a report and cannot be read. Several of them are told once. */
    @Transactional
    public List<GivenUp> keep(Report mail, CreditorDay day) {
        if (mail.content() == null) {
            log.info("{} is passed over: the server does not hand it out", mail);
            return List.of();
        }
        try {
            var report = read.read(mail.content());
            var sent = report.flatMap(this::sent);
            var kept = sent.map(letter -> keep(report.get(), letter)).orElse(0);
            log.info("{}: {}", mail, kept > 0 ? "about letter " + sent.get().letterId() : "not about a letter of ours");
            return List.of();
        } catch (UnreadableMail e) {
            log.warn("{} says that it is a report and cannot be read: {}", mail, e.getMessage());
            return List.of(new GivenUp(
                    day.creditorId(),
                    "mailbox",
                    null,
                    null,
                    "%s in the mailbox of bounces cannot be read: %s".formatted(mail, e.getMessage()),
                    "look at it (the number is its UID); release this when it is not about a letter of yours",
                    day.date()));
        }
    }

    private Optional<Sent> sent(DeliveryReport report) {
        return jdbc
                .sql("""
                        SELECT e.creditor_id, e.letter_id, e.external_id, l.email
                          FROM effects e JOIN letters l ON l.id = e.letter_id
                         WHERE e.external_id = ? AND e.kind = 'MAIL' AND e.state <> 'PLANNED' AND l.email IS NOT NULL
                        """)
                .param(report.messageId())
                .query((row, index) -> new Sent(
                        row.getString("creditor_id"),
                        row.getLong("letter_id"),
                        row.getString("external_id"),
                        row.getString("email")))
                .list()
                .stream()
                // the database does not tell a from A
                .filter(letter -> letter.messageId().equals(report.messageId()))
                .findFirst();
    }

    private int keep(DeliveryReport report, Sent letter) {
        var now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        var bad = report.outcomes().stream()
                .filter(outcome -> outcome.isBad() && outcome.isTo(letter.email()))
                .toList();
        bad.forEach(outcome -> jdbc.sql("""
                        INSERT IGNORE INTO bounces (creditor_id, letter_id, action, status, kept_at) VALUES (?, ?, ?, ?, ?)
                        """)
                .params(letter.creditorId(), letter.letterId(), outcome.action(), outcome.status(), now)
                .update());
        return bad.size();
    }
}
