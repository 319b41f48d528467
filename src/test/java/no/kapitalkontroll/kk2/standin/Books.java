package no.kapitalkontroll.kk2.standin;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kapitalkontroll.kk2.standin.Account.LedgerType;

/**
 * What one company has in Tripletex, and what follows from it: outstanding amounts, matched postings. Whoever reads or
 * writes holds its monitor, the one lock of a company.
 */
final class Books {

    static final int RECEIVABLES = 1500;
    private static final BigDecimal VAT_FACTOR = new BigDecimal("1.25");

    final Switches switches;
    final Map<Integer, Account> accounts = new LinkedHashMap<>();
    final Map<String, VatType> vatTypes = new LinkedHashMap<>();
    final Map<String, Product> products = new LinkedHashMap<>();
    final Map<String, Thing> departments = new LinkedHashMap<>();
    final Map<String, Thing> projects = new LinkedHashMap<>();
    final Map<Long, CustomerCard> customers = new LinkedHashMap<>();
    final Map<Long, InvoiceDoc> invoices = new LinkedHashMap<>();
    final Map<Long, Voucher> vouchers = new LinkedHashMap<>();
    final Map<Long, CloseGroup> closeGroups = new LinkedHashMap<>();
    final Set<YearMonth> closedPeriods = new HashSet<>();
    final Set<YearMonth> reconciledMonths = new HashSet<>();
    private final Map<Long, List<Posting>> receivablesByCustomer = new HashMap<>();
    private final Map<String, Thing> currencies = new HashMap<>();
    final List<Thing> caseStatuses = new ArrayList<>();
    /** Whether Tripletex has listed the integration as a collector of this company. */
    boolean mayTellCaseStatus;

    boolean mayEnterVouchers = true;
    boolean mayEnterAdvancedVouchers = true;
    private long lastId;
    private int lastVoucherNumber;
    private int lastTempNumber;

    Books(long firstId, Switches switches) {
        this.lastId = firstId;
        this.switches = switches;
        layVatTypes();
        layAccounts();
    }

    private void layVatTypes() {
        addVatType("0", "Ingen avgiftsbehandling", "0");
        addVatType("3", "Utgående avgift, høy sats", "25");
        addVatType("5", "Ingen utgående avgift (innenfor mva-loven)", "0");
        addVatType("6", "Ingen utgående avgift (utenfor mva-loven)", "0");
    }

    private void addVatType(String number, String name, String percentage) {
        vatTypes.put(number, new VatType(nextId(), number, name, new BigDecimal(percentage)));
    }

    private void layAccounts() {
        addAccount(1500, "Kundefordringer", LedgerType.CUSTOMER, "0");
        addAccount(1920, "Bankinnskudd", LedgerType.GENERAL, "0").bank("12345678903");
        addAccount(1930, "Bankinnskudd, klientmidler", LedgerType.GENERAL, "0").bank("12345678911");
        addAccount(2400, "Leverandørgjeld", LedgerType.VENDOR, "0");
        addAccount(2700, "Utgående merverdiavgift, høy sats", LedgerType.GENERAL, "0");
        addAccount(2990, "Annen kortsiktig gjeld", LedgerType.GENERAL, "0");
        addAccount(3000, "Salgsinntekt, avgiftspliktig", LedgerType.GENERAL, "3");
        addAccount(3400, "Offentlige tilskudd", LedgerType.GENERAL, "0").inactive();
        addAccount(3900, "Annen driftsrelatert inntekt", LedgerType.GENERAL, "0");
        // Not locked, and VAT when nothing is said: whoever posts fees here must name the type with number 0.
        addAccount(3909, "Purregebyr og salær", LedgerType.GENERAL, "3").open(vatTypes.get("3"), vatTypes.get("0"));
        addAccount(7309, "Inkassoomkostninger", LedgerType.GENERAL, "0").open(vatTypes.get("0"), vatTypes.get("6"));
        addAccount(8050, "Annen renteinntekt", LedgerType.GENERAL, "0");
        // Not locked: what the VAT of a loss is, the accountant says.
        addAccount(7830, "Konstaterte tap på fordringer", LedgerType.GENERAL, "0")
                .open(vatTypes.get("0"), vatTypes.get("3"));
        addProduct("S100", "Salær", 3909);
        addProduct("R100", "Forsinkelsesrente", 8050);
        addProduct("O100", "Omkostninger", 7309);
    }

    private Account addAccount(int number, String name, LedgerType ledgerType, String vatNumber) {
        var account = new Account(nextId(), number, name, ledgerType, vatTypes.get(vatNumber));
        accounts.put(number, account);
        return account;
    }

    private void addProduct(String number, String name, int account) {
        products.put(number, new Product(nextId(), number, name, vatTypes.get("0"), account(account)));
    }

    long nextId() {
        return ++lastId;
    }

    Account account(int number) {
        return accounts.get(number);
    }

    Thing currency(String code) {
        return currencies.computeIfAbsent(code, c -> {
            long id = c.equals("NOK") ? 1 : nextId();
            return new SimpleThing(
                    "Currency",
                    id,
                    "currency",
                    new Json()
                            .with("id", id)
                            .with("version", 0)
                            .with("code", c)
                            .with("description", c)
                            .with("factor", 1));
        });
    }

    // --- vouchers and postings

