package no.kapitalkontroll.kk2.command;

import java.io.PrintStream;
import no.kapitalkontroll.kk2.cases.WatchLimitation;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.operations.BusinessDate;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code limitation [CREDITOR]}: the open cases whose limitation comes within four months, or has come. */
@Command(
        name = "limitation",
        description = "Open cases that are time-barred, or will be within four months; a line each, the nearest first.",
        footer = {"", "Example:", "  java -jar kk2.jar limitation fjellheim"})
final class LimitationCall implements Call {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CREDITOR",
            description = "The creditor's id; without it all.")
    private String creditor;

    @Override
    public Mode mode() {
        return Mode.CASE;
    }

    @Override
    public int execute(ApplicationContext kk2, PrintStream out, PrintStream err) {
        var creditors = kk2.getBean(Creditors.class);
        creditors.reload();
        var today = kk2.getBean(BusinessDate.class).today();
        var asked = creditors.inForce().stream()
                .filter(one -> creditor == null || one.id().equals(creditor))
                .toList();
        if (asked.isEmpty()) {
            err.println("refused: there is no creditor " + creditor + "; remedy: name one by its id");
            return 1;
        }
        asked.forEach(one ->
                kk2.getBean(WatchLimitation.class).runningOut(one.id(), today).forEach(out::println));
        return 0;
    }
}
