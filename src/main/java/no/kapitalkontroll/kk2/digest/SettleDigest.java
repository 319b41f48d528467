package no.kapitalkontroll.kk2.digest;

import jakarta.mail.MessagingException;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.mail.ClassifySmtpFailure;
import no.kapitalkontroll.kk2.outbox.Effect;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import no.kapitalkontroll.kk2.outbox.SettleEffect;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Settles a digest by what the mail server said. Nothing waits for it: what it told is told by the next one if need be. */
@Component
public class SettleDigest {

    private final SettleEffect settle;
    private final ClassifySmtpFailure classify = new ClassifySmtpFailure();

    public SettleDigest(SettleEffect settle) {
        this.settle = settle;
    }

    /** @param failure null when the mail server accepted the mail */
    @Transactional
    public void settle(Effect effect, Exception failure, CreditorDay day) {
        if (failure == null) {
            settle.done(effect, "accepted by the mail server, Message-ID " + effect.externalId());
        } else if (failure instanceof MailOfDigest.NotSent notSent) {
            settle.failed(effect, notSent.getMessage());
        } else if (!reachedTheMailServer(failure)) {
            settle.failed(effect, "not sent: " + failure.getClass().getSimpleName());
        } else {
            settleRefusal(effect, failure, day);
        }
    }

    private void settleRefusal(Effect effect, Exception failure, CreditorDay day) {
        var why = classify.classify(failure);
        if (why.failureClass() == FailureClass.DEFINITE) {
            settle.cancelled(effect, why.message());
            day.note("a digest was %s; look at the e-mail addresses of the case handlers".formatted(why.message()));
        } else if (why.failureClass() == FailureClass.UNKNOWN) {
            settle.unknown(effect, why.message());
        } else {
            settle.failed(effect, why.message());
        }
    }

    private static boolean reachedTheMailServer(Exception failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(MessagingException.class::isInstance);
    }
}
