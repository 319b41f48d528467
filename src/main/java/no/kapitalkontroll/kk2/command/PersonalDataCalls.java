package no.kapitalkontroll.kk2.command;

import java.io.PrintStream;
import java.nio.file.Path;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.operations.BusinessDate;
import no.kapitalkontroll.kk2.retention.EraseDebtor;
import no.kapitalkontroll.kk2.retention.ExportDebtor;
import no.kapitalkontroll.kk2.retention.RunPurge;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Personal data: forgetting what is past its time, and what a debtor may ask for. */
final class PersonalDataCalls {

    private PersonalDataCalls() {}

    private static int said(Answer answer, PrintStream out) {
        out.println(answer);
        return answer.isDone() ? 0 : 1;
    }

    @Command(
            name = "purge",
            description = "Forgets what is past its time (kk2.retention.*), or tells with --dry-run what would go.",
            footer = {
                "",
                "Examples:",
                "  java -jar kk2.jar purge --dry-run",
                "  java -jar kk2.jar purge --by 'Kari Moe' --reason 'before the audit'"
            })
    static final class Purge implements Call {

        @Spec
        private CommandSpec spec;

        @Option(names = "--dry-run", description = "Writes nothing; a line for each table with the number of rows.")
        private boolean dryRun;

        @Option(names = "--by", paramLabel = "WHO", description = "Who you are; goes into the record of the purge.")
        private String who;

        @Option(names = "--reason", paramLabel = "WHY", description = "Why; goes into the record of the purge.")
        private String why;

        @Override
        public void refuseWrongOptions() {
            if (!dryRun && (who == null || why == null)) {
                throw new ParameterException(
                        spec.commandLine(), "say --dry-run, or who and why: --by WHO --reason WHY");
            }
        }

        @Override
        public Mode mode() {
            return Mode.CASE;
        }

        @Override
        public int execute(ApplicationContext kk2, PrintStream out, PrintStream err) {
            var purge = kk2.getBean(RunPurge.class);
            var today = kk2.getBean(BusinessDate.class).today();
            return said(dryRun ? purge.foresee(today) : purge.now(new Operator(who, why), today), out);
        }
    }

    @Command(
            name = "export-debtor",
            description = "Everything that is stored about one debtor, as JSON and PDF in one zip; it names people.",
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar export-debtor fjellheim --customer 10042 --out debtor-10042.zip"
            })
    static final class Export implements Call {

        @Parameters(index = "0", paramLabel = "CREDITOR", description = "The creditor's id.")
        private String creditor;

        @Option(
                names = "--customer",
                required = true,
                paramLabel = "NUMBER_OR_ID",
                description = "The customer's number in Tripletex, or its id there.")
        private long customer;

        @Option(names = "--out", required = true, paramLabel = "FILE", description = "The zip that is written.")
        private Path file;

        @Override
        public Mode mode() {
            return Mode.CASE;
        }

        @Override
        public int execute(ApplicationContext kk2, PrintStream out, PrintStream err) {
            var today = kk2.getBean(BusinessDate.class).today();
            return said(kk2.getBean(ExportDebtor.class).export(creditor, customer, file, today), out);
        }
    }

    @Command(
            name = "erase-debtor",
            description = "Erases contact data and texts about a debtor whose cases are all closed; the books stay.",
            footer = {
                "",
                "Letters stay until their time has passed: they prove what was claimed and booked.",
                "",
                "Example:",
                "  java -jar kk2.jar erase-debtor fjellheim --customer 10042 --by 'Kari Moe' --reason 'asked by letter of 3 May'"
            })
    static final class Erase implements Call {

        @Parameters(index = "0", paramLabel = "CREDITOR", description = "The creditor's id.")
        private String creditor;

        @Option(
                names = "--customer",
                required = true,
                paramLabel = "NUMBER_OR_ID",
                description = "The customer's number in Tripletex, or its id there.")
        private long customer;

        @Mixin
        private CaseAction.By by;

        @Override
        public Mode mode() {
            return Mode.CASE;
        }

        @Override
        public int execute(ApplicationContext kk2, PrintStream out, PrintStream err) {
            var today = kk2.getBean(BusinessDate.class).today();
            return said(kk2.getBean(EraseDebtor.class).erase(creditor, customer, by.operator(), today), out);
        }
    }
}
