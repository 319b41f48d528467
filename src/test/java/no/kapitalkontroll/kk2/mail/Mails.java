package no.kapitalkontroll.kk2.mail;

import java.time.Duration;
import java.time.Instant;
import no.kapitalkontroll.kk2.letter.Notices;

/** Invented mails, and the settings that reach a server on loopback. */
final class Mails {

    static final byte[] PDF = bytes();

    private Mails() {}

    static OutgoingMail letter() {
        return new LetterMail()
                .compose(
                        Notices.collectionNotice(),
                        PDF,
                        "<4711.k3v9@fjellheim.example>",
                        Instant.parse("2026-09-15T04:00:07Z"),
                        "faktura@fjellheim.example",
                        "kari.lunde@debitor.example");
    }

    static SmtpSettings loopback(int port) {
        return new SmtpSettings("127.0.0.1", port, null, null, null, Duration.ofMillis(700));
    }

    private static byte[] bytes() {
        byte[] bytes = new byte[5_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return bytes;
    }
}
