package no.kapitalkontroll.kk2.standin;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A company in Tripletex, seen from the people who work there: they invoice, enter payments, credit, approve vouchers.
 * Every method is one thing that they do, at once visible to the API.
 */
public final class Company implements Thing {

    private final StandInTripletex tripletex;
    private final long id;
    private final String name;
    private final String organisationNumber;
    private final String employeeToken;
    private final Books books;
    private int lastCustomerNumber = 10_000;
    private int lastInvoiceNumber;

    Company(
            StandInTripletex tripletex,
            long id,
            String name,
            String organisationNumber,
            String employeeToken,
            int firstInvoiceNumber) {
        this.tripletex = tripletex;
        this.id = id;
        this.name = name;
        this.organisationNumber = organisationNumber;
        this.employeeToken = employeeToken;
        this.lastInvoiceNumber = firstInvoiceNumber - 1;
        // The whole range differs from company to company, so that an id of one means nothing in another.
        this.books = new Books(id * 1_000_000L, tripletex.switches());
    }

    Books books() {
        return books;
    }

    public String name() {
        return name;
    }

    public String organisationNumber() {
        return organisationNumber;
    }

    String employeeToken() {
        return employeeToken;
    }

    public Account account(int number) {
        synchronized (books) {
            return books.account(number);
        }
    }

    /** The VAT type with this number, not id. */
    public VatType vatType(String number) {
        synchronized (books) {
            return books.vatTypes.get(number);
        }
    }

    public void withoutProduct(String number) {
        synchronized (books) {
            books.products.remove(number);
        }
    }

    public void department(String number) {
        synchronized (books) {
            numbered(books.departments, "Department", "department", "departmentNumber", number);
        }
    }

    public void project(String number) {
        synchronized (books) {
            numbered(books.projects, "Project", "project", "number", number);
        }
    }

    private void numbered(Map<String, Thing> things, String model, String where, String name, String number) {
        var thingId = books.nextId();
        things.put(
                number,
                new SimpleThing(
                        model,
                        thingId,
                        where,
                        new Json().with("id", thingId).with("version", 0).with(name, number)));
    }

    /** The token may enter vouchers, and enter them straight into the ledger ("Advanced Voucher"). */
    public void voucherRights(boolean enter, boolean advanced) {
        synchronized (books) {
            books.mayEnterVouchers = enter;
            books.mayEnterAdvancedVouchers = advanced;
        }
    }

    /** Tripletex has set the integration up as one that may show how debt collection stands. */
    public void listedAsCollector(boolean listed) {
        synchronized (books) {
            books.mayTellCaseStatus = listed;
        }
    }

    /** What people see on the invoice, oldest first: {@code PROCESSING ONGOING}. */
    public List<String> caseStatuses(InvoiceDoc invoice) {
        synchronized (books) {
            return VoucherStatusEndpoints.of(books, invoice.voucher.id).stream()
                    .map(status -> status.properties().get("status") + " "
                            + status.properties().get("message"))
                    .toList();
        }
    }

    public void withoutAccount(int number) {
        synchronized (books) {
            books.accounts.remove(number);
        }
    }

    // --- invoicing

    /** A customer with an e-mail address and a Norwegian postal address, neither business nor private person. */
    public CustomerCard customer(String customerName) {
        synchronized (books) {
            var card = new CustomerCard(books, books.nextId(), ++lastCustomerNumber, customerName);
            books.customers.put(card.id, card);
            return card.email("post" + card.number + "@kunde.example")
                    .postalAddress("Kundeveien " + (card.number - 10_000), "0484", "Oslo", "NO");
        }
    }

    /** As after a merge: the card is gone, the invoices still name it. */
    public void deleteCustomer(CustomerCard card) {
        synchronized (books) {
            books.customers.remove(card.id());
        }
    }

    /** A charged invoice in kroner, VAT included, booked on its invoice date. */
    public InvoiceDoc invoice(CustomerCard customer, BigDecimal amount, LocalDate invoiceDate, LocalDate dueDate) {
        synchronized (books) {
            var invoice = new InvoiceDoc(books, books.nextId(), customer, amount, invoiceDate, dueDate);
            invoice.number = ++lastInvoiceNumber;
            invoice.kid(Kid.of(customer.number, invoice.number));
            invoice.voucher = bookSale(invoice, invoice, "Faktura nummer " + invoice.number + " til ");
            books.invoices.put(invoice.id, invoice);
            return invoice;
        }
    }

