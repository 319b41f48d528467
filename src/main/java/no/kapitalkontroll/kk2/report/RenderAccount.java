package no.kapitalkontroll.kk2.report;

import static no.kapitalkontroll.kk2.letter.NorwegianFormat.date;
import static no.kapitalkontroll.kk2.letter.NorwegianFormat.organisationNumber;

import java.util.HashMap;
import java.util.Map;
import no.kapitalkontroll.kk2.letter.TaggedPdf;
import no.kapitalkontroll.kk2.letter.Templates;
import org.springframework.stereotype.Component;

/** Sets a customer's account as a PDF like the letters: tagged, PDF/A-2a; the same account gives the same bytes. */
@Component
public class RenderAccount {

    private static final String TEMPLATE = "report/account.ftlh";

    private final Templates templates = new Templates();
    private final TaggedPdf pdf = new TaggedPdf();

    public byte[] of(AccountAnswer.Made made) {
        var account = made.account();
        var seed = "%s account %d %s".formatted(made.creditor().id(), made.customerId(), account.to());
        return pdf.of(templates.fill(TEMPLATE, described(made)), account.to(), seed);
    }

    private static Map<String, Object> described(AccountAnswer.Made made) {
        var described = new DescribeAccount().of(made).reports().get(0);
        var table = described.tables().get(0);
        Map<String, Object> page = new HashMap<>();
        page.put("title", described.title());
        page.put("date", date(made.account().to()));
        page.put("sender", new Cell.Text(made.creditor().name()).text());
        page.put("organisationNumber", organisationNumber(made.creditor().organisationNumber()));
        page.put("customer", DescribeAccount.whose(made));
        page.put("about", new Cell.Text(described.about()).text());
        page.put("reckoned", described.reckoned());
        page.put(
                "columns",
                table.columns().stream()
                        .map(column -> Map.of("head", column.head(), "number", column.flushRight()))
                        .toList());
        page.put("rows", table.rows().stream().map(WriteHtml::words).toList());
        page.put("total", WriteHtml.words(table.total()));
        return page;
    }
}
