package no.kapitalkontroll.kk2.installation;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.kapitalkontroll.kk2.creditor.Secret;

/**
 * The settings of one installation, from the environment (design § 4, rules § 8). Whatever is not loopback is reached by
 * verified TLS only.
 *
 * @param tripletexUrl without a slash at its end
 * @param routes the folder of route files
 * @param smtp always there in a mode that sends
 * @param printDirectory always there in a mode that sends
 * @param businessDate what {@code KK2_DATE} says; empty: today in Oslo
 * @param mailOnlyTo lower-case addresses that mail may go to; empty: every address
 * @param lawConfirmedUntil letters may be dated up to this day
 * @param rates a file of further rates
 * @param procedures a folder of further procedures
 * @param templates a folder of letter templates
 * @param ocrDirectory a folder of OCR payment files
 * @param imap the mailbox of bounces
 * @param managementPort on loopback
 * @param runCron when the service runs daily, in Quartz' own notation, Oslo time
 * @param logFormat what a line of the log is
 * @param traceCollector an OTLP collector; empty: nothing is traced
 */
public record Installation(
        URI tripletexUrl,
        Secret consumerToken,
        Path creditors,
        Path routes,
        Database database,
        Optional<Smtp> smtp,
        Optional<Path> printDirectory,
        Optional<LocalDate> businessDate,
        List<String> mailOnlyTo,
        LocalDate lawConfirmedUntil,
        Optional<Path> rates,
        Optional<Path> procedures,
        Optional<Path> templates,
        Optional<Path> ocrDirectory,
        Optional<Imap> imap,
        int managementPort,
        String runCron,
        LogFormat logFormat,
        Optional<URI> traceCollector)
        implements InstallationAnswer {

    public Installation {
        mailOnlyTo = List.copyOf(mailOnlyTo);
    }

    /** @param migration who brings the schema up to date; empty: {@code user} does, and needs the rights for it */
    public record Database(String url, String user, Secret password, Optional<Login> migration) {}

    /** @param startTls false only for a loopback host */
    public record Smtp(String host, int port, Optional<Login> login, boolean startTls) {}

    /** @param tls false only for a loopback host */
    public record Imap(String host, int port, Login login, boolean tls) {}

    public record Login(String user, Secret password) {}

    /** Text for people, or one JSON object a line in the words of a log store. */
    public enum LogFormat {
        TEXT,
        ECS,
        LOGSTASH;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
