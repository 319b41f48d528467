package no.kapitalkontroll.kk2.mail;

import java.util.Optional;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.outbox.FailureClass;

/**
 * What a failed attempt to send means. A refusal is read by its code: 4xx may go through later, 5xx will not. An attempt
 * that ended before the message was certainly not sent ({@link SmtpSender} knows); a refused login is of this kind too,
 * since it says nothing about the letter. All else, above all silence after the message's last line, may have been sent.
 */
public final class ClassifySmtpFailure {

    public SmtpFailure classify(Throwable failure) {
        return known(failure).orElseGet(() -> SmtpReply.in(failure)
                .map(ClassifySmtpFailure::refused)
                .orElse(new SmtpFailure(
                        FailureClass.UNKNOWN, "the mail server may or may not have taken the message")));
    }

    private static Optional<SmtpFailure> known(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(MailFailed.class::isInstance)
                .map(cause -> ((MailFailed) cause).failure())
                .findFirst();
    }

    private static SmtpFailure refused(SmtpReply reply) {
        FailureClass failureClass = reply.code() < 500 ? FailureClass.RETRY : FailureClass.DEFINITE;
        return new SmtpFailure(failureClass, "refused by the mail server: " + reply);
    }
}
