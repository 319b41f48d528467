package no.kapitalkontroll.kk2.operations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.claim.Customer;
import no.kapitalkontroll.kk2.core.claim.EarlierReminder;
import no.kapitalkontroll.kk2.core.claim.Invoice;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.tripletex.Page;
import no.kapitalkontroll.kk2.tripletex.ReadCustomers;
import no.kapitalkontroll.kk2.tripletex.ReadInvoices;
import no.kapitalkontroll.kk2.tripletex.RefusedItem;
import org.springframework.stereotype.Component;

/**
 * Reads a creditor's invoices since its start date and the customers that owe past due: whether they can be read, whether Tripletex
 * itself sends them dunning letters, and whom it has sent some already. Customers are told by number.
 */
@Component
class CheckDebtors {

    private static final int MOST_NUMBERS = 20;

    private final ReadInvoices readInvoices;
    private final ReadCustomers readCustomers;

    CheckDebtors(ReadInvoices readInvoices, ReadCustomers readCustomers) {
        this.readInvoices = readInvoices;
        this.readCustomers = readCustomers;
    }

    /** Something of each sort, to try the other rights at; null where there is none. */
    record Samples(Long customerId, Long invoiceId, Long voucherId) {}

    Samples on(Creditor creditor, LocalDate date, Findings findings) {
        List<Invoice> invoices = new ArrayList<>();
        List<RefusedItem> refused = new ArrayList<>();
        findings.attempt(Right.INVOICES, () -> {
            readInvoices.inWindow(creditor.id(), startOf(creditor, date), date, page -> {
                page.items().forEach(read -> invoices.add(read.invoice()));
                refused.addAll(page.refused());
            });
            return true;
        });
        unreadable("invoices", invoices, refused, findings);
        var pastDue = invoices.stream()
                .filter(invoice ->
                        invoice.outstanding().isPositive() && invoice.dueDate().isBefore(date))
                .toList();
        customers(creditor, invoices, pastDue, findings);
        return new Samples(
                first(invoices, Invoice::customerId),
                first(invoices, Invoice::id),
                first(invoices, Invoice::voucherId));
    }

    private static LocalDate startOf(Creditor creditor, LocalDate date) {
        var start = creditor.collecting().startDate();
        return start.isAfter(date) ? date : start;
    }

    private static <T> T first(List<Invoice> invoices, Function<Invoice, T> what) {
        return invoices.stream()
                .map(what)
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    /** The right is tried even when nobody owes anything. */
    private void customers(Creditor creditor, List<Invoice> invoices, List<Invoice> pastDue, Findings findings) {
        SortedSet<Long> owing =
                pastDue.stream().map(Invoice::customerId).collect(Collectors.toCollection(TreeSet::new));
        SortedSet<Long> asked = owing.isEmpty()
                ? new TreeSet<>(Set.of(Optional.ofNullable(first(invoices, Invoice::customerId))
                        .orElse(1L)))
                : owing;
        if (owing.isEmpty()) {
            findings.ok("tripletex-dunning", "nobody is past due");
        }
        findings.attempt(Right.CUSTOMERS, () -> readCustomers.byIds(creditor.id(), asked))
                .filter(page -> !owing.isEmpty())
                .ifPresent(page -> {
                    unreadable("customers", page.items(), page.refused(), findings);
                    dunning(creditor, page, findings);
                    reminders(creditor, page, pastDue, findings);
                });
    }

    /** Tripletex drops what a token may not see without a word: where nothing can be read, a right is missing. */
    private static void unreadable(String what, Collection<?> read, List<RefusedItem> refused, Findings findings) {
        if (refused.isEmpty()) {
            return;
        }
        var text = "%d %s cannot be read, the first: %s; %s"
                .formatted(
                        refused.size(),
                        what,
                        refused.get(0).reason(),
                        refused.get(0).remedy());
        if (read.isEmpty()) {
            findings.fail("unreadable", text);
        } else {
            findings.warn("unreadable", text);
        }
    }

    private static void dunning(Creditor creditor, Page<Customer> customers, Findings findings) {
        var switchedOn = customers.items().stream()
                .filter(customer -> customer.automaticReminder() || customer.automaticDebtCollectionNotice())
                .toList();
        var item = "tripletex-dunning";
        if (switchedOn.isEmpty()) {
            findings.ok(item, "off for every customer that is past due");
            return;
        }
        var consequence = creditor.collecting().ignoreTripletexDunning()
                ? "who may be reminded twice"
                : "whose invoices are left alone";
        findings.warn(
                item,
                "on for %d customers that are past due (%s), %s; switch it off in Tripletex, on the customer"
                        .formatted(switchedOn.size(), numbers(switchedOn.stream()), consequence));
    }

    private static void reminders(
            Creditor creditor, Page<Customer> customers, List<Invoice> pastDue, Findings findings) {
        var reminded = having(
                pastDue, reminder -> reminder.type() != EarlierReminder.Type.SOFT_REMINDER && !isNotice(reminder));
        var noticed = having(pastDue, CheckDebtors::isNotice);
        var item = "tripletex-reminders";
        if (reminded.isEmpty() && noticed.isEmpty()) {
            findings.ok(item, "none sent for what is past due, but perhaps soft ones, which do not count");
            return;
        }
        Map<Long, Customer> byId =
                customers.items().stream().collect(Collectors.toMap(Customer::id, Function.identity()));
        if (!reminded.isEmpty()) {
            findings.warn(
                    item,
                    "sent already for %d invoices past due, of customers %s; they count as fee letters (§ 1-3), and their fees are not claimed by KK2: see that the debtor owes them to nobody"
                            .formatted(reminded.size(), numbersOf(reminded, byId)));
        }
        if (!noticed.isEmpty()) {
            findings.warn(
                    item,
                    "a notice of debt collection was sent already for %d invoices past due, of customers %s; %s"
                            .formatted(
                                    noticed.size(),
                                    numbersOf(noticed, byId),
                                    creditor.collecting().ignoreTripletexDunning()
                                            ? "they are taken all the same (ignore-tripletex-dunning)"
                                            : "they are left alone: finish them in Tripletex"));
        }
    }

    private static boolean isNotice(EarlierReminder reminder) {
        return reminder.type() == EarlierReminder.Type.NOTICE_OF_DEBT_COLLECTION
                || reminder.type() == EarlierReminder.Type.DEBT_COLLECTION;
    }

    private static List<Invoice> having(List<Invoice> invoices, Predicate<EarlierReminder> reminder) {
        return invoices.stream()
                .filter(invoice -> invoice.reminders().stream().anyMatch(reminder))
                .toList();
    }

    private static String numbersOf(List<Invoice> invoices, Map<Long, Customer> byId) {
        return numbers(invoices.stream()
                .map(Invoice::customerId)
                .filter(byId::containsKey)
                .map(byId::get));
    }

    private static String numbers(Stream<Customer> customers) {
        var numbers = customers.map(Customer::number).distinct().sorted().toList();
        var told = numbers.stream().limit(MOST_NUMBERS).map(String::valueOf).collect(Collectors.joining(", "));
        return numbers.size() > MOST_NUMBERS ? told + " and " + (numbers.size() - MOST_NUMBERS) + " more" : told;
    }
}
