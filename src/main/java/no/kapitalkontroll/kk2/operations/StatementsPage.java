package no.kapitalkontroll.kk2.operations;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.function.Function;
import no.kapitalkontroll.kk2.run.OnlyInService;
import no.kapitalkontroll.kk2.statement.InvoiceStatement;
import no.kapitalkontroll.kk2.statement.MakeStatement;
import no.kapitalkontroll.kk2.statement.PrintStatement;
import no.kapitalkontroll.kk2.statement.RenderStatement;
import no.kapitalkontroll.kk2.statement.StatementAnswer;
import no.kapitalkontroll.kk2.statement.WriteStatementJson;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** The whole calculation of a claim on any day. Dates are written like 2026-10-31; an empty one means today. */
@Component
@OnlyInService
@ManagedResource(
        objectName = "no.kapitalkontroll.kk2:type=Statements",
        description = "The whole calculation of a claim on any day")
public class StatementsPage {

    private final BusinessDate businessDate;
    private final MakeStatement makeStatement;
    private final RenderStatement renderStatement;

    StatementsPage(BusinessDate businessDate, MakeStatement makeStatement, RenderStatement renderStatement) {
        this.businessDate = businessDate;
        this.makeStatement = makeStatement;
        this.renderStatement = renderStatement;
    }

    @ManagedOperation(description = "The statement as text")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(name = "on", description = "The day of every figure; empty: today")
    @ManagedOperationParameter(name = "format", description = "table (also when empty) or json")
    public String statement(String creditor, int invoice, String on, String format) {
        return switch (format == null ? "" : format.strip()) {
            case "", "table" -> written(creditor, invoice, on, new PrintStatement()::of);
            case "json" -> written(creditor, invoice, on, new WriteStatementJson()::of);
            default -> "refused: there is no such format; remedy: write table or json, or call statementPdf";
        };
    }

    @ManagedOperation(description = "The statement as a PDF, in base64; a refusal has a space in it")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(name = "on", description = "The day of every figure; empty: today")
    public String statementPdf(String creditor, int invoice, String on) {
        return written(
                creditor, invoice, on, statement -> Base64.getEncoder().encodeToString(renderStatement.of(statement)));
    }

    private String written(String creditor, int invoice, String on, Function<InvoiceStatement, String> write) {
        var today = businessDate.today();
        try {
            var day = on == null || on.isBlank() ? today : LocalDate.parse(on.strip());
            var answer = makeStatement.of(creditor, invoice, day, today);
            return answer instanceof StatementAnswer.Made made ? write.apply(made.statement()) : answer.toString();
        } catch (DateTimeParseException e) {
            return "refused: that is no date; remedy: write it like 2026-10-31";
        }
    }
}
