package no.kapitalkontroll.kk2.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.operations.BusinessDate;
import no.kapitalkontroll.kk2.statement.InvoiceStatement;
import no.kapitalkontroll.kk2.statement.MakeStatement;
import no.kapitalkontroll.kk2.statement.PrintStatement;
import no.kapitalkontroll.kk2.statement.RenderStatement;
import no.kapitalkontroll.kk2.statement.StatementAnswer;
import no.kapitalkontroll.kk2.statement.WriteStatementJson;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code statement CREDITOR INVOICE}: the whole calculation of a claim on any day. */
@Command(
        name = "statement",
        description = "The whole calculation of a claim on any day, line by line (kravsoppstilling).",
        footer = {
            "",
            "Where an interest rate is missing, the statement ends before it; exit code 1.",
            "",
            "Examples:",
            "  java -jar kk2.jar statement fjellheim 10234 --on 2026-10-05",
            "  java -jar kk2.jar statement fjellheim 10234 --format pdf --out claim.pdf"
        })
final class StatementCall implements Call {

    private enum Format {
        TABLE,
        JSON,
        PDF;

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

    @Parameters(index = "1", paramLabel = "INVOICE", description = "The invoice number.")
    private int invoice;

    @Option(names = "--on", paramLabel = "DATE", description = "The day of every figure; default: the business date.")
    private LocalDate on;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table (default), json, or pdf, which needs --out.")
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
        var today = kk2.getBean(BusinessDate.class).today();
        var answer = kk2.getBean(MakeStatement.class).of(creditor, invoice, on == null ? today : on, today);
        if (!(answer instanceof StatementAnswer.Made made)) {
            toErr.println(answer);
            return 1;
        }
        var statement = made.statement();
        statement.remark().ifPresent(toErr::println);
        var written = new OutFile(out).write(bytes(statement, kk2), toOut, toErr);
        return written && statement.remark().isEmpty() ? 0 : 1;
    }

    private byte[] bytes(InvoiceStatement statement, ApplicationContext kk2) {
        return switch (format) {
            case TABLE -> new PrintStatement().of(statement).getBytes(StandardCharsets.UTF_8);
            case JSON -> (new WriteStatementJson().of(statement) + "\n").getBytes(StandardCharsets.UTF_8);
            case PDF -> kk2.getBean(RenderStatement.class).of(statement);
        };
    }
}
