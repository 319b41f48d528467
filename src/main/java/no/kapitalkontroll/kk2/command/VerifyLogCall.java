package no.kapitalkontroll.kk2.command;

import java.io.PrintStream;
import java.nio.file.Path;
import no.kapitalkontroll.kk2.caselog.VerifyLogFile;
import no.kapitalkontroll.kk2.caselog.VerifyLogs;
import no.kapitalkontroll.kk2.installation.Mode;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verify-log [CREDITOR [INVOICE]]}: are the logs of the cases whole? */
@Command(
        name = "verify-log",
        description =
                "Proves that no entry of a case's log was changed, taken out or cut off; a line for each broken one.",
        footer = {
            "",
            "Examples:",
            "  java -jar kk2.jar verify-log",
            "  java -jar kk2.jar verify-log fjellheim 10234",
            "  java -jar kk2.jar verify-log --file log-10234.jsonl"
        })
final class VerifyLogCall implements Call {

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CREDITOR",
            description = "The creditor's id; without it all.")
    private String creditor;

    @Parameters(index = "1", arity = "0..1", paramLabel = "INVOICE", description = "One invoice number.")
    private Integer invoice;

    @Option(names = "--file", paramLabel = "FILE", description = "An exported log, instead of those in the database.")
    private Path file;

    @Override
    public void refuseWrongOptions() {
        if (file != null && creditor != null) {
            throw new ParameterException(spec.commandLine(), "a file is verified by itself; leave CREDITOR out");
        }
    }

    @Override
    public Mode mode() {
        return Mode.CASE;
    }

    @Override
    public int execute(ApplicationContext kk2, PrintStream out, PrintStream err) {
        if (file != null) {
            var answer = kk2.getBean(VerifyLogFile.class).verify(file);
            out.println(answer);
            return answer.isDone() ? 0 : 1;
        }
        var verified = kk2.getBean(VerifyLogs.class).verify(creditor, invoice);
        verified.broken().forEach(out::println);
        out.println(verified.sentence());
        return verified.isWhole() ? 0 : 1;
    }
}
