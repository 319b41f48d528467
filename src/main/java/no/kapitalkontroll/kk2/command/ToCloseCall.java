package no.kapitalkontroll.kk2.command;

import java.io.PrintStream;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.reconciliation.ListToClose;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code to-close CREDITOR}: what a person has to close on customers' accounts. */
@Command(
        name = "to-close",
        description = "Settled cases whose postings a person has to close in Tripletex; a line each, with the ids.",
        footer = {"", "Example:", "  java -jar kk2.jar to-close fjellheim"})
final class ToCloseCall implements Call {

    @Parameters(index = "0", paramLabel = "CREDITOR", description = "The creditor's id.")
    private String creditor;

    @Override
    public Mode mode() {
        return Mode.CASE;
    }

    @Override
    public int execute(ApplicationContext kk2, PrintStream out, PrintStream err) {
        var creditors = kk2.getBean(Creditors.class);
        creditors.reload();
        if (creditors.inForce().stream().noneMatch(one -> one.id().equals(creditor))) {
            err.println("refused: there is no creditor " + creditor + "; remedy: name one by its id");
            return 1;
        }
        kk2.getBean(ListToClose.class).of(creditor).forEach(out::println);
        return 0;
    }
}
