package no.kapitalkontroll.kk2.command;

import java.io.PrintStream;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.operations.Command;
import org.springframework.context.ApplicationContext;

/** The calls of every day. */
final class DailyCalls {

    private DailyCalls() {}

    @picocli.CommandLine.Command(name = "run", description = "One daily run of all creditors, then a summary.")
    static final class Run implements Call {

        @Override
        public Mode mode() {
            return Mode.RUN;
        }

        @Override
        public int execute(ApplicationContext kk2, PrintStream out, PrintStream err) {
            return kk2.getBean("run", Command.class).execute(out, err);
        }
    }

    @picocli.CommandLine.Command(
            name = "preview",
            description = "The same decisions as JSON lines; nothing is written, nothing is sent.")
    static final class Preview implements Call {

        @Override
        public Mode mode() {
            return Mode.PREVIEW;
        }

        @Override
        public int execute(ApplicationContext kk2, PrintStream out, PrintStream err) {
            return kk2.getBean("preview", Command.class).execute(out, err);
        }
    }

    @picocli.CommandLine.Command(
            name = "check",
            description = "Tests token, rights, accounts, products and settings; a line each.")
    static final class Check implements Call {

        @Override
        public Mode mode() {
            return Mode.CHECK;
        }

        @Override
        public int execute(ApplicationContext kk2, PrintStream out, PrintStream err) {
            return kk2.getBean("check", Command.class).execute(out, err);
        }
    }
}
