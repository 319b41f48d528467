package no.kapitalkontroll.kk2.standin;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** Invoices, customers and Tripletex' own reminders. */
final class InvoiceEndpoints {

    private InvoiceEndpoints() {}

    static void register(Endpoints endpoints) {
        endpoints.on("GET", "/invoice", InvoiceEndpoints::invoices);
        endpoints.on(
                "GET",
                "/invoice/{id}",
                call -> call.answerFound(call.books().invoices.get(call.pathId())));
        endpoints.on("GET", "/invoice/{invoiceId}/pdf", InvoiceEndpoints::pdf);
        endpoints.on("GET", "/customer", InvoiceEndpoints::customers);
        endpoints.on(
                "GET",
                "/customer/{id}",
                call -> call.answerFound(call.books().customers.get(call.pathId())));
        endpoints.on("GET", "/reminder", InvoiceEndpoints::reminders);
        endpoints.on("GET", "/reminder/{id}", InvoiceEndpoints::reminder);
    }

    private static Answer invoices(Call call) {
        var window = call.window("invoiceDateFrom", "invoiceDateTo");
        var ids = call.ids("id");
        var voucherIds = call.ids("voucherId");
        var customerIds = call.ids("customerId");
        var number = call.number("invoiceNumber");
        var matched = call.books().invoices.values().stream()
                .filter(invoice -> invoice.charged || call.switches().listsUncharged)
                .filter(invoice -> window.contains(invoice.invoiceDate))
                .filter(invoice -> ids == null || ids.contains(invoice.id))
                .filter(invoice -> number == null || number == invoice.number)
                .filter(invoice -> !call.has("kid") || invoice.kid().equals(call.text("kid")))
                .filter(invoice -> customerIds == null || customerIds.contains(invoice.customer.id))
                .filter(invoice ->
                        voucherIds == null || (invoice.voucher != null && voucherIds.contains(invoice.voucher.id)))
                .toList();
        return Paging.page(call, "Invoice", matched);
    }

    private static Answer pdf(Call call) {
        var invoice = call.books().invoices.get(call.pathId());
        if (invoice == null || !invoice.charged) {
            throw ApiProblem.notFound();
        }
        return Answer.document(InvoicePdf.of(invoice));
    }

    private static Answer customers(Call call) {
        var ids = call.ids("id");
        var inactive = call.flag("isInactive", false);
        var numbers = call.ids("customerAccountNumber");
        var matched = call.books().customers.values().stream()
                .filter(customer -> customer.isInactive() == inactive)
                .filter(customer -> ids == null || ids.contains(customer.id))
                .filter(customer -> numbers == null || numbers.contains((long) customer.number))
                .filter(customer -> !call.has("organizationNumber")
                        || customer.organisationNumber().equals(call.text("organizationNumber")))
                .filter(customer -> !call.has("customerName") || customer.name().contains(call.text("customerName")))
                .filter(customer -> !call.has("email") || customer.email().equals(call.text("email")))
                .toList();
        return Paging.page(call, "Customer", matched);
    }

    private static Answer reminders(Call call) {
        var window = call.window("dateFrom", "dateTo");
        var invoiceId = call.number("invoiceId");
        var customerId = call.number("customerId");
        var ids = call.ids("id");
        var matched = call.books().invoices.values().stream()
                .filter(invoice -> invoiceId == null || invoiceId == invoice.id)
                .filter(invoice -> customerId == null || customerId == invoice.customer.id)
                .flatMap(invoice -> invoice.reminders.stream())
                .filter(reminder -> ids == null || ids.contains(reminder.id()))
                .filter(reminder ->
                        window.contains((LocalDate) reminder.properties().get("reminderDate")))
                .sorted(Comparator.comparingLong(Thing::id))
                .toList();
        return Paging.page(call, "Reminder", matched);
    }

    private static Answer reminder(Call call) {
        long id = call.pathId();
        return call.answerFound(call.books().invoices.values().stream()
                .map(invoice -> invoice.reminders)
                .flatMap(List::stream)
                .filter(reminder -> reminder.id() == id)
                .findFirst()
                .orElse(null));
    }
}