    Voucher draftVoucher(LocalDate date, LocalDate enteredOn, String description) {
        return new Voucher(nextId(), date, enteredOn, description);
    }

    /** Adds a line to a voucher that is not entered yet. */
    Posting addLine(Voucher voucher, Account account, BigDecimal amount) {
        var row = (int) voucher.postings.stream().filter(p -> p.row > 0).count() + 1;
        return addLine(voucher, row, voucher.date, account, amount);
    }

    Posting addLine(Voucher voucher, int row, LocalDate date, Account account, BigDecimal amount) {
        var posting = new Posting(nextId(), voucher, row, date, account, amount.setScale(2, RoundingMode.UNNECESSARY));
        posting.currency = currency("NOK");
        posting.description = voucher.description;
        voucher.postings.add(posting);
        return posting;
    }

    void enter(Voucher voucher, boolean sendToLedger) {
        voucher.waiting = !sendToLedger;
        voucher.hiddenLookups = switches.lookupDelay;
        if (sendToLedger) {
            voucher.number = ++lastVoucherNumber;
        } else {
            voucher.tempNumber = ++lastTempNumber;
        }
        vouchers.put(voucher.id, voucher);
        for (var posting : voucher.postings) {
            if (posting.onReceivables() && posting.customer != null) {
                receivablesOf(posting.customer).add(posting);
            }
        }
    }

    void sendToLedger(Voucher voucher) {
        voucher.waiting = false;
        voucher.number = ++lastVoucherNumber;
        voucher.tempNumber = 0;
        voucher.version++;
    }

    void remove(Voucher voucher) {
        vouchers.remove(voucher.id);
        for (var posting : voucher.postings) {
            reopen(posting.closeGroup);
            if (posting.customer != null) {
                receivablesOf(posting.customer).remove(posting);
            }
        }
    }

    List<Posting> bookedPostings() {
        return vouchers.values().stream()
                .filter(voucher -> !voucher.waiting)
                .flatMap(voucher -> voucher.postings.stream())
                .toList();
    }

    private List<Posting> receivablesOf(CustomerCard customer) {
        return receivablesByCustomer.computeIfAbsent(customer.id, id -> new ArrayList<>());
    }

    // --- what belongs to an invoice

    /** What changes the invoice's outstanding amount: always Tripletex' own ties, manual vouchers by the switch. */
    List<Posting> tiedTo(InvoiceDoc invoice) {
        return receivablesOf(invoice.customer).stream()
                .filter(Posting::isBooked)
                .filter(p -> p.invoice == invoice || (switches.voucherLinksInvoice && namesByHand(p, invoice)))
                .toList();
    }

    /** Everything on receivables that a person would call this invoice's, whatever the switches say. */
    List<Posting> belongingTo(InvoiceDoc invoice) {
        return receivablesOf(invoice.customer).stream()
                .filter(Posting::isBooked)
                .filter(p -> p.invoice == invoice || namesByHand(p, invoice))
                .toList();
    }

    private static boolean namesByHand(Posting posting, InvoiceDoc invoice) {
        return posting.invoice == null && posting.invoiceNumber.equals(String.valueOf(invoice.number));
    }

    List<Posting> postingsShownOn(InvoiceDoc invoice) {
        if (invoice.credits != null) {
            return invoice.voucher.postings.stream()
                    .filter(Posting::onReceivables)
                    .toList();
        }
        return tiedTo(invoice).stream()
                .filter(p -> switches.creditNotesInInvoicePostings || !isCreditNote(p))
                .toList();
    }

    private boolean isCreditNote(Posting posting) {
        return posting.amount.signum() < 0 && "OUTGOING_INVOICE_CUSTOMER_POSTING".equals(posting.type);
    }

    /** A credit note is used up by the invoice that it credits; of that one nothing more than the rest is open. */
    BigDecimal outstanding(InvoiceDoc invoice) {
        var settled = switches.closingSettlesInvoice && isClosed(invoice);
        return invoice.credits != null || settled ? BigDecimal.ZERO : sum(tiedTo(invoice));
    }

    private static boolean isClosed(InvoiceDoc invoice) {
        return invoice.voucher != null
                && invoice.voucher.postings.stream()
                        .filter(Posting::onReceivables)
                        .noneMatch(Posting::isOpen);
    }

    static BigDecimal sum(List<Posting> postings) {
        return postings.stream().map(p -> p.amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    BigDecimal net(BigDecimal gross) {
        return gross.divide(VAT_FACTOR, 2, RoundingMode.HALF_UP);
    }

    // --- matching

    /** Tripletex matches by itself what it ties together, when that sums to exactly zero. */
    void closeWhatSumsToZero(InvoiceDoc invoice, LocalDate date) {
        var open = tiedTo(invoice).stream().filter(Posting::isOpen).toList();
        if (open.size() > 1 && sum(open).signum() == 0) {
            close(open, date);
        }
    }

    void close(List<Posting> postings, LocalDate date) {
        var group = new CloseGroup(nextId(), date, List.copyOf(postings));
        closeGroups.put(group.id(), group);
        postings.forEach(p -> p.closeGroup = group);
    }

    void reopen(CloseGroup group) {
        if (group != null) {
            closeGroups.remove(group.id());
            group.postings().forEach(p -> p.closeGroup = null);
        }
    }
}
