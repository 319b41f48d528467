package no.kapitalkontroll.kk2.digest;

import java.time.LocalTime;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.mail.AllowedRecipients;
import no.kapitalkontroll.kk2.mail.OutgoingMail;
import no.kapitalkontroll.kk2.outbox.Effect;
import no.kapitalkontroll.kk2.run.DailyRun;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes the mail of a digest from what was stored: a repeat has the same bytes. */
@Component
public class MailOfDigest {

    private static final LocalTime MORNING = LocalTime.of(6, 0);

    private final JdbcClient jdbc;
    private final Creditors creditors;
    private final AllowedRecipients allowed;

    public MailOfDigest(JdbcClient jdbc, Creditors creditors, AllowedRecipients allowed) {
        this.jdbc = jdbc;
        this.creditors = creditors;
        this.allowed = allowed;
    }

    /** @throws NotSent when the recipient may not be written to, or the mail server takes no mail in this run */
    public OutgoingMail of(Effect effect, CreditorDay day) {
        if (day.mailServerIsDown()) {
            throw new NotSent("the mail server takes no mail now");
        }
        var creditor = creditors.creditor(effect.creditorId());
        return jdbc.sql("SELECT d.* FROM digests d JOIN effects e ON e.digest_id = d.id WHERE e.id = ?")
                .param(effect.id())
                .query((row, index) -> {
                    var recipient = row.getString("recipient");
                    allowed.refuse(recipient).ifPresent(refused -> {
                        throw new NotSent(refused.reason());
                    });
                    return OutgoingMail.plain(
                            effect.externalId(),
                            effect.dueOn().atTime(MORNING).atZone(DailyRun.OSLO).toInstant(),
                            creditor.fromAddress(),
                            "KK2",
                            recipient,
                            row.getString("subject"),
                            row.getString("content"));
                })
                .single();
    }

    /** A mail that never reached the mail server. */
    static final class NotSent extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotSent(String reason) {
            super(reason);
        }
    }
}
