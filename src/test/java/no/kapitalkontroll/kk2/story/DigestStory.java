package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.cases.Park;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The daily mail to case handlers. Guards: one a date, what was told is not told again while it stands, and a digest that
 * does not leave keeps no letter from leaving.
 */
class DigestStory {

    private Story story;

    private void begin(String keys) {
        story = Story.begin(TripletexManner.AS_SEEN_MOST, "digest: true\n" + keys);
    }

    private record Digest(String recipient, String text) {}

    private List<Digest> digests() {
        return story.mail().mails().stream()
                .filter(mail -> mail.messageId().startsWith("<kk2.digest." + story.id() + "."))
                .map(mail -> new Digest(mail.recipient(), text(mail)))
                .toList();
    }

    private static String text(MailHouse.Mail mail) {
        try {
            var bytes = mail.message().getBytes(StandardCharsets.ISO_8859_1);
            return new MimeMessage((Session) null, new ByteArrayInputStream(bytes))
                    .getContent()
                    .toString();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_is_new_is_told_once_and_a_quiet_day_brings_no_mail() {
        begin("procedure: approve-before-demand");
        var invoice = story.invoice("12500.00", "2026-08-31");

        story.on("2026-09-14");
        assertThat(digests()).isEmpty();

        story.on("2026-09-15");
        story.on("2026-09-15");
        story.on("2026-09-16");
        assertThat(digests()).hasSize(1);
        assertThat(digests().get(0).recipient()).isEqualTo("inkasso@eventyr.example");
        assertThat(digests().get(0).text())
                .contains("Nye saker (1)", "faktura %d: 12\u00a0500,00 kr".formatted(invoice.number()))
                .doesNotContain("Kari", "Kunde");

        story.on("2026-10-05");
        story.on("2026-10-06");
        assertThat(digests()).hasSize(2);
        assertThat(digests().get(1).text())
                .contains(
                        "Venter på godkjenning (1)", "kall: case %s %d approve".formatted(story.id(), invoice.number()))
                .doesNotContain("Nye saker");
        story.neverBrokeTheContract();
    }

    @Test
    void a_fault_is_told_once_while_it_stands_and_again_when_it_comes_back() {
        begin("language: nn");
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.mail().takeWithoutAnswer(1);

        story.on("2026-09-15");
        story.on("2026-09-16");
        story.on("2026-09-17");

        assertThat(digests())
                .extracting(Digest::text)
                .satisfiesExactly(
                        first -> assertThat(first).contains("Nye saker (1)", "etter køyringa 15.09.2026"),
                        second -> assertThat(second)
                                .contains("Sett til side (1)", "faktura " + invoice.number(), "Message-ID"));

        // mended, and the same thing parked once more
        var parked = story.sql()
                .sql("SELECT subject FROM parked WHERE creditor_id = ? AND released_on IS NULL")
                .param(story.id())
                .query(String.class)
                .single();
        story.kk2().bean(Park.class).release(story.id(), parked, LocalDate.parse("2026-09-18"), "Kari Moe");
        story.runs("2026-09-18");
        assertThat(digests()).hasSize(2);
        story.sql().sql("""
                        INSERT INTO parked (creditor_id, subject, reason, remedy, parked_on)
                        VALUES (?, 'creditor-file', 'it is back', 'mend it', '2026-09-18')
                        """).param(story.id()).update();
        story.runs("2026-09-21");
        assertThat(digests()).hasSize(3);
        assertThat(digests().get(2).text()).contains("Sett til side (1)", "it is back");
    }

    @Test
    void a_case_handler_whose_address_is_refused_keeps_neither_letters_nor_colleagues_waiting() {
        var gone = "sluttet@digest.example";
        begin("case-handlers: [{name: Siv Saksvik, email: %s}, {name: Ola Vik, email: ola@digest.example}]"
                .formatted(gone));
        story.mail().refuse(gone);
        var invoice = story.invoice("12500.00", "2026-08-31");

        var outcome = story.on("2026-09-15");
        var next = story.on("2026-09-16");

        assertThat(story.mails(invoice)).hasSize(1);
        assertThat(outcome.problems())
                .singleElement()
                .asString()
                .contains("a digest was refused", "case handlers")
                .doesNotContain(gone);
        assertThat(digests()).singleElement().satisfies(digest -> assertThat(digest.recipient())
                .isEqualTo("ola@digest.example"));
        assertThat(next.isWell()).isTrue();
    }

    @Test
    void a_mail_server_that_is_away_delays_the_digest_and_loses_nothing_of_it() {
        begin("");
        story.invoice(story.customer().withoutEmail(), "12500.00", "2026-08-31");
        story.mail().down(true);

        var outcome = story.on("2026-09-15");
        story.mail().down(false);

        assertThat(outcome.problems()).singleElement().asString().contains("DIGEST FAILED");
        assertThat(story.sql()
                        .sql("SELECT state FROM runs WHERE creditor_id = ?")
                        .param(story.id())
                        .query(String.class)
                        .list())
                .containsExactly("FINISHED");

        assertThat(story.on("2026-09-16").isWell()).isTrue();
        assertThat(digests()).singleElement().satisfies(digest -> assertThat(digest.text())
                .contains("Nye saker (1)"));
    }

    @AfterEach
    void the_mail_server_is_back() {
        story.mail().down(false);
        story.mail().takeWithoutAnswer(0);
    }
}
