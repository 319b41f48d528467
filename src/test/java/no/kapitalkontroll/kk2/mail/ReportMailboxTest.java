package no.kapitalkontroll.kk2.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import no.kapitalkontroll.kk2.mail.ReportMailbox.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Reading the mailbox: what is fetched, how far, and that nothing in it is changed. Guards: {@code isReport}, the bounds of a
 * content and of a batch, {@code checkserveridentity} with the platform's own trust.
 */
class ReportMailboxTest {

    private static final String USER = "retur@kk2.example";

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS)
    });
    private final GreenMailUser user;

    ReportMailboxTest() {
        server.start();
        user = server.setUser(USER, "geheim");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private ReportMailbox mailbox(int mostBytes) {
        return new ReportMailbox(settings(server.getImap().getPort(), "geheim", false), mostBytes, 1_000_000);
    }

    private static ImapSettings settings(int port, String password, boolean tls) {
        return new ImapSettings("127.0.0.1", port, USER, password, tls, Duration.ofSeconds(5));
    }

    private void comes(String mail) throws Exception {
        user.deliver(new MimeMessage((Session) null, new ByteArrayInputStream(DeliveryReports.bytes(mail))));
    }

    private void report(int letter) throws Exception {
        comes(DeliveryReports.exim("<kk2.fjellheim.%d@fjellheim.example>".formatted(letter), "kari@debitor.example"));
    }

    @Test
    void reports_come_in_batches_in_their_order_and_what_people_write_is_passed_unread() throws Exception {
        report(1);
        comes("Subject: Hei\nContent-Type: text/plain\n\nJeg bestrider fakturaen\n");
        report(2);

        var first = mailbox(100_000).after(new Place(0, 0), 2);
        var second = mailbox(100_000).after(first.place(), 2);
        var third = mailbox(100_000).after(second.place(), 2);

        assertThat(first.mails()).isEqualTo(2);
        assertThat(first.reports()).singleElement().satisfies(report -> assertThat(
                        new String(report.content(), StandardCharsets.UTF_8))
                .contains("<kk2.fjellheim.1@"));
        assertThat(second.mails()).isEqualTo(1);
        assertThat(second.reports()).hasSize(1);
        assertThat(third.mails()).isZero();
        assertThat(server.getManagers().getImapHostManager().getInbox(user).getMessages())
                .hasSize(3)
                .allSatisfy(mail -> assertThat(mail.getFlags().contains(jakarta.mail.Flags.Flag.SEEN))
                        .isFalse());
    }

    @Test
    void a_mailbox_that_was_made_anew_is_read_from_its_beginning() throws Exception {
        report(1);
        var place = mailbox(100_000).after(new Place(0, 0), 10).place();

        assertThat(mailbox(100_000).after(place, 10).mails()).isZero();
        assertThat(mailbox(100_000)
                        .after(new Place(place.uidValidity() + 1, place.lastUid()), 10)
                        .mails())
                .isEqualTo(1);
    }

    @Test
    void of_a_large_report_only_its_beginning_is_read() throws Exception {
        report(1);

        var batch = mailbox(200).after(new Place(0, 0), 10);

        assertThat(batch.reports()).singleElement().satisfies(report -> assertThat(report.content())
                .hasSize(200));
        assertThat(mailbox(200).after(batch.place(), 10).mails()).isZero();
    }

    @Test
    void a_batch_ends_when_its_reports_are_large_and_the_next_one_goes_on_behind_it() throws Exception {
        for (int letter = 1; letter <= 6; letter++) {
            report(letter);
        }
        var small = new ReportMailbox(settings(server.getImap().getPort(), "geheim", false), 200, 400);

        var first = small.after(new Place(0, 0), 10);
        var second = small.after(first.place(), 10);

        assertThat(first.mails()).isEqualTo(2);
        assertThat(second.reports())
                .extracting(report -> report.uid() - first.place().lastUid())
                .containsExactly(1L, 2L);
    }

    @Test
    void a_refused_login_and_a_certificate_of_nobody_are_named_without_the_user() {
        var wrongPassword = new ReportMailbox(settings(server.getImap().getPort(), "feil", false));
        var wrongCertificate = new ReportMailbox(settings(server.getImaps().getPort(), "geheim", true));

        for (var mailbox : new ReportMailbox[] {wrongPassword, wrongCertificate}) {
            assertThatThrownBy(mailbox::tryConnection)
                    .isInstanceOf(ReportMailbox.MailboxFailed.class)
                    .hasNoCause()
                    .hasMessageNotContaining(USER);
        }
    }
}
