package no.kapitalkontroll.kk2.mail;

import java.util.List;
import java.util.Locale;

/**
 * What a mail server says became of one of its mails (RFC 3464). Anybody can write such a report: nothing in it is believed
 * before its Message-ID and its recipient are those of a mail that was sent.
 *
 * @param messageId of the mail that it is about, with angle brackets
 */
public record DeliveryReport(String messageId, List<Outcome> outcomes) {

    public DeliveryReport {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * What became of the mail to one recipient.
     *
     * @param recipient the address of {@code Final-Recipient}
     * @param action a word of RFC 3464 § 2.3.3, in lower case: failed, delayed, delivered, relayed, expanded
     * @param status RFC 3463: {@code 5.1.1}
     */
    public record Outcome(String recipient, String action, String status) {

        /** Says anything that the sender has to know. */
        public boolean isBad() {
            return action.equals("failed") || action.equals("delayed");
        }

        public boolean isTo(String address) {
            return recipient.toLowerCase(Locale.ROOT).equals(address.toLowerCase(Locale.ROOT));
        }

        /** Without the recipient. */
        @Override
        public String toString() {
            return action + " " + status;
        }
    }

    /** The message id alone. */
    @Override
    public String toString() {
        return "DeliveryReport[" + messageId + "]";
    }
}
