package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import org.junit.jupiter.api.Test;

class SendDigestRouteTest extends OneRoute {

    SendDigestRouteTest() {
        super("send-digest");
    }

    /** A new case, and a creditor who wants digests. */
    private CreditorDay dayWithNews() {
        found("digest");
        fjellheim.overdue();
        return planLetters(day());
    }

    private List<String> digests() {
        return effects().stream().filter(effect -> effect.startsWith("DIGEST")).toList();
    }

    private int told() {
        return sql.sql("SELECT COUNT(*) FROM told WHERE creditor_id = ? AND ended_on IS NULL")
                .param(fjellheim.id())
                .query(Integer.class)
                .single();
    }

    @Test
    void what_is_new_goes_to_the_case_handler_as_plain_text_once() throws Exception {
        var day = dayWithNews();

        assertThat(call(day).getException()).isNull();
        assertThat(call(day()).getException()).isNull();

        assertThat(RouteWorld.MAIL.getReceivedMessages()).singleElement().satisfies(mail -> {
            assertThat(mail.getAllRecipients())
                    .extracting(Object::toString)
                    .containsExactly("inkasso@fjellheim.example");
            assertThat(mail.getMessageID())
                    .isEqualTo("<kk2.digest.%s.2026-09-15.1@fjellheim.example>".formatted(fjellheim.id()));
            assertThat(mail.getSubject()).isEqualTo("KK2 15.09.2026: Fjellheim Renhold AS");
            assertThat(mail.getContentType()).startsWith("text/plain");
            assertThat(mail.getContent().toString()).contains("Nye saker (1)").doesNotContain("Skyldner");
            assertThat(Stream.of("CamelFileName", "day", "effect").map(name -> headerOf(mail, name)))
                    .containsOnlyNulls();
        });
        assertThat(digests()).containsExactly("DIGEST DONE");
        assertThat(day.notes()).isEmpty();
    }

    private static String headerOf(jakarta.mail.internet.MimeMessage mail, String name) {
        try {
            return mail.getHeader(name, null);
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_creditor_who_wants_none_gets_none() {
        fjellheim.overdue();

        call(planLetters(day()));

        assertThat(digests()).isEmpty();
        assertThat(told()).isZero();
    }

    @Test
    void a_mail_server_that_is_away_fails_nothing_and_the_next_dates_digest_tells_it() throws Exception {
        var day = dayWithNews();
        RouteWorld.MAIL.stop();

        assertThat(call(day).getException()).isNull();

        RouteWorld.MAIL.start();
        assertThat(digests()).containsExactly("DIGEST FAILED");
        assertThat(parked()).isEmpty();

        assertThat(call(day(TODAY.plusDays(1))).getException()).isNull();

        assertThat(digests()).containsExactly("DIGEST CANCELLED", "DIGEST DONE");
        assertThat(RouteWorld.MAIL.getReceivedMessages()).hasSize(1);
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void a_lost_answer_is_resolved_with_the_same_message_id_and_never_parked() {
        dayWithNews();
        call(day());
        sql.sql(
                        "UPDATE effects SET state = 'UNKNOWN', claimed_at = UTC_TIMESTAMP(6) WHERE creditor_id = ? AND kind = 'DIGEST'")
                .param(fjellheim.id())
                .update();

        step("resolve-unknown", day());
        call(day());

        assertThat(digests()).containsExactly("DIGEST DONE");
        assertThat(Stream.of(RouteWorld.MAIL.getReceivedMessages())
                        .map(SendDigestRouteTest::id)
                        .distinct())
                .hasSize(1);

        sql.sql("UPDATE effects SET state = 'UNKNOWN' WHERE creditor_id = ? AND kind = 'DIGEST'")
                .param(fjellheim.id())
                .update();
        step("resolve-unknown", day());

        assertThat(digests()).containsExactly("DIGEST CANCELLED");
        assertThat(parked()).isEmpty();
    }

    private static String id(jakarta.mail.internet.MimeMessage mail) {
        return headerOf(mail, "Message-ID");
    }
}
