package no.kapitalkontroll.kk2.operations;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.charge.MissingRate;
import no.kapitalkontroll.kk2.core.charge.NeededRates;
import no.kapitalkontroll.kk2.core.charge.RateKind;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.installation.Installation;
import no.kapitalkontroll.kk2.law.LawBook;
import no.kapitalkontroll.kk2.mail.ReportMailbox;
import no.kapitalkontroll.kk2.mail.ReportMailbox.MailboxFailed;
import no.kapitalkontroll.kk2.mail.SmtpSender;
import org.springframework.stereotype.Component;

/** Tests what all creditors share: mail server, print folder, rates, and how far somebody has confirmed the law. */
@Component
class CheckInstallation {

    static final int DAYS_OF_WARNING = 30;

    private static final String OF = "installation";

    private final Installation installation;
    private final LawBook law;
    private final Creditors creditors;
    private final SmtpSender mailServer;
    private final Optional<ReportMailbox> mailbox;

    CheckInstallation(
            Installation installation,
            LawBook law,
            Creditors creditors,
            SmtpSender mailServer,
            Optional<ReportMailbox> mailbox) {
        this.installation = installation;
        this.law = law;
        this.creditors = creditors;
        this.mailServer = mailServer;
        this.mailbox = mailbox;
    }

    List<Finding> on(LocalDate date) {
        List<Finding> findings = new ArrayList<>();
        findings.add(mailServer());
        mailbox.map(CheckInstallation::mailbox).ifPresent(findings::add);
        findings.add(printFolder());
        giroFolder().ifPresent(findings::add);
        allowList().ifPresent(findings::add);
        var compensation =
                creditors.inForce().stream().anyMatch(one -> one.collecting().businessCompensation());
        NeededRates.ofLetters(compensation).forEach(kind -> findings.add(ofLetters(kind, date)));
        NeededRates.ofEnforcement().forEach(kind -> findings.add(ofEnforcement(kind, date)));
        findings.add(confirmedLaw(date));
        return findings;
    }

    private Finding mailServer() {
        var item = "mail-server";
        if (installation.smtp().isEmpty()) {
            return Finding.warn(
                    OF, item, "not tested; set KK2_SMTP_HOST, run and the service refuse to start without it");
        }
        try {
            mailServer.tryConnection();
            return Finding.ok(OF, item, "answers; no mail was sent");
        } catch (MessagingException e) {
            // our own sender words its failures itself and leaves the server's text out
            return Finding.fail(
                    OF, item, e.getMessage() + "; mend KK2_SMTP_HOST, KK2_SMTP_PORT, KK2_SMTP_STARTTLS or the login");
        }
    }

    private static Finding mailbox(ReportMailbox mailbox) {
        var item = "bounce-mailbox";
        try {
            mailbox.tryConnection();
            return Finding.ok(OF, item, "opens; nothing was read");
        } catch (MailboxFailed e) {
            return Finding.fail(
                    OF, item, "cannot be read: " + e.getMessage() + "; mend KK2_IMAP_HOST, KK2_IMAP_PORT or the login");
        }
    }

    private Finding printFolder() {
        var item = "print-folder";
        return installation
                .printDirectory()
                .map(folder -> isWritable(folder)
                        ? Finding.ok(OF, item, "takes files")
                        : Finding.fail(OF, item, "takes no files; give the KK2 process the right to write there"))
                .orElse(Finding.warn(
                        OF, item, "not tested; set KK2_PRINT_DIR, run and the service refuse to start without it"));
    }

    /** What was read is moved to a folder below it. */
    private Optional<Finding> giroFolder() {
        var item = "giro-folder";
        return installation
                .ocrDirectory()
                .map(
                        folder -> Files.isReadable(folder) && isWritable(folder)
                                ? Finding.ok(OF, item, "can be read and takes files")
                                : Finding.fail(
                                        OF,
                                        item,
                                        "what was read cannot be moved away; give the KK2 process the right to write in KK2_OCR_DIR"));
    }

    private Optional<Finding> allowList() {
        var addresses = installation.mailOnlyTo().size();
        return addresses == 0
                ? Optional.empty()
                : Optional.of(Finding.warn(
                        OF,
                        "mail-only-to",
                        "letters by mail go to %d addresses only; take KK2_MAIL_ONLY_TO out when debtors are to get them"
                                .formatted(addresses)));
    }

    /** Writing is the only test that holds on every file system. */
    private static boolean isWritable(Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, ".check", ".tmp"));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Without a rate of today letters have stopped already. */
    private Finding ofLetters(RateKind kind, LocalDate date) {
        return gap(kind, date)
                .map(gap -> {
                    var remedy =
                            "no rate from %s on, letters would stop; upgrade KK2, or add the rate to the file of KK2_RATES"
                                    .formatted(gap.date());
                    return gap.date().equals(date)
                            ? Finding.fail(OF, item(kind), remedy)
                            : Finding.warn(OF, item(kind), remedy);
                })
                .orElse(known(kind));
    }

    private Finding ofEnforcement(RateKind kind, LocalDate date) {
        return gap(kind, date)
                .map(gap -> Finding.warn(
                        OF,
                        item(kind),
                        "none from %s on, letters leave without it; upgrade KK2, or add it to the file of KK2_RATES"
                                .formatted(gap.date())))
                .orElse(known(kind));
    }

    private Optional<MissingRate> gap(RateKind kind, LocalDate date) {
        return law.rates().firstGap(kind, date, date.plusDays(DAYS_OF_WARNING + 1L));
    }

    private static Finding known(RateKind kind) {
        return Finding.ok(OF, item(kind), "known for the next " + DAYS_OF_WARNING + " days");
    }

    private static String item(RateKind kind) {
        return "rate " + kind.word();
    }

    private Finding confirmedLaw(LocalDate date) {
        var item = "law-confirmed";
        var until = law.confirmedUntil();
        if (date.plusDays(DAYS_OF_WARNING).isAfter(until)) {
            return Finding.warn(
                    OF,
                    item,
                    "letters wait after %s; let somebody who knows the law confirm it, then set KK2_LAW_CONFIRMED_UNTIL"
                            .formatted(until));
        }
        return Finding.ok(OF, item, "until " + until);
    }
}
