package no.kapitalkontroll.kk2.cases;

import jakarta.mail.MessagingException;
import java.util.List;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.mail.ClassifySmtpFailure;
import no.kapitalkontroll.kk2.outbox.Effect;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import no.kapitalkontroll.kk2.outbox.SettleEffect;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Settles a mail by what the mail server said. An address that it refuses for good is not tried again: the letter is taken
 * back and planned anew on paper.
 */
@Component
public class SettleMail {

    private final RefuseEmail refuseEmail;
    private final SettleEffect settle;
    private final TakeBackLetter takeBack;
    private final ClassifySmtpFailure classify = new ClassifySmtpFailure();

    public SettleMail(RefuseEmail refuseEmail, SettleEffect settle, TakeBackLetter takeBack) {
        this.refuseEmail = refuseEmail;
        this.settle = settle;
        this.takeBack = takeBack;
    }

    /**
     * Writes the outcome.
     *
     * @param failure null when the mail server accepted the mail
     * @return nothing to park; the mail was settled one way or another
     */
    @Transactional
    public List<GivenUp> settle(Effect effect, Exception failure, CreditorDay day) {
        if (failure == null) {
            settle.done(effect, "accepted by the mail server, Message-ID " + effect.externalId());
        } else if (!reachedTheMailServer(failure)) {
            settle.failed(
                    effect,
                    failure instanceof MailOfLetter.NotSent
                            ? failure.getMessage()
                            : "not sent: " + failure.getClass().getSimpleName());
        } else {
            var why = classify.classify(failure);
            if (why.failureClass() == FailureClass.DEFINITE) {
                refused(effect, why.message(), day);
            } else if (why.failureClass() == FailureClass.UNKNOWN) {
                settle.unknown(effect, why.message());
            } else {
                day.mailServerWasDown(why.message().startsWith("not handed over"));
                settle.failed(effect, why.message());
            }
        }
        return List.of();
    }

    private void refused(Effect effect, String reason, CreditorDay day) {
        refuseEmail.of(effect.letterId());
        takeBack.takeBack(effect, reason, day.date());
        day.note("letter %d: %s; it goes on paper next, mend the e-mail address in Tripletex"
                .formatted(effect.letterId(), reason));
    }

    private static boolean reachedTheMailServer(Exception failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(MessagingException.class::isInstance);
    }
}
