package no.kapitalkontroll.kk2.command;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Locale;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.payment.ListPayments;
import no.kapitalkontroll.kk2.payment.PrintPayments;
import no.kapitalkontroll.kk2.payment.WritePaymentsJson;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code payments CREDITOR}: the payments that KK2 was told of. */
@Command(
        name = "payments",
        description =
                "Payments that a person or a giro file told of: source, state, and the numbers of their proposals.",
        footer = {
            "",
            "Examples:",
            "  java -jar kk2.jar payments fjellheim",
            "  java -jar kk2.jar payments fjellheim --from 2026-09-01 --to 2026-09-30 --format json"
        })
final class PaymentsCall implements Call {

    private enum Format {
        TABLE,
        JSON;

        /** As it is written on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CREDITOR", description = "The creditor's id.")
    private String creditor;

    @Option(names = "--on", paramLabel = "DATE", description = "Those that were paid on this day.")
    private LocalDate on;

    @Option(names = "--from", paramLabel = "DATE", description = "Those that were paid on this day or later.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Those that were paid on this day or before.")
    private LocalDate to;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table", description = "table (default) or json.")
    private Format format;

    @Override
    public Mode mode() {
        return Mode.CASE;
    }

    @Override
    public void refuseWrongOptions() {
        if (on != null && (from != null || to != null)) {
            throw new ParameterException(spec.commandLine(), "--on is one day; leave --from and --to out");
        }
    }

    @Override
    public int execute(ApplicationContext kk2, PrintStream out, PrintStream err) {
        var creditors = kk2.getBean(Creditors.class);
        creditors.reload();
        if (creditors.inForce().stream().noneMatch(one -> one.id().equals(creditor))) {
            err.println("refused: there is no creditor " + creditor + "; remedy: name one by its id");
            return 1;
        }
        var payments = kk2.getBean(ListPayments.class).of(creditor, on == null ? from : on, on == null ? to : on);
        out.print(
                format == Format.JSON ? new WritePaymentsJson().of(payments) + "\n" : new PrintPayments().of(payments));
        return 0;
    }
}
