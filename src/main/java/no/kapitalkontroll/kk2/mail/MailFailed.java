package no.kapitalkontroll.kk2.mail;

import jakarta.mail.MessagingException;

/**
 * A mail that was not sent, or may not have been. It has no cause on purpose: mail servers repeat the recipient's address
 * in their answers, and whoever logs a failure logs its causes.
 */
public final class MailFailed extends MessagingException {

    private static final long serialVersionUID = 1L;

    private final transient SmtpFailure failure;

    MailFailed(SmtpFailure failure) {
        super(failure.message());
        this.failure = failure;
    }

    public SmtpFailure failure() {
        return failure;
    }
}
