package no.kapitalkontroll.kk2.command;

import java.io.PrintStream;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.operations.OperatorLog;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code operator-log [CREDITOR]}: what operators did that is not about one case. */
@Command(
        name = "operator-log",
        description = {
            "What operators did that is not about one case: when (UTC), who, what, why; the newest first.",
            "What was done to a case stands in its own log: case CREDITOR INVOICE log."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar kk2.jar operator-log",
            "  java -jar kk2.jar operator-log fjellheim --most 20"
        })
final class OperatorLogCall implements Call {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CREDITOR",
            description = "The creditor's id; without it all. What is about all creditors is told in any case.")
    private String creditor;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many lines at most, up to 1000; default 100.")
    private int most;

    @Override
    public Mode mode() {
        return Mode.CASE;
    }

    @Override
    public int execute(ApplicationContext kk2, PrintStream out, PrintStream err) {
        kk2.getBean(OperatorLog.class).newest(creditor, most).forEach(out::println);
        return 0;
    }
}
