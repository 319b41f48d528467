package no.kapitalkontroll.kk2;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Clock;
import java.util.Map;
import no.kapitalkontroll.kk2.command.ReadCall;

/** Starts KK2: the service without arguments, or one of its commands. */
public final class Kk2 {

    private Kk2() {}

    public static void main(String[] args) {
        var environment = System.getenv();
        if (args.length == 0) {
            StartKk2.service(environment);
            return;
        }
        System.exit(command(args, environment));
    }

    /** The exit code of a command: 0 all well, 1 something failed or was parked, 2 refused to start. */
    static int command(String[] args, Map<String, String> environment) {
        var reading = new ReadCall().read(args, Help.TEXT, System.out, System.err);
        if (reading.beforehand().isPresent()) {
            return reading.beforehand()
                    .get()
                    .execute(environment, Clock.systemUTC(), answers(), System.out, System.err);
        }
        if (reading.call().isEmpty()) {
            return reading.exitCode();
        }
        var call = reading.call().get();
        try (var kk2 = StartKk2.command(environment, call.mode())) {
            return call.execute(kk2, System.out, System.err);
        } catch (RefusedToStart refused) {
            refused.problems().forEach(System.err::println);
            return 2;
        }
    }

    /** A terminal has a character set of its own; what a script sends is UTF-8. */
    @SuppressWarnings(
            "SystemConsoleNull") // where it is never null, a terminal's character set is the console's all the same
    private static BufferedReader answers() {
        var charset = System.console() == null ? UTF_8 : System.console().charset();
        return new BufferedReader(new InputStreamReader(System.in, charset));
    }
}
