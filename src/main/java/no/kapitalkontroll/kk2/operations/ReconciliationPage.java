package no.kapitalkontroll.kk2.operations;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.reconciliation.ListToClose;
import no.kapitalkontroll.kk2.reconciliation.MakeReconciliation;
import no.kapitalkontroll.kk2.reconciliation.PrintReconciliation;
import no.kapitalkontroll.kk2.reconciliation.Reconciliation;
import no.kapitalkontroll.kk2.reconciliation.ReconciliationAnswer;
import no.kapitalkontroll.kk2.reconciliation.RenderReconciliation;
import no.kapitalkontroll.kk2.reconciliation.SignReconciliation;
import no.kapitalkontroll.kk2.reconciliation.ToClose;
import no.kapitalkontroll.kk2.reconciliation.WriteReconciliationCsv;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/**
 * The figure of each creditor, which must be 0.00, what it is made of on any day, and its sign-off. Dates are written like
 * 2026-10-31; an empty one means today.
 */
@Component
@OnlyInService
@ManagedResource(
        objectName = "no.kapitalkontroll.kk2:type=Reconciliation",
        description = "Cases against ledger against proposals")
public class ReconciliationPage {

    private static final String NO_DATE = "refused: that is no date; remedy: write it like 2026-10-31";

    private final JdbcClient jdbc;
    private final ReadFigures readFigures;
    private final BusinessDate businessDate;
    private final MakeReconciliation makeReconciliation;
    private final RenderReconciliation renderReconciliation;
    private final SignReconciliation signReconciliation;
    private final ListToClose listToClose;

    ReconciliationPage(
            JdbcClient jdbc,
            ReadFigures readFigures,
            BusinessDate businessDate,
            MakeReconciliation makeReconciliation,
            RenderReconciliation renderReconciliation,
            SignReconciliation signReconciliation,
            ListToClose listToClose) {
        this.jdbc = jdbc;
        this.readFigures = readFigures;
        this.businessDate = businessDate;
        this.makeReconciliation = makeReconciliation;
        this.renderReconciliation = renderReconciliation;
        this.signReconciliation = signReconciliation;
        this.listToClose = listToClose;
    }

    @ManagedAttribute(description = "The figure of each creditor's last finished run; it must be 0.00")
    public String[] getFigures() {
        return readFigures.all().stream()
                .map(figure -> "%s %s %s".formatted(figure.creditorId(), figure.date(), figure.amount()))
                .toArray(String[]::new);
    }

    @ManagedAttribute(description = "The sum of all creditors' figures in kroner; it must be 0.00")
    public BigDecimal getTotalFigure() {
        return Money.sum(readFigures.all().stream().map(ReadFigures.Figure::amount))
                .amount();
    }

    @ManagedAttribute(description = "Number of red differences: their invoices cannot move until somebody mends them")
    public long getRedDifferences() {
        return count("red");
    }

    @ManagedAttribute(description = "Number of differences that are explained and stop nothing")
    public long getExplainedDifferences() {
        return count("NOT red");
    }

    private long count(String which) {
        return jdbc.sql("SELECT COUNT(*) FROM differences WHERE last_date IS NULL AND " + which)
                .query(Long.class)
                .single();
    }

    @ManagedAttribute(
            description = "The differences now: creditor, invoice number, cause, red or explained, amount, first date")
    public String[] getDifferences() {
        return jdbc.sql("""
                        SELECT CONCAT(creditor_id, ' ', invoice_number, ' ', cause, IF(red, ' red ', ' explained '), amount, ' since ', first_date)
                          FROM differences WHERE last_date IS NULL ORDER BY red DESC, creditor_id, invoice_number LIMIT 1000
                        """).query(String.class).list().toArray(String[]::new);
    }

    @ManagedOperation(
            description =
                    "The reconciliation of a day as it was known then; names who has signed it, with the reason that they wrote")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "on", description = "The day; empty: today")
    @ManagedOperationParameter(name = "format", description = "table (also when empty), csv or html")
    public String reconciliation(String creditor, String on, String format) {
        return switch (format == null ? "" : format.strip()) {
            case "", "table" -> written(creditor, on, new PrintReconciliation()::of);
            case "csv" ->
                written(
                        creditor,
                        on,
                        made -> new String(new WriteReconciliationCsv().of(made), StandardCharsets.UTF_8));
            case "html" -> written(creditor, on, renderReconciliation::of);
            default -> "refused: there is no such format; remedy: write table, csv or html";
        };
    }

    @ManagedOperation(description = "Signs the reconciliation of a day, with the hash of its CSV")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "on", description = "The day; empty: today")
    @ManagedOperationParameter(
            name = "withDifferences",
            description = "True: sign although red differences stand; it is kept and shown")
    @ManagedOperationParameter(name = "who", description = "Who you are; stands in the sign-off")
    @ManagedOperationParameter(name = "why", description = "Why; stands in the sign-off")
    public String signOff(String creditor, String on, boolean withDifferences, String who, String why) {
        try {
            return signReconciliation
                    .sign(creditor, day(on), withDifferences, new Operator(who, why), businessDate.today())
                    .toString();
        } catch (DateTimeParseException e) {
            return NO_DATE;
        }
    }

    @ManagedOperation(description = "Settled cases whose postings a person has to close in Tripletex, with the ids")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    public String toClose(String creditor) {
        return listToClose.of(creditor).stream().map(ToClose::toString).collect(Collectors.joining("\n"));
    }

    private String written(String creditor, String on, Function<Reconciliation, String> write) {
        try {
            var answer = makeReconciliation.on(creditor, day(on), businessDate.today());
            return answer instanceof ReconciliationAnswer.Made made
                    ? write.apply(made.reconciliation())
                    : answer.toString();
        } catch (DateTimeParseException e) {
            return NO_DATE;
        }
    }

    private LocalDate day(String text) {
        return text == null || text.isBlank() ? businessDate.today() : LocalDate.parse(text.strip());
    }
}