    /** An invoice that is not charged yet: no number, no voucher, and it looks like a credit note. */
    public InvoiceDoc preliminaryInvoice(
            CustomerCard customer, BigDecimal amount, LocalDate invoiceDate, LocalDate dueDate) {
        synchronized (books) {
            var invoice = new InvoiceDoc(books, books.nextId(), customer, amount, invoiceDate, dueDate);
            invoice.charged = false;
            books.invoices.put(invoice.id, invoice);
            return invoice;
        }
    }

    /** A credit note on the invoice, whole or in part, with a document of its own. */
    public InvoiceDoc credit(InvoiceDoc invoice, LocalDate date, BigDecimal amount) {
        synchronized (books) {
            var note = new InvoiceDoc(books, books.nextId(), invoice.customer, amount.negate(), date, date);
            note.number = ++lastInvoiceNumber;
            note.credits = invoice;
            note.voucher = bookSale(note, invoice, "Kreditnota nummer " + note.number + " til ");
            books.invoices.put(note.id, note);
            invoice.credited = invoice.amount.compareTo(amount) == 0;
            settled(invoice, date);
            return note;
        }
    }

    private Voucher bookSale(InvoiceDoc document, InvoiceDoc tie, String description) {
        var voucher = books.draftVoucher(
                document.invoiceDate, tripletex.today(), description + document.customer.displayName());
        var receivable = books.addLine(voucher, books.account(Books.RECEIVABLES), document.amount);
        receivable.customer = document.customer;
        receivable.invoice = tie;
        receivable.invoiceNumber = String.valueOf(document.number);
        receivable.type = "OUTGOING_INVOICE_CUSTOMER_POSTING";
        var net = books.net(document.amount);
        var sale = books.addLine(voucher, books.account(3000), net.negate());
        sale.amountGross = document.amount.negate();
        books.addLine(voucher, 0, voucher.date, books.account(2700), net.subtract(document.amount));
        books.enter(voucher, true);
        return voucher;
    }

    /** A person changes the amount of an invoice that is already out. */
    public void editInvoice(InvoiceDoc invoice, BigDecimal newAmount) {
        synchronized (books) {
            var voucher = invoice.voucher;
            var change = newAmount.subtract(invoice.amount);
            var receivable = voucher.postings.get(0);
            var sale = voucher.postings.get(1);
            receivable.amount = receivable.amount.add(change);
            receivable.amountGross = receivable.amount;
            sale.amount = sale.amount.subtract(change);
            voucher.version++;
            invoice.amount = newAmount;
            invoice.version++;
        }
    }

    // --- the bank

    /** A payment entered on the invoice, as `:payment` or bank matching does. */
    public Voucher pay(InvoiceDoc invoice, LocalDate date, BigDecimal amount) {
        synchronized (books) {
            var voucher = books.draftVoucher(
                    date,
                    tripletex.today(),
                    "Betaling: Faktura nummer " + invoice.number + " til " + invoice.customer.displayName());
            books.addLine(voucher, books.account(1930), amount);
            var credit = books.addLine(voucher, books.account(Books.RECEIVABLES), amount.negate());
            credit.customer = invoice.customer;
            tie(credit, invoice);
            books.enter(voucher, true);
            settled(invoice, date);
            return voucher;
        }
    }

