package no.kapitalkontroll.kk2.mail;

import static no.kapitalkontroll.kk2.mail.ScriptedSmtpServer.DROP;
import static no.kapitalkontroll.kk2.mail.ScriptedSmtpServer.STALL;
import static no.kapitalkontroll.kk2.mail.ScriptedSmtpServer.TLS_OF_NOBODY;
import static no.kapitalkontroll.kk2.outbox.FailureClass.DEFINITE;
import static no.kapitalkontroll.kk2.outbox.FailureClass.RETRY;
import static no.kapitalkontroll.kk2.outbox.FailureClass.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.embedded.OwnPort;
import no.kapitalkontroll.kk2.mail.ScriptedSmtpServer.Stage;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifySmtpFailureTest {

    private final ClassifySmtpFailure classifySmtpFailure = new ClassifySmtpFailure();

    static Stream<Arguments> what_a_server_does_and_what_it_means() {
        return Stream.of(
                arguments(Stage.GREETING, "421 too busy", RETRY, "not handed over to the mail server"),
                arguments(Stage.GREETING, "554 go away", RETRY, "not handed over to the mail server"),
                arguments(Stage.GREETING, DROP, RETRY, "not handed over to the mail server"),
                arguments(Stage.GREETING, STALL, RETRY, "not handed over to the mail server"),
                arguments(Stage.EHLO, DROP, RETRY, "not handed over to the mail server"),
                arguments(Stage.MAIL, "451 4.3.0 later", RETRY, "refused by the mail server: 451 4.3.0"),
                arguments(Stage.MAIL, "550 5.7.1 not from you", DEFINITE, "refused by the mail server: 550 5.7.1"),
                arguments(Stage.MAIL, DROP, RETRY, "not handed over to the mail server"),
                arguments(Stage.RCPT, "421 closing", RETRY, "refused by the mail server: 421"),
                arguments(
                        Stage.RCPT,
                        "450 4.2.0 <kari.lunde@debitor.example> greylisted",
                        RETRY,
                        "refused by the mail server: 450 4.2.0"),
                arguments(
                        Stage.RCPT,
                        "550 5.1.1 <kari.lunde@debitor.example> unknown",
                        DEFINITE,
                        "refused by the mail server: 550 5.1.1"),
                arguments(Stage.RCPT, DROP, RETRY, "not handed over to the mail server"),
                arguments(Stage.RCPT, STALL, RETRY, "not handed over to the mail server"),
                arguments(Stage.DATA, "452 4.3.1 full", RETRY, "refused by the mail server: 452 4.3.1"),
                arguments(Stage.DATA, "554 5.7.0 no", DEFINITE, "refused by the mail server: 554 5.7.0"),
                arguments(Stage.DATA, DROP, RETRY, "not handed over to the mail server"),
                arguments(Stage.DATA, STALL, RETRY, "not handed over to the mail server"),
                arguments(Stage.DOT, "452 4.3.1 full", RETRY, "refused by the mail server: 452 4.3.1"),
                arguments(Stage.DOT, "554 5.6.0 content", DEFINITE, "refused by the mail server: 554 5.6.0"),
                arguments(Stage.DOT, DROP, UNKNOWN, "the mail server may or may not have taken the message"),
                arguments(Stage.DOT, STALL, UNKNOWN, "the mail server may or may not have taken the message"));
    }

    @ParameterizedTest
    @MethodSource("what_a_server_does_and_what_it_means")
    void a_failure_is_classified_by_what_the_server_did(
            Stage stage, String answer, FailureClass expected, String message) throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer().at(stage, answer)) {
            Throwable failure = catchThrowable(() -> send(Mails.loopback(server.port())));

            assertThat(failure).isNotNull();
            SmtpFailure classified = classifySmtpFailure.classify(failure);
            assertThat(classified.failureClass()).isEqualTo(expected);
            assertThat(classified.message()).startsWith(message);
            assertThat(classifySmtpFailure.classify(new IllegalStateException("wrapped", failure)))
                    .isEqualTo(classified);
            assertThat(failure).hasNoCause().hasMessage(classified.message());
            assertThat(classified.message()).doesNotContain("@");
            assertThat(server.accepted()).isEmpty();
        }
    }

    @Test
    void a_refused_connection_may_go_through_later() throws Exception {
        assertThat(classify(Mails.loopback(OwnPort.next()))).isEqualTo(RETRY);
    }

    @Test
    void without_the_required_tls_nothing_is_sent() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
            SmtpSettings settings =
                    new SmtpSettings("127.0.0.1", server.port(), "user", "secret", "required", Duration.ofMillis(700));

            assertThat(classify(settings)).isEqualTo(RETRY);
            assertThat(server.accepted()).isEmpty();
        }
    }

    /** Guard: STARTTLS is required and the certificate verified ({@link SmtpSender}); without either this is sent in the open. */
    @ParameterizedTest
    @ValueSource(strings = {"502 what", "454 TLS not available", DROP, STALL, TLS_OF_NOBODY})
    void where_tls_is_stripped_or_proves_nobody_nothing_is_said_in_the_open(String answer) throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()
                .at(Stage.EHLO, "250-post.example\r\n250-STARTTLS\r\n250 AUTH PLAIN")
                .at(Stage.STARTTLS, answer)) {
            SmtpSettings settings =
                    new SmtpSettings("127.0.0.1", server.port(), "user", "secret", "required", Duration.ofMillis(700));

            assertThat(classify(settings)).isEqualTo(RETRY);
            assertThat(server.heard()).contains(Stage.STARTTLS).doesNotContain(Stage.AUTH, Stage.MAIL, Stage.DATA);
            assertThat(server.accepted()).isEmpty();
        }
    }

    @Test
    void a_refused_login_is_not_held_against_the_letter() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer().at(Stage.AUTH, "535 5.7.8 wrong")) {
            SmtpSettings settings =
                    new SmtpSettings("127.0.0.1", server.port(), "user", "secret", null, Duration.ofMillis(700));

            assertThat(classify(settings)).isEqualTo(RETRY);
        }
    }

    @Test
    void trouble_with_the_farewell_is_still_success() throws Exception {
        for (String answer : new String[] {DROP, STALL, "500 what"}) {
            try (ScriptedSmtpServer server = new ScriptedSmtpServer().at(Stage.QUIT, answer)) {
                send(Mails.loopback(server.port()));

                assertThat(server.accepted()).hasSize(1);
            }
        }
    }

    @Test
    void what_nobody_foresaw_is_unknown() {
        assertThat(classifySmtpFailure.classify(new IllegalStateException("?")).failureClass())
                .isEqualTo(UNKNOWN);
    }

    @Test
    void plain_text_is_for_loopback_only() {
        assertThatThrownBy(() -> new SmtpSettings("post.example", 587, "u", "p", "never", Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("KK2_SMTP_STARTTLS");
        assertThat(new SmtpSettings("post.example", 587, "u", "p", null, Duration.ofSeconds(1)).tlsRequired())
                .isTrue();
        assertThat(new SmtpSettings("127.0.0.1.evil.example", 25, null, null, null, Duration.ofSeconds(1))
                        .tlsRequired())
                .isTrue();
        assertThat(new SmtpSettings("localhost", 25, null, null, null, Duration.ofSeconds(1)).tlsRequired())
                .isFalse();
        assertThat(new SmtpSettings("localhost", 25, "u", "p", "never", Duration.ofSeconds(1)))
                .hasToString("SmtpSettings[localhost:25]");
    }

    private FailureClass classify(SmtpSettings settings) {
        Throwable failure = catchThrowable(() -> send(settings));
        assertThat(failure).isNotNull();
        return classifySmtpFailure.classify(failure).failureClass();
    }

    private static void send(SmtpSettings settings) throws Exception {
        new SmtpSender(settings).send(new ComposedMessage(Mails.letter()));
    }
}
