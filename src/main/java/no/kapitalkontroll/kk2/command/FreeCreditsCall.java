package no.kapitalkontroll.kk2.command;

import java.io.PrintStream;
import java.util.Locale;
import no.kapitalkontroll.kk2.cases.MatchFreeCredits;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.operations.BusinessDate;
import no.kapitalkontroll.kk2.operations.DescribeFreeCredits;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code free-credits CREDITOR}: payments without an invoice, and what they probably pay. */
@Command(
        name = "free-credits",
        description = {
            "Payments that nobody has tied to an invoice, what each probably pays, and what to do about it.",
            "As the last run read the ledger; nothing is changed."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar kk2.jar free-credits fjellheim",
            "  java -jar kk2.jar free-credits fjellheim --format json"
        })
final class FreeCreditsCall implements Call {

    private enum Format {
        TABLE,
        JSON;

        /** As it is written on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(index = "0", paramLabel = "CREDITOR", description = "The creditor's id.")
    private String creditor;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table (default), or json: one object a line.")
    private Format format;

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
        var matches = kk2.getBean(MatchFreeCredits.class)
                .of(creditor, kk2.getBean(BusinessDate.class).today());
        var describe = new DescribeFreeCredits();
        if (format == Format.TABLE) {
            out.println(describe.table(matches));
        } else if (!matches.isEmpty()) {
            out.println(describe.json(creditor, matches));
        }
        return 0;
    }
}
