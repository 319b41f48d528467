package no.kapitalkontroll.kk2.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.StartKk2;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.embedded.DayClock;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.run.DailyRun;
import no.kapitalkontroll.kk2.run.RunOutcome;
import no.kapitalkontroll.kk2.run.RunRequest;
import org.apache.camel.ProducerTemplate;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Main class of the child process: the whole of KK2 out of its jar, on a movable clock. It takes orders on standard input, one a
 * line ({@code number word …}), and answers each with one line on standard output ({@code number answer}); runs go on beside other
 * orders. It ends with its input, so that none outlives its tests.
 */
public final class FaultChild {

    private final PrintStream answers;
    private final DayClock clock;
    private final ConfigurableApplicationContext kk2;
    private final Executor runs = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "run");
        thread.setDaemon(true);
        return thread;
    });

    private FaultChild(PrintStream answers, DayClock clock, ConfigurableApplicationContext kk2) {
        this.answers = answers;
        this.clock = clock;
        this.kk2 = kk2;
    }

    /** @param settings properties over everything else, {@code key=value} */
    public static void main(String[] settings) throws IOException {
        var answers = System.out;
        System.setOut(System.err);
        Map<String, Object> properties = new HashMap<>();
        for (var setting : settings) {
            properties.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        var clock = new DayClock(LocalDate.of(2026, 1, 2));
        var kk2 = StartKk2.start(System.getenv(), Mode.RUN, properties, Map.of("clock", clock));
        var child = new FaultChild(answers, clock, kk2);
        CrashSwitch.tellOf(point -> child.say("reached " + point));
        child.say("ready");
        child.takeOrders();
        Runtime.getRuntime().halt(0);
    }

    private void takeOrders() throws IOException {
        var in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var words = line.split(" ", -1);
            switch (words[1]) {
                case "run" -> runs.execute(() -> say(words[0] + " " + run(words[2], LocalDate.parse(words[3]))));
                case "arm" -> {
                    CrashSwitch.arm(words[2], CrashSwitch.Deed.valueOf(words[3]), numbers(words[4]));
                    say(words[0] + " armed");
                }
                case "go" -> {
                    if (words.length > 2) {
                        CrashSwitch.letGo(words[2]);
                    } else {
                        CrashSwitch.letGo();
                    }
                    say(words[0] + " going");
                }
                case "stop" -> {
                    kk2.close();
                    say(words[0] + " stopped");
                    // a clean end, for the archive of classes is written by it
                    System.exit(0);
                }
                default -> throw new IllegalArgumentException(line);
            }
        }
    }

    private static Set<Integer> numbers(String list) {
        return Stream.of(list.split(",", -1)).map(Integer::valueOf).collect(Collectors.toSet());
    }

    /** One daily run of one creditor; the clock stands at that date's morning. */
    private String run(String creditor, LocalDate date) {
        try {
            clock.moveTo(date);
            if (!isInForce(creditor)) {
                kk2.getBean(DailyRun.class).reloadCreditors();
            }
            var outcome = kk2.getBean(ProducerTemplate.class)
                    .requestBody("direct:run-creditor", new RunRequest(creditor, date), RunOutcome.class);
            if (outcome.isWell()) {
                return "WELL";
            }
            var began = !outcome.creditorId().isEmpty();
            return (began ? "ILL " : "IDLE ") + String.join(" | ", outcome.problems());
        } catch (RuntimeException failure) {
            return "ILL could not even fail: " + failure.getClass().getSimpleName();
        }
    }

    /** A test's creditor is founded while its child runs, and its file stays as it is. */
    private boolean isInForce(String creditor) {
        return kk2.getBean(Creditors.class).inForce().stream()
                .anyMatch(one -> one.id().equals(creditor));
    }

    private synchronized void say(String line) {
        answers.println(line.replaceAll("\\s+", " "));
        answers.flush();
    }
}
