package no.kapitalkontroll.kk2.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.letter.Notices;
import no.kapitalkontroll.kk2.mail.ScriptedSmtpServer.Stage;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends letters through a YAML route and Camel's smtp endpoint, and looks at what arrives. */
class SendLetterMailTest {

    private static final String ROUTE = """
            - route:
                id: send-mail
                from:
                  uri: direct:send-mail
                  steps:
                    - bean:
                        ref: kk2PrepareMail
                        method: prepare
                    - to:
                        uri: "smtp:{{kk2.smtp.host}}:{{kk2.smtp.port}}"
                        parameters:
                          javaMailSender: "#kk2MailSender"
            """;

    private final GreenMail mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final List<CamelContext> contexts = new ArrayList<>();
    private CamelContext camel;

    @BeforeEach
    void start() throws Exception {
        mailServer.start();
        camel = camelSendingTo(mailServer.getSmtp().getPort());
    }

    @AfterEach
    void stop() {
        contexts.forEach(CamelContext::stop);
        mailServer.stop();
    }

    @Test
    void the_letter_arrives_whole_with_a_neutral_subject() throws Exception {
        send(Mails.letter(), Map.of());

        MimeMessage mail = onlyMail();
        assertThat(mail.getSubject()).isEqualTo("Brev fra Fjellheim Renhold AS – faktura 10234");
        assertThat(mail.getFrom())
                .extracting(Address::toString)
                .containsExactly("Fjellheim Renhold AS <faktura@fjellheim.example>");
        assertThat(mail.getMessageID()).isEqualTo("<4711.k3v9@fjellheim.example>");
        assertThat(mail.getHeader("Date", null)).isEqualTo("Tue, 15 Sep 2026 06:00:07 +0200");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat((String) parts.getBodyPart(0).getContent())
                .contains("Vedlagt følger et brev fra Fjellheim Renhold AS om faktura 10234.")
                .contains("Spørsmål? Oppgi referanse fjellheim-10234");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("application/pdf");
        assertThat(parts.getBodyPart(1).getDisposition()).isEqualTo("attachment");
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("2026-09-15-10234-collection-notice.pdf");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(Mails.PDF);
    }

    @Test
    void it_has_exactly_one_recipient() throws Exception {
        send(Mails.letter(), Map.of("To", "other@evil.example", "Cc", "cc@evil.example", "Bcc", "bcc@evil.example"));

        assertThat(mailServer.getReceivedMessages()).hasSize(1);
        assertThat(onlyMail().getAllRecipients())
                .extracting(Address::toString)
                .containsExactly("kari.lunde@debitor.example");
        assertThat(onlyMail().getRecipients(Message.RecipientType.CC)).isNull();
    }

    @Test
    void no_leftover_header_leaks_into_the_mail_or_the_session() throws Exception {
        send(
                Mails.letter(),
                Map.of(
                        "Authorization", "Basic abc",
                        "caseId", "4711",
                        "Subject", "Inkasso",
                        "CamelFileName", "x",
                        "mail.smtp.localhost", "evil.example",
                        "mail.smtp.port", "1"));

        assertThat(Collections.list(onlyMail().getAllHeaders()).stream()
                        .map(header -> header.getName())
                        .filter(name -> !name.equals("Received") && !name.equals("Return-Path")))
                .containsExactlyInAnyOrder(
                        "From",
                        "To",
                        "Subject",
                        "Date",
                        "Auto-Submitted",
                        "MIME-Version",
                        "Message-ID",
                        "Content-Type");
    }

    @Test
    void a_repeat_has_the_same_id_and_the_same_bytes() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
            camelSendingTo(server.port()).createProducerTemplate().sendBody("direct:send-mail", Mails.letter());
            camelSendingTo(server.port()).createProducerTemplate().sendBody("direct:send-mail", Mails.letter());

