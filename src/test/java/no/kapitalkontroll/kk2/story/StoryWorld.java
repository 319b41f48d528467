package no.kapitalkontroll.kk2.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import no.kapitalkontroll.kk2.embedded.Kk2World;
import no.kapitalkontroll.kk2.standin.StandInTripletex;

/** One KK2 for all stories, since its start costs seconds; each story brings a creditor and a company of its own. */
final class StoryWorld {

    private static final String FOUNDER = "story-1";

    private static StoryWorld shared;

    private final StandInTripletex tripletex = StandInTripletex.start();
    private final MailHouse mail = new MailHouse();
    private final ReturnedMail returns = new ReturnedMail();
    private final AtomicInteger stories = new AtomicInteger();
    private final Kk2World kk2;

    private StoryWorld(Path folder) {
        empty(folder);
        kk2 = new Kk2World(tripletex, folder, LocalDate.of(2026, 1, 2));
        kk2.environment().put("KK2_SMTP_PORT", String.valueOf(mail.port()));
        // a story that reads bounces starts the route: all others save the connection
        kk2.environment().put("KK2_IMAP_HOST", "127.0.0.1");
        kk2.environment().put("KK2_IMAP_PORT", String.valueOf(returns.port()));
        kk2.environment().put("KK2_IMAP_USER", ReturnedMail.USER);
        kk2.environment().put("KK2_IMAP_PASSWORD", ReturnedMail.PASSWORD);
        kk2.properties().put("kk2.read-bounces.enabled", "false");
        // long enough for the letter after it to have left
        kk2.properties().put("kk2.read-bounces.oldest-days", "30");
        // a call is repeated without a pause, a refused login tried again at once: nobody waits for stories
        kk2.properties().put("kk2.tripletex.retry-pause-ms", "0");
        kk2.properties().put("kk2.tripletex.login-pause-seconds", "0");
        // several of them in one process would share the names of their management beans
        kk2.properties().put("spring.jmx.enabled", "false");
        kk2.properties().put("camel.main.jmx-enabled", "false");
    }

    static synchronized StoryWorld shared() {
        if (shared == null) {
            shared = new StoryWorld(folder(""));
            shared.kk2.environment().put("KK2_PROCEDURES", "src/test/resources/story-procedures");
            new Founding(shared).found("");
            shared.kk2.start();
        }
        return shared;
    }

    /** One a JVM: the tests run in two. */
    private static Path folder(String name) {
        return Path.of("target", "stories", ProcessHandle.current().pid() + name)
                .toAbsolutePath();
    }

    /** A world with a database of its own, not started yet. */
    static StoryWorld apart(String name) {
        return new StoryWorld(folder("-" + name));
    }

    Kk2World kk2() {
        return kk2;
    }

    StandInTripletex tripletex() {
        return tripletex;
    }

    MailHouse mail() {
        return mail;
    }

    ReturnedMail returns() {
        return returns;
    }

    int nextStory() {
        return stories.incrementAndGet();
    }

    List<String> violations() {
        return tripletex.violations();
    }

    /** Takes every creditor but the founder out of the shared world. */
    static synchronized void retire() {
        if (shared != null) {
            delete(
                    shared.kk2.creditors(),
                    file -> !file.getFileName().toString().startsWith(FOUNDER + "."));
        }
    }

    private static void empty(Path folder) {
        if (Files.exists(folder)) {
            delete(folder, path -> true);
        }
    }

    private static void delete(Path folder, Predicate<Path> which) {
        try (var old = Files.walk(folder)) {
            for (var path : old.sorted(Comparator.reverseOrder())
                    .filter(path -> !path.equals(folder))
                    .filter(which)
                    .toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
