package no.kapitalkontroll.kk2;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import no.kapitalkontroll.kk2.creditor.ReadCreditorFiles;
import no.kapitalkontroll.kk2.installation.Installation;
import no.kapitalkontroll.kk2.letter.LetterTemplates;
import no.kapitalkontroll.kk2.letter.RenderLetter;
import no.kapitalkontroll.kk2.mail.AllowedRecipients;
import no.kapitalkontroll.kk2.mail.AskNameServer;
import no.kapitalkontroll.kk2.mail.ImapSettings;
import no.kapitalkontroll.kk2.mail.MailDomains;
import no.kapitalkontroll.kk2.mail.PrepareMail;
import no.kapitalkontroll.kk2.mail.ReportMailbox;
import no.kapitalkontroll.kk2.mail.SmtpSender;
import no.kapitalkontroll.kk2.mail.SmtpSettings;
import no.kapitalkontroll.kk2.reading.Readers;
import no.kapitalkontroll.kk2.route.CarryIds;
import no.kapitalkontroll.kk2.run.InstanceName;
import no.kapitalkontroll.kk2.run.LoadedCreditors;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The parts that are not found by themselves. */
@SpringBootApplication(proxyBeanMethods = false)
public class Kk2Application {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    InstanceName instanceName() {
        return InstanceName.ofThisProcess();
    }

    @Bean
    RenderLetter renderLetter(Installation installation) {
        return new RenderLetter(
                installation.templates().map(LetterTemplates::new).orElseGet(LetterTemplates::new));
    }

    @Bean
    AllowedRecipients allowedRecipients(Installation installation) {
        return new AllowedRecipients(String.join(",", installation.mailOnlyTo()));
    }

    @Bean
    @ConditionalOnMissingBean
    MailDomains mailDomains() {
        return new AskNameServer();
    }

    @Bean
    PrepareMail prepareMail() {
        return new PrepareMail();
    }

    /**
     * Who generates and sends letters beside each other: one for each core, unless told otherwise. A letter too many for them is
     * seen to by whoever hands them out, so that nothing piles up; a single one takes all in their order.
     */
    @Bean
    ThreadPoolProfile letterWorkers(@Value("${kk2.letters.workers:0}") int workers) {
        var threads = workers > 0 ? workers : Runtime.getRuntime().availableProcessors();
        return new ThreadPoolProfileBuilder("letter-workers")
                .poolSize(threads)
                .maxPoolSize(threads)
                .maxQueueSize(threads == 1 ? -1 : threads)
                .rejectedPolicy(ThreadPoolRejectedPolicy.CallerRuns)
                .build();
    }

    @Bean
    Readers readers(@Qualifier("readerThreads") ThreadPoolTaskExecutor threads) {
        return new Readers(threads);
    }

    /** As many as are asked for, gone when nobody asks. */
    @Bean
    ThreadPoolTaskExecutor readerThreads() {
        var threads = new ThreadPoolTaskExecutor();
        threads.setThreadNamePrefix("reader-");
        threads.setDaemon(true);
        threads.setCorePoolSize(0);
        threads.setQueueCapacity(0);
        threads.setTaskDecorator(new CarryIds());
        return threads;
    }

    /** What the smtp endpoint sends with; commands that send nothing have no mail server, and never call it. */
    @Bean
    SmtpSender kk2MailSender(Installation installation, @Value("${kk2.smtp.timeout:30s}") Duration timeout) {
        var smtp = installation.smtp().orElse(new Installation.Smtp("localhost", 25, Optional.empty(), false));
        return new SmtpSender(new SmtpSettings(
                smtp.host(),
                smtp.port(),
                smtp.login().map(Installation.Login::user).orElse(null),
                smtp.login().map(login -> login.password().reveal()).orElse(null),
                smtp.startTls() ? "required" : "never",
                timeout));
    }

    /** What delivery reports are read from; null without one: then nothing is read. */
    @Bean
    ReportMailbox reportMailbox(Installation installation, @Value("${kk2.imap.timeout:30s}") Duration timeout) {
        return installation
                .imap()
                .map(imap -> new ReportMailbox(new ImapSettings(
                        imap.host(),
                        imap.port(),
                        imap.login().user(),
                        imap.login().password().reveal(),
                        imap.tls(),
                        timeout)))
                .orElse(null);
    }

    @Bean
    LoadedCreditors loadedCreditors(
            JdbcClient jdbc, Clock clock, ReadCreditorFiles readCreditorFiles, Installation installation) {
        var creditors = new LoadedCreditors(jdbc, clock, readCreditorFiles, installation.creditors());
        creditors.reload();
        return creditors;
    }
}
