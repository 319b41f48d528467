package no.kapitalkontroll.kk2.bounce;

import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.StoredRecords;
import no.kapitalkontroll.kk2.installation.Installation;
import no.kapitalkontroll.kk2.mail.ReportMailbox;
import no.kapitalkontroll.kk2.mail.ReportMailbox.Batch;
import no.kapitalkontroll.kk2.mail.ReportMailbox.MailboxFailed;
import no.kapitalkontroll.kk2.mail.ReportMailbox.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the mailbox on from where it was left, whichever creditor's run comes first. The place is kept after the reports are:
 * a run that is cut off reads them once more, and keeps none twice.
 */
@Component
public class ReadMailbox {

    private static final Logger log = LoggerFactory.getLogger(ReadMailbox.class);
    private static final Place BEGINNING = new Place(0, 0);

    private final JdbcClient jdbc;
    private final Optional<ReportMailbox> mailbox;
    private final String name;

    public ReadMailbox(JdbcClient jdbc, Installation installation, Optional<ReportMailbox> mailbox) {
        this.jdbc = jdbc;
        this.mailbox = mailbox;
        this.name = installation
                .imap()
                .map(imap -> StoredRecords.sha256("%s %d %s"
                        .formatted(imap.host(), imap.port(), imap.login().user())
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .orElse("none");
    }

    /** The next reports; none without a mailbox, or when it cannot be read now: then the letters go on without it. */
    public Batch next(CreditorDay day, int atMost, int mostBatches) {
        if (day.batchesOfBounces() >= mostBatches) {
            // the rest waits for the next run: this one's lease must not run out over a full mailbox
            return nothing();
        }
        try {
            day.bouncesAreRead();
            return mailbox.map(box -> box.after(place(), atMost)).orElse(nothing());
        } catch (MailboxFailed e) {
            log.warn("{}: the mailbox of bounces cannot be read: {}", day, e.getMessage());
            day.noteOnce(
                    "the mailbox of bounces cannot be read (%s); look at KK2_IMAP_HOST and its login, and run again"
                            .formatted(e.getMessage()));
            return nothing();
        }
    }

    /** The reports of a batch are kept: the next reading begins behind it. */
    @Transactional
    public void pass(Batch batch) {
        jdbc.sql("""
                        INSERT INTO mailbox_places (mailbox, uid_validity, last_uid) VALUES (:name, :validity, :last)
                        ON DUPLICATE KEY UPDATE
                          last_uid = IF(uid_validity = :validity, GREATEST(last_uid, :last), :last), uid_validity = :validity
                        """)
                .param("name", name)
                .param("validity", batch.place().uidValidity())
                .param("last", batch.place().lastUid())
                .update();
    }

    private Place place() {
        return jdbc.sql("SELECT uid_validity, last_uid FROM mailbox_places WHERE mailbox = ?")
                .param(name)
                .query((row, index) -> new Place(row.getLong("uid_validity"), row.getLong("last_uid")))
                .optional()
                .orElse(BEGINNING);
    }

    private static Batch nothing() {
        return new Batch(0, List.of(), BEGINNING);
    }
}
