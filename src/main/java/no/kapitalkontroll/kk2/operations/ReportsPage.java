package no.kapitalkontroll.kk2.operations;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import no.kapitalkontroll.kk2.report.AccountAnswer;
import no.kapitalkontroll.kk2.report.CheckIncome;
import no.kapitalkontroll.kk2.report.DescribeAccount;
import no.kapitalkontroll.kk2.report.MakeAccount;
import no.kapitalkontroll.kk2.report.MakeReports;
import no.kapitalkontroll.kk2.report.RenderAccount;
import no.kapitalkontroll.kk2.report.ReportAnswer;
import no.kapitalkontroll.kk2.report.ReportForm;
import no.kapitalkontroll.kk2.report.WriteReports;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** Reports as of a date, and a customer's account. Dates are written like 2026-10-31; an empty one means the default. */
@Component
@OnlyInService
@ManagedResource(
        objectName = "no.kapitalkontroll.kk2:type=Reports",
        description = "Reports as of a date, and a customer's account")
public class ReportsPage {

    private static final Set<String> WORDS = Set.of("table", "csv", "html");

    private final BusinessDate businessDate;
    private final MakeReports makeReports;
    private final CheckIncome checkIncome;
    private final MakeAccount makeAccount;
    private final WriteReports writeReports;
    private final RenderAccount renderAccount;

    ReportsPage(
            BusinessDate businessDate,
            MakeReports makeReports,
            CheckIncome checkIncome,
            MakeAccount makeAccount,
            WriteReports writeReports,
            RenderAccount renderAccount) {
        this.businessDate = businessDate;
        this.makeReports = makeReports;
        this.checkIncome = checkIncome;
        this.makeAccount = makeAccount;
        this.writeReports = writeReports;
        this.renderAccount = renderAccount;
    }

    @ManagedOperation(
            description =
                    "A report as text; the work-list holds what people wrote who stopped a case, and may name people")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(
            name = "name",
            description = "income, received, open-cases, refunds, work-list, resolution, credit-time or all")
    @ManagedOperationParameter(name = "on", description = "What was known at the end of this date; empty: today")
    @ManagedOperationParameter(name = "from", description = "The first date of a period; empty: the first of January")
    @ManagedOperationParameter(name = "to", description = "Its last date; empty: as on")
    @ManagedOperationParameter(name = "format", description = "table (also when empty), csv or html")
    public String report(String creditor, String name, String on, String from, String to, String format) {
        return said(format, form -> reports(creditor, name, on, from, to, made -> text(made, form)));
    }

    @ManagedOperation(
            description =
                    "A report as a workbook (XLSX), in base64; a refusal has a space in it. As of report: may name people")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "name", description = "As of report")
    @ManagedOperationParameter(name = "on", description = "What was known at the end of this date; empty: today")
    @ManagedOperationParameter(name = "from", description = "The first date of a period; empty: the first of January")
    @ManagedOperationParameter(name = "to", description = "Its last date; empty: as on")
    public String reportXlsx(String creditor, String name, String on, String from, String to) {
        return inDates(() -> reports(creditor, name, on, from, to, made -> Base64.getEncoder()
                .encodeToString(writeReports.of(made, ReportForm.XLSX))));
    }

    @ManagedOperation(description = "The income report beside the ledger in Tripletex, as text")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "from", description = "The first date of the period; empty: the first of January")
    @ManagedOperationParameter(name = "to", description = "Its last date; empty: today")
    public String checkIncome(String creditor, String from, String to) {
        return inDates(() -> made(
                checkIncome.of(creditor, new MakeReports.Asked(null, date(from), date(to)), businessDate.today()),
                made -> text(made, ReportForm.TABLE)));
    }

    @ManagedOperation(description = "One customer's account as text; it has the customer's number, not the name")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(
            name = "customer",
            description = "The customer's number or id in Tripletex; 0: by invoice")
    @ManagedOperationParameter(name = "invoice", description = "Any invoice of the customer; 0: by customer")
    @ManagedOperationParameter(name = "from", description = "The first date of a line; empty: all")
    @ManagedOperationParameter(name = "to", description = "The date of both balances; empty: today")
    @ManagedOperationParameter(name = "format", description = "table (also when empty), csv or html")
    public String account(String creditor, long customer, int invoice, String from, String to, String format) {
        return said(
                format,
                form -> account(
                        creditor, customer, invoice, from, to, made -> text(new DescribeAccount().of(made), form)));
    }

    @ManagedOperation(
            description =
                    "One customer's account as a PDF, in base64, without the customer's name; a refusal has a space in it")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(
            name = "customer",
            description = "The customer's number or id in Tripletex; 0: by invoice")
    @ManagedOperationParameter(name = "invoice", description = "Any invoice of the customer; 0: by customer")
    @ManagedOperationParameter(name = "from", description = "The first date of a line; empty: all")
    @ManagedOperationParameter(name = "to", description = "The date of both balances; empty: today")
    public String accountPdf(String creditor, long customer, int invoice, String from, String to) {
        return inDates(() -> account(creditor, customer, invoice, from, to, made -> Base64.getEncoder()
                .encodeToString(renderAccount.of(made))));
    }

    private String reports(
            String creditor,
            String name,
            String on,
            String from,
            String to,
            Function<ReportAnswer.Made, String> written) {
        var asked = new MakeReports.Asked(date(on), date(from), date(to));
        return made(makeReports.of(creditor, name, asked, businessDate.today()), written);
    }

    private static String made(ReportAnswer answer, Function<ReportAnswer.Made, String> written) {
        return answer instanceof ReportAnswer.Made made ? written.apply(made) : answer.toString();
    }

    private String account(
            String creditor,
            long customer,
            int invoice,
            String from,
            String to,
            Function<AccountAnswer.Made, String> written) {
        if ((customer == 0) == (invoice == 0)) {
            return "refused: name the customer or an invoice, one of them; remedy: write 0 for the other";
        }
        var asked = new MakeAccount.Asked(
                customer == 0 ? null : (Long) customer, invoice == 0 ? null : (Integer) invoice, date(from), date(to));
        var answer = makeAccount.of(creditor, asked, businessDate.today());
        return answer instanceof AccountAnswer.Made made ? written.apply(made.withoutName()) : answer.toString();
    }

    private String text(ReportAnswer.Made made, ReportForm form) {
        return new String(writeReports.of(made, form), StandardCharsets.UTF_8);
    }

    private static String said(String format, Function<ReportForm, String> say) {
        var word = format == null || format.isBlank() ? "table" : format.strip();
        return WORDS.contains(word)
                ? inDates(() -> say.apply(ReportForm.valueOf(word.toUpperCase(Locale.ROOT))))
                : "refused: there is no such format; remedy: write table, csv or html";
    }

    private static String inDates(Supplier<String> say) {
        try {
            return say.get();
        } catch (DateTimeParseException e) {
            return "refused: that is no date; remedy: write it like 2026-10-31";
        }
    }

    private static LocalDate date(String text) {
        return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
    }
}
