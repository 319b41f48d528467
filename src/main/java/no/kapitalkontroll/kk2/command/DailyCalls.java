package no.kapitalkontroll.kk2.command;

import java.io.PrintStream;
import java.nio.file.Path;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.operations.Command;
import no.kapitalkontroll.kk2.operations.PreviewCommand;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Option;

/** The calls of every day. */
final class DailyCalls {

    private DailyCalls() {}

    @picocli.CommandLine.Command(
            name = "run",
            description = "One daily run of all creditors, then a summary. It sends.",
            footer = {"", "Example:", "  java -jar kk2.jar run"})
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
            description = "The same decisions as JSON lines; nothing is written, nothing is sent.",
            footer = {
                "",
                "Example, before a changed procedure is put into KK2_PROCEDURES:",
                "  java -jar kk2.jar preview --procedure changed/patient.yaml > decisions.jsonl"
            })
    static final class Preview implements Call {

        @Option(
                names = "--procedure",
                paramLabel = "FILE",
                description =
                        "Decide as if the open cases that follow the procedure of this name, and the new ones that would,"
                                + " followed FILE; what would change is said on stderr.")
        private Path procedure;

        @Override
        public Mode mode() {
            return Mode.PREVIEW;
        }

        @Override
        public int execute(ApplicationContext kk2, PrintStream out, PrintStream err) {
            var preview = kk2.getBean(PreviewCommand.class);
            return procedure == null ? preview.execute(out, err) : preview.execute(procedure, out, err);
        }
    }

    @picocli.CommandLine.Command(
            name = "check",
            description = "Tests token, rights, accounts, products and settings; a line each.",
            footer = {"", "Example:", "  java -jar kk2.jar check"})
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
