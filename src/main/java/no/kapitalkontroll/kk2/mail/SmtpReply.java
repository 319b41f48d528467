package no.kapitalkontroll.kk2.mail;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * What the server answered to a command: its code, and its enhanced status code (RFC 3463) when it sent one. The text of
 * an answer often repeats the recipient's address, and is left behind.
 */
record SmtpReply(int code, Optional<String> status) {

    private static final Pattern STATUS = Pattern.compile("\\b[245]\\.\\d{1,3}\\.\\d{1,3}\\b");

    /** The first refusal in a chain of causes. */
    static Optional<SmtpReply> in(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(cause -> codeOf(cause) >= 400)
                .findFirst()
                .map(cause -> new SmtpReply(codeOf(cause), statusOf(cause)));
    }

    @Override
    public String toString() {
        return code + status.map(known -> " " + known).orElse("");
    }

    private static int codeOf(Throwable cause) {
        if (cause instanceof SMTPAddressFailedException refused) {
            return refused.getReturnCode();
        }
        if (cause instanceof SMTPSenderFailedException refused) {
            return refused.getReturnCode();
        }
        return cause instanceof SMTPSendFailedException refused ? refused.getReturnCode() : -1;
    }

    private static Optional<String> statusOf(Throwable cause) {
        Matcher matcher = STATUS.matcher(String.valueOf(cause.getMessage()));
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }
}
