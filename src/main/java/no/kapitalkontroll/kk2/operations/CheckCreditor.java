package no.kapitalkontroll.kk2.operations;

import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.claim.Customer;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.Terms.Channel;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.tripletex.LedgerBook;
import no.kapitalkontroll.kk2.tripletex.Page;
import no.kapitalkontroll.kk2.tripletex.ReadCustomers;
import no.kapitalkontroll.kk2.tripletex.ReadInvoices;
import no.kapitalkontroll.kk2.tripletex.ReadOpenPostings;
import no.kapitalkontroll.kk2.tripletex.ResolvedLedger;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import no.kapitalkontroll.kk2.tripletex.Vouchers;
import no.kapitalkontroll.kk2.tripletex.WhoAmI;
import org.springframework.stereotype.Component;

/**
 * Tests one creditor: token, rights, accounts, products, bank account, Tripletex' own dunning, channels and logo. A right is
 * tried at the end point that a run uses, reading only; that a token may write shows when the first proposal is posted.
 */
@Component
class CheckCreditor {

    private static final int DAYS_BACK = 90;

    private final WhoAmI whoAmI;
    private final ReadInvoices readInvoices;
    private final ReadCustomers readCustomers;
    private final ReadOpenPostings readOpenPostings;
    private final Vouchers vouchers;
    private final LedgerBook ledgerBook;
    private final CheckLedger checkLedger = new CheckLedger();

    CheckCreditor(
            WhoAmI whoAmI,
            ReadInvoices readInvoices,
            ReadCustomers readCustomers,
            ReadOpenPostings readOpenPostings,
            Vouchers vouchers,
            LedgerBook ledgerBook) {
        this.whoAmI = whoAmI;
        this.readInvoices = readInvoices;
        this.readCustomers = readCustomers;
        this.readOpenPostings = readOpenPostings;
        this.vouchers = vouchers;
        this.ledgerBook = ledgerBook;
    }

    List<Finding> on(Creditor creditor, LocalDate date) {
        List<Finding> findings = new ArrayList<>();
        findings.add(logo(creditor));
        findings.add(channels(creditor));
        var company = attempt(creditor, "token", "opens the books", () -> whoAmI.company(creditor.id()), findings);
        if (company.isEmpty()) {
            // without a session every other line would say the same
            return findings;
        }
        findings.add(organisationNumber(creditor, company.get()));
        var customers = invoicesAndCustomers(creditor, date, findings);
        var receivables = ledger(creditor, findings);
        receivables.ifPresent(account -> attempt(
                creditor,
                "right to open postings",
                "readable",
                () -> {
                    readOpenPostings.ofCustomer(
                            creditor.id(), account, date, customers.isEmpty() ? 1 : customers.first(), page -> {});
                    return true;
                },
                findings));
        attempt(
                creditor,
                "right to vouchers",
                "readable",
                () -> vouchers.inWindow(creditor.id(), date, date),
                findings);
        attempt(creditor, "right to waiting vouchers", "readable", () -> vouchers.waiting(creditor.id()), findings);
        return findings;
    }

    private static Finding logo(Creditor creditor) {
        return creditor.logo()
                .map(file -> Files.isReadable(file)
                        ? Finding.ok(creditor.id(), "logo", "readable")
                        : Finding.fail(creditor.id(), "logo", "not readable; mend the file or take the key out"))
                .orElse(Finding.ok(creditor.id(), "logo", "none named"));
    }

    /** Rules § 4: that plain e-mail is safe enough in law is uncertain. */
    private static Finding channels(Creditor creditor) {
        var plain = creditor.collecting().channels().entrySet().stream()
                .filter(channel -> channel.getKey().isOfStep())
                .filter(channel -> channel.getValue() == Channel.EMAIL)
                .map(Map.Entry::getKey)
                .map(LetterKind::word)
                .collect(Collectors.joining(", "));
        return plain.isEmpty()
                ? Finding.ok(creditor.id(), "channels", "no letter goes by e-mail alone")
                : Finding.warn(
                        creditor.id(),
                        "channels",
                        plain + " by plain e-mail alone; whether that is safe enough (inkassoloven § 3 a) is uncertain:"
                                + " choose paper or both, or decide it knowingly");
    }

    private static Finding organisationNumber(Creditor creditor, WhoAmI.Company company) {
        var item = "organisation-number";
        if (company.organisationNumber() == null) {
            return Finding.warn(creditor.id(), item, "Tripletex does not show the company's; compare it there by hand");
        }
        return company.organisationNumber().replaceAll("\\D", "").equals(creditor.organisationNumber())
                ? Finding.ok(creditor.id(), item, "the same in Tripletex")
                : Finding.fail(
                        creditor.id(),
                        item,
                        "the token opens the books of another company; mend tripletex.employee-token,"
                                + " tripletex.company-id or organisation-number");
    }

