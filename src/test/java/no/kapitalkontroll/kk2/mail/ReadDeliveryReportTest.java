package no.kapitalkontroll.kk2.mail;

import static no.kapitalkontroll.kk2.mail.DeliveryReports.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadDeliveryReportTest {

    private static final String ID = "<kk2.fjellheim.12@fjellheim.example>";
    private static final String KARI = "kari.lunde@debitor.example";

    private final ReadDeliveryReport read = new ReadDeliveryReport();

    private Optional<DeliveryReport> read(String mail) {
        return read.read(bytes(mail));
    }

    private static DeliveryReport report(String action, String status) {
        return new DeliveryReport(ID, List.of(new DeliveryReport.Outcome(KARI, action, status)));
    }

    @Test
    void reports_of_three_kinds_of_mail_servers_say_who_what_and_about_which_mail() {
        assertThat(read(DeliveryReports.postfix(ID, KARI, "failed", "5.1.1"))).contains(report("failed", "5.1.1"));
        assertThat(read(DeliveryReports.exim(ID, KARI))).contains(report("failed", "5.0.0"));
        assertThat(read(DeliveryReports.exchange(ID, KARI))).contains(report("failed", "5.1.10"));
    }

    @Test
    void a_delay_and_a_receipt_are_told_apart_from_a_failure() {
        assertThat(read(DeliveryReports.postfix(ID, KARI, "delayed", "4.4.1"))).contains(report("delayed", "4.4.1"));
        assertThat(read(DeliveryReports.postfix(ID, KARI, "delivered", "2.0.0")))
                .contains(report("delivered", "2.0.0"));
    }

    /** Each of them lacks the one thing without which nothing follows from it. */
    static Stream<String> mailsThatSayNothing() {
        var whole = DeliveryReports.postfix(ID, KARI, "failed", "5.1.1");
        return Stream.of(
                // a person on holiday
                "From: kari@debitor.example\nSubject: Jeg er på ferie\nAuto-Submitted: auto-replied\nIn-Reply-To: " + ID
                        + "\nContent-Type: text/plain\n\nTilbake mandag\n",
                "Subject: no type at all\n\nHei\n",
                whole.replace("multipart/report", "multipart/mixed"),
                whole.replace("Message-ID: " + ID, "X-Message-ID: " + ID),
                whole.replace("Message-ID: " + ID, "Message-ID: " + ID + "\nMessage-ID: <other@fjellheim.example>"),
                whole.replace("Message-ID: " + ID, "Message-ID: kk2.fjellheim.12"),
                whole.replace("Final-Recipient: rfc822;", "Final-Recipient: x400;"),
                whole.replace("Action: failed\n", ""),
                whole.replace("Status: 5.1.1", "Status: five"),
                whole.replace("Status: 5.1.1", "Status: 5.1.1\nStatus: 2.0.0"),
                whole.replace("Content-Type: message/delivery-status", "Content-Type: text/plain"),
                whole.replace("Content-Type: message/rfc822", "Content-Type: application/octet-stream"));
    }

    @ParameterizedTest
    @MethodSource("mailsThatSayNothing")
    void what_lacks_mail_recipient_or_outcome_is_no_report(String mail) {
        assertThat(read(mail)).isEmpty();
    }

    @Test
    void a_report_that_cannot_be_parsed_is_refused_without_its_text() {
        assertThatThrownBy(() -> read("Content-Type: multipart/report\n\nKari Lunde\n"))
                .isInstanceOf(ReadDeliveryReport.UnreadableMail.class)
                .hasNoCause()
                .hasMessageNotContaining("Kari");
    }

    @Test
    void of_the_mails_own_headers_and_of_the_returned_letter_nothing_but_its_id_is_taken() {
        var mail =
                "CamelHttpUri: http://evil.example\nmail.smtp.host: evil.example\nMessage-ID: <kk2.fjellheim.13@x.example>\n"
                        + DeliveryReports.postfix(ID, KARI, "failed", "5.1.1");

        assertThat(read(mail)).contains(report("failed", "5.1.1"));
        assertThat(read(mail).orElseThrow().toString()).doesNotContain(KARI, "evil");
        assertThat(read(mail).orElseThrow().outcomes().toString()).doesNotContain(KARI);
    }

    @Test
    void no_mail_makes_more_of_it_than_twenty_recipients() {
        var block = "Final-Recipient: rfc822; " + KARI + "\nAction: failed\nStatus: 5.1.1\n\n";
        var mail = DeliveryReports.postfix(ID, KARI, "failed", "5.1.1")
                .replace("Final-Recipient: rfc822; " + KARI, block.repeat(5_000) + "Final-Recipient: rfc822; " + KARI);

        assertThat(read(mail).orElseThrow().outcomes()).hasSizeBetween(1, 20);
    }

    /** Seeded: each mail is the same in every build. */
    @Test
    void a_report_with_bytes_turned_over_is_read_or_refused_and_nothing_else_happens() {
        var whole = bytes(DeliveryReports.exchange(ID, KARI));
        for (int seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var broken = whole.clone();
            for (int i = 0; i < 20; i++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(read.read(broken)).isNotNull();
            } catch (ReadDeliveryReport.UnreadableMail refused) {
                assertThat(refused).hasNoCause();
            }
        }
    }
}
