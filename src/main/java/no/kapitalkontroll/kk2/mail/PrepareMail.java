package no.kapitalkontroll.kk2.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;

/**
 * Makes an exchange ready for the smtp endpoint: body {@link OutgoingMail} becomes a finished {@link MimeMessage}, which
 * the endpoint sends as it is, and every header goes. A leftover header would become a header of the mail, or change the
 * session ({@code mail.smtp.*}). It is a bean's method and no {@code Processor}: what a processor throws that is no exception
 * (an exhausted stack, say) ends the thread and leaves the run waiting for it for ever.
 */
public final class PrepareMail {

    public void prepare(Exchange exchange) throws MessagingException, InvalidPayloadException {
        Message message = exchange.getMessage();
        OutgoingMail mail = message.getMandatoryBody(OutgoingMail.class);
        message.removeHeaders("*");
        message.setBody(new ComposedMessage(mail), MimeMessage.class);
    }
}
