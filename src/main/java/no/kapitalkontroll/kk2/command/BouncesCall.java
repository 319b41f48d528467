package no.kapitalkontroll.kk2.command;

import java.io.PrintStream;
import no.kapitalkontroll.kk2.bounce.ListBounces;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.installation.Mode;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code bounces CREDITOR}: letters that came back by mail. */
@Command(
        name = "bounces",
        description = "What mail servers reported about letters, and what became of it; a line each, the latest first.",
        footer = {"", "Example:", "  java -jar kk2.jar bounces fjellheim"})
final class BouncesCall implements Call {

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
        kk2.getBean(ListBounces.class).of(creditor).forEach(out::println);
        return 0;
    }
}
