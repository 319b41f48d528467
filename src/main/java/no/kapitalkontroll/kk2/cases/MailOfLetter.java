package no.kapitalkontroll.kk2.cases;

import java.time.Clock;
import java.time.Duration;
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

    /** A letter leaves at most this long after its balance was looked at (rules § 7). */
    private static final Duration LOOK_HOLDS = Duration.ofMinutes(2);

    private final Clock clock;
    private final Creditors creditors;
    private final AllowedRecipients allowed;
    private final LetterMail letterMail = new LetterMail();

    public MailOfLetter(Clock clock, Creditors creditors, AllowedRecipients allowed) {
        this.clock = clock;
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
        if (day.lookedAt() == null || clock.instant().isAfter(day.lookedAt().plus(LOOK_HOLDS))) {
            throw new NotSent("the last look at the balance is older than two minutes");
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