    /** The customers that owe something past due; some other customer when nobody does, to try the right all the same. */
    private SortedSet<Long> invoicesAndCustomers(Creditor creditor, LocalDate date, List<Finding> findings) {
        var pastDue = new TreeSet<Long>();
        var anybody = new TreeSet<Long>();
        var unreadable = new ArrayList<String>();
        attempt(
                creditor,
                "right to invoices",
                "readable",
                () -> {
                    readInvoices.inWindow(creditor.id(), date.minusDays(DAYS_BACK), date, page -> {
                        page.refused().forEach(refused -> unreadable.add(refused.reason() + "; " + refused.remedy()));
                        page.items().forEach(read -> {
                            var invoice = read.invoice();
                            anybody.add(invoice.customerId());
                            if (invoice.outstanding().isPositive()
                                    && invoice.dueDate().isBefore(date)) {
                                pastDue.add(invoice.customerId());
                            }
                        });
                    });
                    return true;
                },
                findings);
        SortedSet<Long> asked =
                !pastDue.isEmpty() ? pastDue : anybody.isEmpty() ? new TreeSet<>(Set.of(1L)) : first(anybody);
        attempt(creditor, "right to customers", "readable", () -> readCustomers.byIds(creditor.id(), asked), findings)
                .ifPresent(page -> {
                    page.refused().forEach(refused -> unreadable.add(refused.reason() + "; " + refused.remedy()));
                    if (!pastDue.isEmpty()) {
                        findings.add(dunning(creditor, page));
                    }
                });
        unreadable.stream()
                .findFirst()
                .ifPresent(reason -> findings.add(Finding.warn(
                        creditor.id(),
                        "unreadable",
                        unreadable.size() + " invoices and customers, the first: " + reason)));
        return anybody;
    }

    private static SortedSet<Long> first(SortedSet<Long> anybody) {
        return new TreeSet<>(Set.of(anybody.first()));
    }

    private static Finding dunning(Creditor creditor, Page<Customer> customers) {
        var switchedOn = customers.items().stream()
                .filter(customer -> customer.automaticReminder() || customer.automaticDebtCollectionNotice())
                .count();
        var item = "tripletex-dunning";
        if (switchedOn == 0) {
            return Finding.ok(creditor.id(), item, "off for every customer that is past due");
        }
        var remedy = creditor.collecting().ignoreTripletexDunning()
                ? "on for %d customers that are past due, who may be reminded twice; switch it off in Tripletex"
                : "on for %d customers that are past due, whose invoices are left alone; switch it off in Tripletex";
        return Finding.warn(creditor.id(), item, remedy.formatted(switchedOn));
    }

    /** The id of the receivables account, when it is there. */
    private Optional<Long> ledger(Creditor creditor, List<Finding> findings) {
        var id = creditor.id();
        attempt(creditor, "right to vat types", "readable", () -> ledgerBook.resolve(id, Set.of(), Set.of()), findings);
        var products = Set.copyOf(creditor.products().values());
        attempt(creditor, "right to products", "readable", () -> ledgerBook.resolve(id, Set.of(), products), findings)
                .ifPresent(ledger -> findings.addAll(checkLedger.products(creditor, ledger)));
        var numbers = Set.copyOf(creditor.accounts().values());
        var accounts = attempt(
                creditor, "right to accounts", "readable", () -> ledgerBook.resolve(id, numbers, Set.of()), findings);
        accounts.ifPresent(ledger -> {
            findings.addAll(checkLedger.accounts(creditor, ledger));
            findings.add(checkLedger.bankAccount(creditor, ledger));
        });
        return accounts.map(ResolvedLedger::accounts)
                .map(found -> found.get(creditor.accounts().get(AccountRole.RECEIVABLES)))
                .map(account -> account.id());
    }

    private static <T> Optional<T> attempt(
            Creditor creditor, String item, String seen, Supplier<T> call, List<Finding> findings) {
        try {
            var answer = call.get();
            findings.add(Finding.ok(creditor.id(), item, seen));
            return Optional.of(answer);
        } catch (TripletexFailure failure) {
            findings.add(Finding.fail(creditor.id(), item, failure.remedy() + " (" + failure.getMessage() + ")"));
            return Optional.empty();
        }
    }
}
