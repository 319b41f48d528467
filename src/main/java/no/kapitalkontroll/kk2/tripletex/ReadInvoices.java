package no.kapitalkontroll.kk2.tripletex;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.core.claim.EarlierReminder;
import no.kapitalkontroll.kk2.core.claim.Invoice;
import no.kapitalkontroll.kk2.core.claim.InvoiceRemark;
import no.kapitalkontroll.kk2.core.claim.LedgerPosting;
import org.springframework.stereotype.Component;

/**
 * Reads invoices (faktura) with their reminders and their postings on receivables. A row that does not match what was asked
 * for is dropped: Tripletex ignores a filter it does not know.
 */
@Component
public class ReadInvoices {

    static final String FIELDS = "id,version,invoiceNumber,invoiceDate,invoiceDueDate,customer(id),kid,amountCurrency,"
            + "amountCurrencyOutstanding,currency(code),isCharged,isCreditNote,isCredited,creditedInvoice,voucher(id),"
            + "invoiceRemark(description,postponeRemindersTo),"
            + "reminders(id,type,reminderDate,termOfPayment,charge),orderLines(description),"
            + "postings(" + Postings.FIELDS + ")";

    private static final int LONGEST_SUBJECT = 200;

    private final Pages pages;

    ReadInvoices(Pages pages) {
        this.pages = pages;
    }

    /**
     * Invoices with an invoice date from {@code from} to {@code toInclusive}.
     *
     * @throws TripletexFailure when the window could not be read whole; pages given before it stay valid
     */
    public void inWindow(String creditorId, LocalDate from, LocalDate toInclusive, Consumer<Page<ReadInvoice>> page) {
        pages.eachInWindow(
                from,
                toInclusive.plusDays(1),
                (begin, end) -> list(creditorId, begin, end),
                rows -> page.accept(read(rows, row -> isWithin(row, from, toInclusive))));
    }

    /** Those of these ids that are there; an id that is missing in the answer is not. */
    public Page<ReadInvoice> byIds(String creditorId, Collection<Long> ids) {
        Set<Long> asked = Set.copyOf(ids);
        return Pages.chunks(ids).stream()
                .map(chunk -> read(
                        pages.all(anyDate(creditorId).with("id", chunk)),
                        row -> asked.contains(row.path("id").asLong())))
                .reduce(Page.empty(), Page::and);
    }

    /** None, one, or (numbers given by hand) several. */
    public Page<ReadInvoice> byNumber(String creditorId, int number) {
        return read(
                pages.all(anyDate(creditorId).with("invoiceNumber", number)),
                row -> row.path("invoiceNumber").asInt() == number);
    }

    private static TripletexCall anyDate(String creditorId) {
        return list(creditorId, Pages.FIRST_DATE, Pages.LAST_DATE);
    }

    private static TripletexCall list(String creditorId, LocalDate from, LocalDate to) {
        return TripletexCall.get(creditorId, "/invoice")
                .with("invoiceDateFrom", from)
                .with("invoiceDateTo", to)
                .with("fields", FIELDS);
    }

    private static Page<ReadInvoice> read(List<JsonNode> rows, Predicate<JsonNode> asked) {
        return Page.of("invoice", rows.stream().filter(asked).toList(), ReadInvoices::invoice);
    }

    /** A row whose date cannot be compared is kept: it is for the mapping to refuse it. */
    private static boolean isWithin(JsonNode row, LocalDate from, LocalDate toInclusive) {
        String date = row.path("invoiceDate").asText("");
        boolean comparable = date.matches("\\d{4}-\\d{2}-\\d{2}");
        return !comparable || (date.compareTo(from.toString()) >= 0 && date.compareTo(toInclusive.toString()) <= 0);
    }

    private static ReadInvoice invoice(Row row) {
        long id = row.id();
        List<LedgerPosting> postings = row.neededList("postings").stream()
                .filter(Postings::isOnReceivables)
                .map(posting -> Postings.read(posting, id))
                .toList();
        Invoice invoice = new Invoice(
                id,
                row.smallNumber("version"),
                row.smallNumberOrZero("invoiceNumber"),
                row.date("invoiceDate"),
                row.date("invoiceDueDate"),
                row.idOf("customer"),
                row.text("kid"),
                row.money("amountCurrency"),
                row.money("amountCurrencyOutstanding"),
                row.needs("currency").neededText("code"),
                row.flag("isCharged"),
                row.flag("isCreditNote"),
                row.flag("isCredited"),
                row.referenceNumber("creditedInvoice"),
                row.idOrNullOf("voucher"),
                remark(row),
                row.list("reminders").stream().map(ReadInvoices::reminder).toList(),
                concerns(row));
        return new ReadInvoice(invoice, postings);
    }

    private static InvoiceRemark remark(Row row) {
        if (!row.has("invoiceRemark")) {
            return null;
        }
        Row remark = row.needs("invoiceRemark");
        String description = remark.text("description");
        LocalDate postponedTo = remark.dateOrNull("postponeRemindersTo");
        return description == null && postponedTo == null ? null : new InvoiceRemark(description, postponedTo);
    }

    private static EarlierReminder reminder(Row row) {
        return new EarlierReminder(
                row.id(),
                row.constant("type", EarlierReminder.Type.class, EarlierReminder.Type.OTHER),
                row.date("reminderDate"),
                row.dateOrNull("termOfPayment"),
                row.moneyOrZero("charge"));
    }

    /** The invoice's own lines: those of the order behind it may differ. */
    private static String concerns(Row row) {
        String joined = row.list("orderLines").stream()
                .map(line -> line.text("description"))
                .filter(Objects::nonNull)
                .map(text ->
                        text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\s]+", " ").strip())
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        return joined.length() <= LONGEST_SUBJECT ? joined : joined.substring(0, LONGEST_SUBJECT - 1) + "…";
    }
}
