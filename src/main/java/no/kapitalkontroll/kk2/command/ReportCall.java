package no.kapitalkontroll.kk2.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.operations.BusinessDate;
import no.kapitalkontroll.kk2.report.CheckIncome;
import no.kapitalkontroll.kk2.report.MakeReports;
import no.kapitalkontroll.kk2.report.ReportAnswer;
import no.kapitalkontroll.kk2.report.ReportForm;
import no.kapitalkontroll.kk2.report.ReportName;
import no.kapitalkontroll.kk2.report.WriteReports;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report CREDITOR NAME}: a report as of a date. */
@Command(
        name = "report",
        description = {
            "A report as of a date: the same again whenever it is made. In bokmål, for the accountant.",
            "Unpaid interest is by the rates in force now; where a rate was missing on the date, it stays 0.00.",
            "income       fees, interest and recovered costs by account and product, booked and waiting apart",
            "received     fees and interest by month of payment and of booking: the basis of a fee agreement",
            "open-cases   open cases by step with their sums",
            "refunds      what was paid beyond a claim",
            "work-list    what waits for a person: why, since when, and the remedy",
            "resolution   the share of cases and kroner settled, by step, age and kind of customer",
            "credit-time  days from due to paid, before and since KK2 began",
            "all          all of them: a sheet each, or one page"
        },
        footer = {
            "",
            "Examples:",
            "  java -jar kk2.jar report fjellheim income --from 2026-09-01 --to 2026-09-30 --check",
            "  java -jar kk2.jar report fjellheim open-cases --on 2026-09-30 --format csv",
            "  java -jar kk2.jar report fjellheim all --on 2026-09-30 --format xlsx --out september.xlsx"
        })
final class ReportCall implements Call {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CREDITOR", description = "The creditor's id.")
    private String creditor;

    @Parameters(index = "1", paramLabel = "NAME", description = "One of the names above.")
    private String name;

    @Option(
            names = "--on",
            paramLabel = "DATE",
            description = "What was known at the end of this date; default: the business date.")
    private LocalDate on;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description =
                    "The first date of the period of income and received; default: the first of January of its last date's year.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Its last date; default: as --on.")
    private LocalDate to;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table (default), csv, html, or xlsx, which needs --out.")
    private ReportForm format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Into this file instead of to the terminal; an existing one is not overwritten.")
    private Path out;

    @Option(
            names = "--check",
            description = "With income: compares with the ledger in Tripletex; exit code 1 when they differ.")
    private boolean check;

    @Override
    public Mode mode() {
        return Mode.CASE;
    }

    @Override
    public void refuseWrongOptions() {
        if (format == ReportForm.XLSX && out == null) {
            throw new ParameterException(spec.commandLine(), "--format xlsx needs --out FILE");
        }
        if (check && !name.equals(ReportName.INCOME.word())) {
            throw new ParameterException(spec.commandLine(), "--check goes with income");
        }
    }

    @Override
    public int execute(ApplicationContext kk2, PrintStream toOut, PrintStream toErr) {
        var today = kk2.getBean(BusinessDate.class).today();
        var asked = new MakeReports.Asked(on, from, to);
        var answer = check
                ? kk2.getBean(CheckIncome.class).of(creditor, asked, today)
                : kk2.getBean(MakeReports.class).of(creditor, name, asked, today);
        if (!(answer instanceof ReportAnswer.Made made)) {
            toErr.println(answer);
            return 1;
        }
        var written = kk2.getBean(WriteReports.class).of(made, format);
        if (!new OutFile(out).write(written, toOut, toErr)) {
            return 1;
        }
        made.differences().forEach(toErr::println);
        return made.differences().isEmpty() ? 0 : 1;
    }
}
