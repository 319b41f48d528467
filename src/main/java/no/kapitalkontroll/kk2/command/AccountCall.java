package no.kapitalkontroll.kk2.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.operations.BusinessDate;
import no.kapitalkontroll.kk2.report.AccountAnswer;
import no.kapitalkontroll.kk2.report.DescribeAccount;
import no.kapitalkontroll.kk2.report.MakeAccount;
import no.kapitalkontroll.kk2.report.RenderAccount;
import no.kapitalkontroll.kk2.report.ReportForm;
import no.kapitalkontroll.kk2.report.WriteReports;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code account CREDITOR --customer NUMBER}: one customer's account. */
@Command(
        name = "account",
        description = {
            "One customer's account (kontoutskrift) with two balances: what stands on receivables in Tripletex,",
            "and what the customer owes in all. A past period is drawn up by what is known today."
        },
        footer = {
            "",
            "Where an interest rate is missing, interest is left out and that is said; exit code 1.",
            "",
            "Examples:",
            "  java -jar kk2.jar account fjellheim --customer 10042",
            "  java -jar kk2.jar account fjellheim --invoice 10234 --from 2026-01-01 --to 2026-09-30 --format pdf --out konto.pdf"
        })
final class AccountCall implements Call {

    private enum Format {
        TABLE,
        CSV,
        HTML,
        PDF;

        /** As it is written on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final class Whose {

        @Option(
                names = "--customer",
                required = true,
                paramLabel = "NUMBER_OR_ID",
                description = "The customer's number in Tripletex, or its id there.")
        private Long customer;

        @Option(names = "--invoice", required = true, paramLabel = "N", description = "Any invoice of the customer.")
        private Integer invoice;
    }

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CREDITOR", description = "The creditor's id.")
    private String creditor;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Whose whose;

    @Option(names = "--from", paramLabel = "DATE", description = "The first date of a line; default: all lines.")
    private LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description = "The last date, and that of both balances; default: the business date.")
    private LocalDate to;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table (default), csv, html, or pdf, which needs --out.")
    private Format format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Into this file instead of to the terminal; an existing one is not overwritten.")
    private Path out;

    @Override
    public Mode mode() {
        return Mode.CASE;
    }

    @Override
    public void refuseWrongOptions() {
        if (format == Format.PDF && out == null) {
            throw new ParameterException(spec.commandLine(), "--format pdf needs --out FILE");
        }
    }

    @Override
    public int execute(ApplicationContext kk2, PrintStream toOut, PrintStream toErr) {
        var asked = new MakeAccount.Asked(whose.customer, whose.invoice, from, to);
        var answer = kk2.getBean(MakeAccount.class)
                .of(creditor, asked, kk2.getBean(BusinessDate.class).today());
        if (!(answer instanceof AccountAnswer.Made made)) {
            toErr.println(answer);
            return 1;
        }
        var written = format == Format.PDF
                ? kk2.getBean(RenderAccount.class).of(made)
                : kk2.getBean(WriteReports.class).of(new DescribeAccount().of(made), ReportForm.valueOf(format.name()));
        if (!new OutFile(out).write(written, toOut, toErr)) {
            return 1;
        }
        var missing = made.account().missingRate();
        if (missing != null) {
            toErr.println(
                    "interest is left out: the late-interest rate from %s is missing; remedy: add it to the file of KK2_RATES"
                            .formatted(missing.date()));
        }
        return missing == null ? 0 : 1;
    }
}
