package no.kapitalkontroll.kk2.embedded;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.StartKk2;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.run.DailyRun;
import no.kapitalkontroll.kk2.run.LoadedCreditors;
import no.kapitalkontroll.kk2.run.RunOutcome;
import no.kapitalkontroll.kk2.run.RunRequest;
import no.kapitalkontroll.kk2.standin.StandInTripletex;
import org.apache.camel.ProducerTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** KK2 itself with a real MariaDB, a real SMTP server and the stand-in Tripletex around it, all on loopback. */
public final class Kk2World implements AutoCloseable {

    private final StandInTripletex tripletex;
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Path folder;
    private final DayClock clock;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, Object> properties = new HashMap<>();
    private ConfigurableApplicationContext kk2;

    /** A world around this Tripletex; {@code folder} takes creditor files and paper letters. */
    public Kk2World(StandInTripletex tripletex, Path folder, LocalDate firstDay) {
        this.tripletex = tripletex;
        this.folder = folder;
        this.clock = new DayClock(firstDay);
        mail.start();
        environment.put("KK2_TRIPLETEX_URL", tripletex.baseUrl());
        environment.put("KK2_TRIPLETEX_CONSUMER_TOKEN", StandInTripletex.CONSUMER_TOKEN);
        environment.put("KK2_CREDITORS", made("creditors").toString());
        environment.put("KK2_ROUTES", "routes");
        environment.put("KK2_DB_URL", EmbeddedMariaDb.shared().newDatabase());
        environment.put("KK2_DB_USER", EmbeddedMariaDb.USER);
        environment.put("KK2_DB_PASSWORD", EmbeddedMariaDb.PASSWORD);
        environment.put("KK2_SMTP_HOST", "127.0.0.1");
        environment.put("KK2_SMTP_PORT", String.valueOf(mail.getSmtp().getPort()));
        environment.put("KK2_PRINT_DIR", made("print").toString());
        environment.put("KK2_OCR_DIR", made("ocr").toString());
        properties.put("kk2.unknown.minimum-age", "0s");
        // mails come in the order of their letters
        properties.put("kk2.letters.workers", 1);
    }

    /** The environment that KK2 is started with; change it before {@link #start}. */
    public Map<String, String> environment() {
        return environment;
    }

    /** Properties over everything else; change them before {@link #start}. */
    public Map<String, Object> properties() {
        return properties;
    }

    public Kk2World start(Mode mode) {
        kk2 = StartKk2.start(environment, mode, properties, Map.of("clock", clock));
        return this;
    }

    public Kk2World start() {
        return start(Mode.RUN);
    }

    /** Stops KK2 alone and starts it again on the same database. */
    public void restart() {
        kk2.close();
        start();
    }

    /** One daily run of every creditor; Tripletex and the clock stand at that date. */
    public List<RunOutcome> run(LocalDate date) {
        moveTo(date);
        bean(DailyRun.class).reloadCreditors();
        List<RunOutcome> outcomes = new ArrayList<>();
        for (var creditor : bean(LoadedCreditors.class).inForce()) {
            outcomes.add(bean(ProducerTemplate.class)
                    .requestBody("direct:run-creditor", new RunRequest(creditor.id(), date), RunOutcome.class));
        }
        return outcomes;
    }

    public void moveTo(LocalDate date) {
        clock.moveTo(date);
        tripletex.setToday(date);
    }

    public <T> T bean(Class<T> type) {
        return kk2.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return kk2.getBean(name, type);
    }

    /** For what is called with the whole of KK2, as the command line is. */
    public ApplicationContext context() {
        return kk2;
    }

    public JdbcClient sql() {
        return bean(JdbcClient.class);
    }

    public StandInTripletex tripletex() {
        return tripletex;
    }

    public GreenMail mail() {
        return mail;
    }

    public List<MimeMessage> mails() {
        return List.of(mail.getReceivedMessages());
    }

    public Path creditors() {
        return folder.resolve("creditors");
    }

    public Path prints() {
        return folder.resolve("print");
    }

    public Path giroFiles() {
        return folder.resolve("ocr");
    }

    public DayClock clock() {
        return clock;
    }

    private Path made(String name) {
        try {
            return Files.createDirectories(folder.resolve(name)).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (kk2 != null) {
            kk2.close();
        }
        mail.stop();
        tripletex.close();
    }
}
