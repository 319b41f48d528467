package no.kapitalkontroll.kk2.cases;

import java.time.LocalTime;
import java.time.ZoneId;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.mail.AllowedRecipients;
import no.kapitalkontroll.kk2.mail.LetterMail;
import no.kapitalkontroll.kk2.mail.OutgoingMail;
import org.springframework.stereotype.Component;

/**
 * Makes the mail that carries a letter: a function of the stored letter alone, so that a repeat has the same bytes. Its Date
 * header is the printed date.
 */
@Component
public class MailOfLetter {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    private final Creditors creditors;
    private final AllowedRecipients allowed;
    private final LetterMail letterMail = new LetterMail();

    public MailOfLetter(Creditors creditors, AllowedRecipients allowed) {
        this.creditors = creditors;
        this.allowed = allowed;
    }

    /**
     * The mail, ready to be sent.
     *
     * @throws NotSent when the recipient may not be written to, or the mail server does not take mail in this run
     */
    public OutgoingMail of(LetterToSend letter, CreditorDay day) {
        if (day.mailServerIsDown()) {
            throw new NotSent("the mail server takes no mail now");
        }
        allowed.refuse(letter.email()).ifPresent(refused -> {
            throw new NotSent(refused.reason());
        });
        return letterMail.compose(
                letter.notice(),
                letter.pdf(),
                letter.effect().externalId(),
                letter.notice().letterDate().atTime(MORNING).atZone(OSLO).toInstant(),
                creditors.creditor(letter.effect().creditorId()).fromAddress(),
                letter.email());
    }

    /** A mail that never reached the mail server. */
    static final class NotSent extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotSent(String reason) {
            super(reason);
        }
    }
}