    /** One payment from the bank that settles several invoices of a customer: one voucher, a line for each. */
    public Voucher payTogether(LocalDate date, Map<InvoiceDoc, BigDecimal> amounts) {
        synchronized (books) {
            var voucher = books.draftVoucher(date, tripletex.today(), "Betaling av flere fakturaer");
            books.addLine(
                    voucher, books.account(1930), amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
            amounts.forEach((invoice, amount) -> {
                var credit = books.addLine(voucher, books.account(Books.RECEIVABLES), amount.negate());
                credit.customer = invoice.customer;
                tie(credit, invoice);
            });
            books.enter(voucher, true);
            amounts.keySet().forEach(invoice -> settled(invoice, date));
            return voucher;
        }
    }

    /** A person writes the number of an invoice on money that named none. */
    public void nameInvoice(Voucher voucher, InvoiceDoc invoice) {
        synchronized (books) {
            voucher.postings.stream()
                    .filter(Posting::onReceivables)
                    .forEach(posting -> posting.invoiceNumber = String.valueOf(invoice.number));
            voucher.version++;
        }
    }

    private void tie(Posting payment, InvoiceDoc invoice) {
        payment.invoice = invoice;
        payment.type = books.switches.paymentsAreTyped ? "INCOMING_PAYMENT" : null;
        if (books.switches.paymentsCarryInvoiceNumber) {
            payment.invoiceNumber = String.valueOf(invoice.number);
        }
    }

    private void settled(InvoiceDoc invoice, LocalDate date) {
        if (books.switches.paymentsRaiseInvoiceVersion) {
            invoice.version++;
        }
        books.closeWhatSumsToZero(invoice, date);
    }

    /** The opposite voucher, e.g. of a payment that bounced: what was matched with it is open again. */
    public Voucher reverse(Voucher voucher, LocalDate date) {
        synchronized (books) {
            var reversal = books.draftVoucher(date, tripletex.today(), "Reversering av bilag " + voucher.number);
            for (var posting : voucher.postings) {
                books.reopen(posting.closeGroup);
                var opposite = books.addLine(reversal, posting.row, date, posting.account, posting.amount.negate());
                opposite.amountGross = posting.amountGross.negate();
                opposite.customer = posting.customer;
                opposite.invoice = posting.invoice;
                opposite.invoiceNumber = posting.invoiceNumber;
                opposite.product = posting.product;
                opposite.vatType = posting.vatType;
            }
            reversal.reverseVoucher = voucher;
            voucher.reverseVoucher = reversal;
            voucher.version++;
            books.enter(reversal, true);
            return reversal;
        }
    }

    /** Money from the customer that nobody tied to an invoice. */
    public Voucher freeCredit(CustomerCard customer, LocalDate date, BigDecimal amount) {
        return bankVoucher(customer, null, date, amount);
    }

    /**
     * Money from the customer that a person booked by a plain voucher.
     *
     * @param invoiceNumber what the person typed into the posting, or null
     */
    public Voucher bankVoucher(CustomerCard customer, Integer invoiceNumber, LocalDate date, BigDecimal amount) {
        return moveMoney(customer, invoiceNumber, date, amount, "Innbetaling fra ");
    }

    /** Money paid back to the customer. */
    public Voucher refund(CustomerCard customer, Integer invoiceNumber, LocalDate date, BigDecimal amount) {
        return moveMoney(customer, invoiceNumber, date, amount.negate(), "Tilbakebetaling til ");
    }

    private Voucher moveMoney(
            CustomerCard customer, Integer invoiceNumber, LocalDate date, BigDecimal amount, String what) {
        synchronized (books) {
            var voucher = books.draftVoucher(date, tripletex.today(), what + customer.displayName());
            books.addLine(voucher, books.account(1930), amount);
            var credit = books.addLine(voucher, books.account(Books.RECEIVABLES), amount.negate());
            credit.customer = customer;
            credit.invoiceNumber = invoiceNumber == null ? "" : invoiceNumber.toString();
            books.enter(voucher, true);
            return voucher;
        }
    }

    // --- the accountant

    /** Vouchers that wait for the accountant, oldest first. */
    public List<Voucher> waiting() {
        synchronized (books) {
            return books.vouchers.values().stream().filter(v -> v.waiting).toList();
        }
    }

    /** Vouchers, waiting or booked, whose externalVoucherNumber begins so; oldest first. */
    public List<Voucher> vouchers(String externalNumberPrefix) {
        synchronized (books) {
            return books.vouchers.values().stream()
                    .filter(v -> !v.externalVoucherNumber.isEmpty())
                    .filter(v -> v.externalVoucherNumber.startsWith(externalNumberPrefix))
                    .sorted(Comparator.comparingLong(Voucher::id))
                    .toList();
        }
    }

    /** The accountant sends what was entered on this day or before to the ledger. */
    public void approveWaiting(LocalDate enteredUntil) {
        synchronized (books) {
            waiting().stream().filter(v -> !v.enteredOn.isAfter(enteredUntil)).forEach(books::sendToLedger);
        }
    }

    /** The accountant matches what these vouchers have open on receivables, when it sums to zero. */
    public void match(Voucher... vouchers) {
        match(List.of(), vouchers);
    }

    /** The same, together with what these invoices have open themselves. */
    public void match(List<InvoiceDoc> invoices, Voucher... vouchers) {
        synchronized (books) {
            var open = Stream.concat(invoices.stream().map(invoice -> invoice.voucher), Arrays.stream(vouchers))
                    .flatMap(voucher -> voucher.postings.stream())
                    .filter(posting -> posting.onReceivables() && posting.isOpen())
                    .toList();
            if (Books.sum(open).signum() == 0) {
                books.close(open, tripletex.today());
            }
        }
    }

    /**
     * The accountant books by hand, straight into the ledger: the first line on receivables, the others by account number.
     *
     * @param invoiceNumber what the accountant typed into the posting, or null
     */
    public Voucher bookByHand(
            CustomerCard customer,
            Integer invoiceNumber,
            LocalDate date,
            BigDecimal onReceivables,
            Map<Integer, BigDecimal> others) {
        synchronized (books) {
            var voucher = books.draftVoucher(date, tripletex.today(), "Manuelt bilag");
            var line = books.addLine(voucher, books.account(Books.RECEIVABLES), onReceivables);
            line.customer = customer;
            line.invoiceNumber = invoiceNumber == null ? "" : invoiceNumber.toString();
            others.forEach((number, amount) -> books.addLine(voucher, books.account(number), amount));
            books.enter(voucher, true);
            return voucher;
        }
    }

    /** A person moves an amount from one line of a voucher to another; what it moves on receivables stays. */
    public void moveBetweenLines(Voucher voucher, int fromAccount, int toAccount, BigDecimal amount) {
        synchronized (books) {
            lineOn(voucher, fromAccount).add(amount.negate());
            lineOn(voucher, toAccount).add(amount);
            voucher.version++;
        }
    }

    private static Posting lineOn(Voucher voucher, int account) {
        return voucher.postings.stream()
                .filter(line -> line.account.number == account)
                .findFirst()
                .orElseThrow();
    }

    /** A person attaches a document of their own. */
    public void attach(Voucher voucher, String document) {
        synchronized (books) {
            voucher.uploads.add(document);
            voucher.version++;
        }
    }

    public void openPeriod(YearMonth month) {
        synchronized (books) {
            books.closedPeriods.remove(month);
        }
    }

    public void deleteVoucher(Voucher voucher) {
        synchronized (books) {
            books.remove(voucher);
        }
    }

    /** A person changes the amount of the first line, and the last one so that the voucher still sums to zero. */
    public void editVoucher(Voucher voucher, BigDecimal newFirstAmount) {
        synchronized (books) {
            var first = voucher.postings.get(0);
            var last = voucher.postings.get(voucher.postings.size() - 1);
            var change = newFirstAmount.subtract(first.amount);
            first.amount = first.amount.add(change);
            first.amountGross = first.amount;
            last.amount = last.amount.subtract(change);
            last.amountGross = last.amount;
            voucher.version++;
        }
    }

    /** The accountant gives the last line the VAT of sales, and Tripletex adds its line on row 0. */
    public void splitVat(Voucher voucher) {
        synchronized (books) {
            var last = voucher.postings.get(voucher.postings.size() - 1);
            var net = books.net(last.amountGross);
            books.addLine(voucher, 0, voucher.date, books.account(2700), last.amountGross.subtract(net));
            last.amount = net;
            voucher.version++;
        }
    }

    public void closePeriod(YearMonth month) {
        synchronized (books) {
            books.closedPeriods.add(month);
        }
    }

    /** The bank accounts of this month are reconciled with the bank's statement. */
    public void reconcileBank(YearMonth month) {
        synchronized (books) {
            books.reconciledMonths.add(month);
        }
    }

    // --- what tests ask

    public List<InvoiceDoc> invoices() {
        synchronized (books) {
            return List.copyOf(books.invoices.values());
        }
    }

    /**
     * The sum on receivables of all that belongs to an invoice: itself, payments, credit notes, and booked vouchers that
     * name its number, whatever the switches say.
     */
    public BigDecimal receivablesOf(InvoiceDoc invoice) {
        synchronized (books) {
            return Books.sum(books.belongingTo(invoice));
        }
    }

    /** The postings behind {@link #receivablesOf}. */
    public List<Posting> postingsOf(InvoiceDoc invoice) {
        synchronized (books) {
            return books.belongingTo(invoice);
        }
    }

    /** The sum of all booked postings on an account. */
    public BigDecimal balance(int accountNumber) {
        synchronized (books) {
            return Books.sum(books.bookedPostings().stream()
                    .filter(p -> p.account.number == accountNumber)
                    .toList());
        }
    }

    Play play() {
        return tripletex.play();
    }

    /** The debtor of this invoice, or the creditor's office, does this from now on. */
    public InvoiceDoc script(InvoiceDoc invoice, DebtorScript script) {
        play().debtor(this, invoice, script);
        return invoice;
    }

    /** From now on every session of this company answers 401. */
    public void expireSessions() {
        tripletex.sessions().expire(this);
    }

    @Override
    public String model() {
        return "Company";
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String path() {
        return "company";
    }

    @Override
    public Map<String, Object> properties() {
        return new Json()
                .with("id", id)
                .with("version", 1)
                .with("name", name)
                .with("displayName", name)
                .with("organizationNumber", organisationNumber)
                .with("type", "AS")
                .with("currency", books.currency("NOK"))
                .with("email", "")
                .with("phoneNumber", "")
                .with("address", null)
                .with("startDate", null)
                .with("endDate", null);
    }

    @Override
    public String toString() {
        return name;
    }
}
