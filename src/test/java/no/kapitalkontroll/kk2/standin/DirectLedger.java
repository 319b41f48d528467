package no.kapitalkontroll.kk2.standin;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.FoundVoucher;
import no.kapitalkontroll.kk2.core.bookkeeping.Lines;
import no.kapitalkontroll.kk2.core.bookkeeping.LookForVoucher;
import no.kapitalkontroll.kk2.core.bookkeeping.Proposal;
import no.kapitalkontroll.kk2.core.claim.Invoice;
import no.kapitalkontroll.kk2.core.claim.LedgerPosting;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * A company's books without HTTP, in the words of the core: what the API's answers would have been read as. For whole years of
 * bookkeeping in seconds.
 */
public final class DirectLedger implements LookForVoucher.Places {

    private final Company company;
    private final Books books;
    private final Map<String, Integer> posts = new HashMap<>();

    public DirectLedger(Company company) {
        this.company = company;
        this.books = company.books();
    }

    // --- what is read

    /** Invoices and credit notes. */
    public List<Invoice> invoices() {
        return books.invoices.values().stream().map(this::invoice).toList();
    }

    /** The postings that an invoice itself lists. */
    public List<LedgerPosting> listedOn(long invoiceId) {
        return books.postingsShownOn(books.invoices.get(invoiceId)).stream()
                .map(posting -> posting(posting, invoiceId))
                .toList();
    }

    /** Everything open on receivables at the end of a day. */
    public List<LedgerPosting> open(LocalDate date) {
        return books.bookedPostings().stream()
                .filter(posting -> posting.onReceivables()
                        && posting.isOpen()
                        && !posting.date().isAfter(date))
                .map(posting -> posting(posting, null))
                .toList();
    }

    @Override
    public List<FoundVoucher> numbered(String number) {
        return books.vouchers.values().stream()
                .filter(voucher -> voucher.externalVoucherNumber.equals(number))
                .filter(voucher -> voucher.hiddenLookups-- <= 0)
                .map(DirectLedger::found)
                .toList();
    }

    @Override
    public List<FoundVoucher> waiting() {
        return company.waiting().stream().map(DirectLedger::found).toList();
    }

    @Override
    public List<FoundVoucher> dated(LocalDate date) {
        return books.vouchers.values().stream()
                .filter(voucher -> !voucher.waiting && voucher.date.equals(date))
                .map(DirectLedger::found)
                .toList();
    }

    public Optional<FoundVoucher> byId(long voucherId) {
        return Optional.ofNullable(books.vouchers.get(voucherId)).map(DirectLedger::found);
    }

    /** What a voucher has on receivables. */
    public List<LedgerPosting> receivablesOf(long voucherId) {
        return books.vouchers.get(voucherId).postings.stream()
                .filter(Posting::onReceivables)
                .map(posting -> posting(posting, null))
                .toList();
    }

    // --- what is written

    /** Takes whatever comes, twice too: nothing but the caller's look prevents that. */
    public long post(Proposal proposal, Map<AccountRole, Integer> accounts, LocalDate today, boolean sendToLedger) {
        posts.merge(proposal.number(), 1, Integer::sum);
        var voucher = books.draftVoucher(proposal.date(), today, proposal.description());
        voucher.externalVoucherNumber = proposal.number();
        for (var line : proposal.lines()) {
            var account = books.account(accounts.get(line.account()));
            var posting = books.addLine(voucher, account, line.amount().amount());
            if (posting.onReceivables()) {
                posting.customer = books.customers.get(proposal.customerId());
                posting.invoiceNumber = String.valueOf(proposal.invoiceNumber());
            }
        }
        books.enter(voucher, sendToLedger);
        return voucher.id;
    }

    /** Closes the postings when they are all open and sum to zero; whether it did. */
    public boolean close(Collection<Long> postingIds, LocalDate date) {
        var chosen = books.bookedPostings().stream()
                .filter(posting -> postingIds.contains(posting.id) && posting.isOpen())
                .toList();
        if (chosen.size() == postingIds.size()
                && chosen.size() > 1
                && Books.sum(chosen).signum() == 0) {
            books.close(chosen, date);
            return true;
        }
        return false;
    }

    // --- what the referee asks

    /** How often each number was posted, whether the answer came back or not. */
    public Map<String, Integer> posts() {
        return Map.copyOf(posts);
    }

    /** What our vouchers of an invoice hold, waiting and booked together. */
    public Lines ourLines(String numberPrefix, Map<AccountRole, Integer> accounts, boolean bookedOnly) {
        var sum = new HashMap<AccountRole, Money>();
        for (var voucher : company.vouchers(numberPrefix)) {
            if (!bookedOnly || !voucher.waiting) {
                accounts.forEach((role, number) -> sum.merge(role, on(voucher, number), Money::plus));
            }
        }
        return new Lines(sum);
    }

    private static Money on(Voucher voucher, int account) {
        return Money.sum(voucher.postings.stream()
                .filter(posting -> posting.accountNumber() == account)
                .map(posting -> new Money(posting.amount)));
    }

    private Invoice invoice(InvoiceDoc doc) {
        return new Invoice(
                doc.id,
                doc.version,
                doc.number,
                doc.invoiceDate,
                doc.dueDate(),
                doc.customer.id,
                null,
                new Money(doc.amount),
                new Money(books.outstanding(doc)),
                "NOK",
                true,
                doc.isCreditNote(),
                doc.credited,
                doc.credits == null ? null : doc.credits.id,
                doc.voucher.id,
                null,
                List.of(),
                "");
    }

    private static LedgerPosting posting(Posting posting, Long invoiceId) {
        var number = posting.voucher.externalVoucherNumber;
        return new LedgerPosting(
                posting.id,
                posting.voucher.id,
                number.isEmpty() ? null : number,
                posting.date,
                new Money(posting.amount),
                posting.customer.id,
                invoiceId,
                posting.invoiceNumber.isEmpty() ? null : posting.invoiceNumber,
                posting.closeGroup == null ? null : (Long) posting.closeGroup.id(),
                null);
    }

    private static FoundVoucher found(Voucher voucher) {
        return new FoundVoucher(
                voucher.id,
                voucher.externalVoucherNumber,
                voucher.description,
                voucher.date,
                voucher.postings.stream()
                        .map(posting -> new FoundVoucher.Line(
                                posting.account.number, new Money(posting.amount), posting.row == 0))
                        .toList());
    }
}
