package no.kapitalkontroll.kk2;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.operations.Command;

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
        var mode = Arrays.stream(Mode.values())
                .filter(one -> one != Mode.SERVICE
                        && one.name().toLowerCase(Locale.ROOT).equals(args[0]))
                .findFirst();
        if (mode.isEmpty() || args.length > 1) {
            System.err.println(Help.TEXT);
            return args[0].equals("help") || args[0].equals("--help") ? 0 : 2;
        }
        try (var kk2 = StartKk2.command(environment, mode.get())) {
            return kk2.getBean(args[0], Command.class).execute(System.out, System.err);
        } catch (RefusedToStart refused) {
            refused.problems().forEach(System.err::println);
            return 2;
        }
    }
}
