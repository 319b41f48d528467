package no.kapitalkontroll.kk2.command;

import java.io.PrintStream;
import java.nio.file.Path;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.operations.Command;
import no.kapitalkontroll.kk2.operations.OutgoingFolder;
import no.kapitalkontroll.kk2.operations.PreviewCommand;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
            description =
                    "The same decisions as JSON lines on stdout; on stderr what would start, or differs from the last run. Nothing is written, nothing is sent.",
            footer = {
                "",
                "Example, before a changed procedure is put into KK2_PROCEDURES:",
                "  java -jar kk2.jar preview --procedure changed/patient.yaml > decisions.jsonl",
                "Example, before the first run: who would get which letter?",
                "  java -jar kk2.jar preview --letters look-at-these > decisions.jsonl"
            })
    static final class Preview implements Call {

        @Option(
                names = "--procedure",
                paramLabel = "FILE",
                description =
                        "Decide as if the open cases that follow the procedure of this name, and the new ones that would,"
                                + " followed FILE; what would change is said on stderr.")
        private Path procedure;

        @Option(
                names = "--letters",
                paramLabel = "DIR",
                description =
                        "Also write the letters and vouchers that would go into DIR, a new or empty folder: PDF and JSON.")
        private Path letters;

        @Spec
        private CommandSpec spec;

        @Override
        public void refuseWrongOptions() {
            if (procedure != null && letters != null) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--procedure and --letters do not go together: letters go by the procedures in force; leave one out");
            }
        }

        @Override
        public Mode mode() {
            return Mode.PREVIEW;
        }

        @Override
        public int execute(ApplicationContext kk2, PrintStream out, PrintStream err) {
            var preview = kk2.getBean(PreviewCommand.class);
            if (letters != null) {
                return preview.execute(new OutgoingFolder(letters), out, err);
            }
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