            assertThat(server.accepted()).hasSize(2);
            assertThat(server.accepted().get(1)).isEqualTo(server.accepted().get(0));
            assertThat(server.accepted().get(0)).contains("Message-ID: <4711.k3v9@fjellheim.example>");
        }
    }

    @Test
    void the_endpoint_hands_on_a_failure_that_can_be_classified() throws Exception {
        try (ScriptedSmtpServer server =
                new ScriptedSmtpServer().at(Stage.RCPT, "550 5.1.1 <kari.lunde@debitor.example>")) {
            CamelContext sending = camelSendingTo(server.port());
            Throwable failure =
                    catchThrowable(() -> sending.createProducerTemplate().sendBody("direct:send-mail", Mails.letter()));

            assertThat(failure).isInstanceOf(CamelExecutionException.class);
            assertThat(failure).hasStackTraceContaining("550 5.1.1");
            assertThat(Throwables.getStackTrace(failure)).doesNotContain("kari.lunde");
            assertThat(new ClassifySmtpFailure().classify(failure))
                    .isEqualTo(new SmtpFailure(FailureClass.DEFINITE, "refused by the mail server: 550 5.1.1"));
        }
    }

    @ParameterizedTest
    @EnumSource(LetterKind.class)
    void subject_and_text_do_not_say_what_the_letter_is_about(LetterKind kind) {
        OutgoingMail mail = compose("Fjellheim Renhold AS", "kari@debitor.example", kind);

        assertThat(mail.subject() + mail.text())
                .doesNotContainIgnoringCase("inkasso")
                .doesNotContainIgnoringCase("purring")
                .doesNotContainIgnoringCase("utlegg")
                .doesNotContainIgnoringCase("krav")
                .doesNotContain("Kari");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fjellheim\r\nBcc: evil@evil.example",
                "Fjellheim\u2028Bcc: evil@evil.example",
                "=?utf-8?q?Bcc=3A_evil=40evil.example?=",
                "Fjellheim <evil@evil.example>, \"x",
                "Blåbær og Ærlig Ødegård Čáhci Sjokolade- og Blomsterhandel på Østlandet AS"
            })
    void a_name_never_becomes_a_header(String name) throws Exception {
        send(compose(name, "kari.lunde@debitor.example", LetterKind.COLLECTION_NOTICE), Map.of());

        MimeMessage mail = onlyMail();
        assertThat(mail.getAllRecipients()).extracting(Address::toString).containsExactly("kari.lunde@debitor.example");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getFrom()).hasSize(1);
        assertThat(headersOf(mail).lines())
                .allMatch(line -> line.length() <= 200)
                .noneMatch(line -> line.startsWith("Bcc"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kari",
                "kari@debitor",
                "a@debitor.example,b@debitor.example",
                "a@debitor.example;b@debitor.example",
                "Kari <kari@debitor.example>",
                "kari@debitor.example\r\nBcc: evil@evil.example",
                "\"a b\"@debitor.example",
                "kari@débitor.example",
                "kari@[127.0.0.1]"
            })
    void what_is_not_one_plain_address_is_refused_without_being_named(String recipient) {
        assertThatThrownBy(() -> compose("Fjellheim", recipient, LetterKind.COLLECTION_NOTICE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the to of a mail is not usable");
    }

    @Test
    void a_mail_does_not_print_its_content() {
        assertThat(Mails.letter()).hasToString("OutgoingMail[<4711.k3v9@fjellheim.example>]");
    }

    private static OutgoingMail compose(String creditor, String recipient, LetterKind kind) {
        return new LetterMail()
                .compose(
                        Notices.notice(kind, "2026-09-15", "2026-09-29")
                                .withCreditor(creditor)
                                .build(),
                        Mails.PDF,
                        "<4712.x@fjellheim.example>",
                        Instant.parse("2026-09-15T04:00:07Z"),
                        "faktura@fjellheim.example",
                        recipient);
    }

    private void send(OutgoingMail mail, Map<String, Object> leftovers) {
        camel.createProducerTemplate().sendBodyAndHeaders("direct:send-mail", mail, leftovers);
    }

    private MimeMessage onlyMail() {
        assertThat(mailServer.getReceivedMessages()).hasSize(1);
        return mailServer.getReceivedMessages()[0];
    }

    private static String headersOf(MimeMessage mail) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        return bytes.toString(ISO_8859_1).split("\r\n\r\n", 2)[0];
    }

    private CamelContext camelSendingTo(int port) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("kk2.smtp.host", "127.0.0.1");
        properties.setProperty("kk2.smtp.port", String.valueOf(port));
        DefaultCamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().setInitialProperties(properties);
        context.getRegistry().bind("kk2MailSender", new SmtpSender(Mails.loopback(port)));
        context.getRegistry().bind("kk2PrepareMail", new PrepareMail());
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("send-mail.yaml", ROUTE));
        context.start();
        contexts.add(context);
        return context;
    }
}
