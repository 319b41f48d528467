package no.kapitalkontroll.kk2.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.operations.BusinessDate;
import no.kapitalkontroll.kk2.reconciliation.MakeReconciliation;
import no.kapitalkontroll.kk2.reconciliation.PrintReconciliation;
import no.kapitalkontroll.kk2.reconciliation.Reconciliation;
import no.kapitalkontroll.kk2.reconciliation.ReconciliationAnswer;
import no.kapitalkontroll.kk2.reconciliation.RenderReconciliation;
import no.kapitalkontroll.kk2.reconciliation.SignReconciliation;
import no.kapitalkontroll.kk2.reconciliation.WriteReconciliationCsv;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code reconciliation CREDITOR}: case against ledger against proposals on any day, and its sign-off. */
@Command(
        name = "reconciliation",
        aliases = "reconcile",
        description = "Case against ledger against proposals on any day, as it was known then (avstemming).",
        subcommands = ReconciliationCall.SignOff.class,
        footer = {
            "",
            "Exit code 1 while the figure is not 0.00, or when no run compared the books on that day.",
            "",
            "Examples:",
            "  java -jar kk2.jar reconciliation fjellheim --on 2026-10-05",
            "  java -jar kk2.jar reconciliation fjellheim --format html --out reconciliation.html",
            "  java -jar kk2.jar reconciliation fjellheim --on 2026-10-05 sign-off --by 'Kari Moe' --reason 'month end'"
        })
final class ReconciliationCall implements Call {

    private enum Format {
        TABLE,
        CSV,
        HTML;

        /** As it is written on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(index = "0", paramLabel = "CREDITOR", description = "The creditor's id.")
    private String creditor;

    @Option(names = "--on", paramLabel = "DATE", description = "The day; default: the business date.")
    private LocalDate on;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table (default), csv, or html: a page that holds all that it shows.")
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
    public int execute(ApplicationContext kk2, PrintStream toOut, PrintStream toErr) {
        kk2.getBean(Creditors.class).reload();
        var today = kk2.getBean(BusinessDate.class).today();
        var answer = kk2.getBean(MakeReconciliation.class).on(creditor, day(today), today);
        if (!(answer instanceof ReconciliationAnswer.Made made)) {
            toErr.println(answer);
            return 1;
        }
        var reconciliation = made.reconciliation();
        reconciliation.remark().ifPresent(toErr::println);
        var written = new OutFile(out).write(bytes(reconciliation, kk2), toOut, toErr);
        return written
                        && reconciliation.remark().isEmpty()
                        && reconciliation.figure().isZero()
                ? 0
                : 1;
    }

    private LocalDate day(LocalDate today) {
        return on == null ? today : on;
    }

    private byte[] bytes(Reconciliation reconciliation, ApplicationContext kk2) {
        return switch (format) {
            case TABLE -> new PrintReconciliation().of(reconciliation).getBytes(StandardCharsets.UTF_8);
            case CSV -> new WriteReconciliationCsv().of(reconciliation);
            case HTML ->
                kk2.getBean(RenderReconciliation.class).of(reconciliation).getBytes(StandardCharsets.UTF_8);
        };
    }

    @Command(
            name = "sign-off",
            description = {
                "Signs the reconciliation of the day: who, when, why, the figure and the hash of that day's CSV.",
                "Refused while a red difference stands, or when no run compared the books on that day."
            },
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar reconciliation fjellheim --on 2026-10-05 sign-off --by 'Kari Moe' --reason 'month end'"
            })
    static final class SignOff implements Call {

        @ParentCommand
        private ReconciliationCall of;

        @Mixin
        private CaseAction.By by;

        @Option(
                names = "--with-differences",
                description = "Sign although red differences stand; it is kept, and shown with the signature.")
        private boolean withDifferences;

        @Override
        public Mode mode() {
            return Mode.CASE;
        }

        @Override
        public int execute(ApplicationContext kk2, PrintStream out, PrintStream err) {
            kk2.getBean(Creditors.class).reload();
            var today = kk2.getBean(BusinessDate.class).today();
            var answer = kk2.getBean(SignReconciliation.class)
                    .sign(of.creditor, of.day(today), withDifferences, by.operator(), today);
            out.println(answer);
            return answer.isDone() ? 0 : 1;
        }
    }
}
