package no.kapitalkontroll.kk2.standin;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An invoice, a credit note or a preliminary invoice. The setters change it as a person in Tripletex would. */
public final class InvoiceDoc implements Thing {

    private final Books books;
    final long id;
    final CustomerCard customer;
    final LocalDate invoiceDate;
    final List<Thing> reminders = new ArrayList<>();
    private final List<Thing> orders = new ArrayList<>();
    int number;
    int version = 3;
    BigDecimal amount;
    Voucher voucher;
    InvoiceDoc credits;
    boolean credited;
    private BigDecimal understated = BigDecimal.ZERO;
    boolean charged = true;
    private LocalDate dueDate;
    private String kid = "";
    private String comment = "";
    private String line = "Tjenester";
    private Thing currency;
    private BigDecimal rate = BigDecimal.ONE;
    private Thing remark;
    private BigDecimal reminderCharges = BigDecimal.ZERO;
    private boolean malformed;

    InvoiceDoc(Books books, long id, CustomerCard customer, BigDecimal amount, LocalDate invoiceDate, LocalDate due) {
        this.books = books;
        this.id = id;
        this.customer = customer;
        this.amount = amount;
        this.invoiceDate = invoiceDate;
        this.dueDate = due;
        this.currency = books.currency("NOK");
    }

    /** What was sold: the description of its only order line. */
    public InvoiceDoc line(String value) {
        return change(() -> line = value);
    }

    /** One more order behind it; the numbers of department and project may be null. */
    public InvoiceDoc order(String department, String project) {
        return change(() -> {
            var orderId = books.nextId();
            orders.add(new SimpleThing(
                    "Order",
                    orderId,
                    "order",
                    new Json()
                            .with("id", orderId)
                            .with("version", 1)
                            .with("department", department == null ? null : books.departments.get(department))
                            .with("project", project == null ? null : books.projects.get(project))));
        });
    }

    /** Printed text; it never stops anything. */
    public InvoiceDoc comment(String value) {
        return change(() -> comment = value);
    }

    public InvoiceDoc kid(String value) {
        return change(() -> kid = value);
    }

    public InvoiceDoc dueDate(LocalDate value) {
        return change(() -> dueDate = value);
    }

    /** From now on it is an invoice in this currency; what it says in kroner stays, one unit costs {@code rate}. */
    public InvoiceDoc inCurrency(String code, BigDecimal unitRate) {
        return change(() -> {
            currency = books.currency(code);
            rate = unitRate;
        });
    }

    /** The accountant's remark. {@code postponeRemindersTo} may be null. */
    public InvoiceDoc remark(String description, LocalDate postponeRemindersTo) {
        return change(() -> {
            var remarkId = books.nextId();
            remark = new SimpleThing(
                    "InvoiceRemark",
                    remarkId,
                    "invoiceRemark",
                    new Json()
                            .with("id", remarkId)
                            .with("version", 1)
                            .with("description", description)
                            .with("postponeRemindersTo", postponeRemindersTo));
        });
    }

    public InvoiceDoc withoutRemark() {
        return change(() -> remark = null);
    }

    /** From now on it tells less outstanding than its postings explain; marked as credited if nothing is left. */
    public void understate(BigDecimal by) {
        synchronized (books) {
            understated = by;
            credited = amount.compareTo(by) == 0;
            version++;
        }
    }

    /** It tells what its postings explain again. */
    public void stateFully() {
        synchronized (books) {
            understated = BigDecimal.ZERO;
            credited = false;
            version++;
        }
    }

    /** From now on its outstanding amount is told with three decimals, as no invoice should. */
    public InvoiceDoc malformed(boolean value) {
        return change(() -> malformed = value);
    }

    /**
     * A reminder that Tripletex itself sent.
     *
     * @param type SOFT_REMINDER, REMINDER or NOTICE_OF_DEBT_COLLECTION
     */
    public InvoiceDoc reminder(String type, LocalDate date, LocalDate termOfPayment, BigDecimal charge) {
        return change(() -> {
            reminderCharges = reminderCharges.add(charge);
            var reminderId = books.nextId();
            reminders.add(new SimpleThing(
                    "Reminder",
                    reminderId,
                    "reminder",
                    new Json()
                            .with("id", reminderId)
                            .with("version", 1)
                            .with("reminderDate", date)
                            .with("charge", charge)
                            .with("chargeCurrency", charge)
                            .with("totalCharge", reminderCharges)
                            .with("totalChargeCurrency", reminderCharges)
                            .with("totalAmountCurrency", books.outstanding(this).add(reminderCharges))
                            .with("interests", BigDecimal.ZERO)
                            .with("interestRate", BigDecimal.ZERO)
                            .with("termOfPayment", termOfPayment)
                            .with("currency", currency)
                            .with("type", type)
                            .with("comment", "")
                            .with("kid", kid)));
        });
    }

    private InvoiceDoc change(Runnable what) {
        synchronized (books) {
            what.run();
            version++;
        }
        return this;
    }

    public int number() {
        return number;
    }

    public CustomerCard customer() {
        return customer;
    }

    public BigDecimal amount() {
        synchronized (books) {
            return amount;
        }
    }

    public LocalDate invoiceDate() {
        return invoiceDate;
    }

    public LocalDate dueDate() {
        synchronized (books) {
            return dueDate;
        }
    }

    public String kid() {
        synchronized (books) {
            return kid;
        }
    }

    /** amountOutstanding as Tripletex would answer now. */
    public BigDecimal outstanding() {
        synchronized (books) {
            return books.outstanding(this);
        }
    }

    boolean isCreditNote() {
        return credits != null || !charged;
    }

    @Override
    public String model() {
        return "Invoice";
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String path() {
        return "invoice";
    }

    @Override
    public Map<String, Object> properties() {
        var shownAmount = charged ? amount : BigDecimal.ZERO;
        var outstanding = charged ? books.outstanding(this).subtract(understated) : BigDecimal.ZERO;
        var total = outstanding.add(reminderCharges);
        var outstandingInCurrency = inCurrency(outstanding);
        return new Json()
                .with("id", id)
                .with("version", version)
                .with("invoiceNumber", number)
                .with("invoiceDate", invoiceDate)
                .with("invoiceDueDate", dueDate)
                .with("deliveryDate", null)
                .with("customer", customer)
                .with("creditedInvoice", credits == null ? 0 : credits.id)
                .with("isCredited", credited)
                .with("isCreditNote", isCreditNote())
                .with("isCharged", charged)
                .with("isApproved", true)
                .with("kid", kid)
                .with("comment", comment)
                .with("invoiceComment", comment)
                .with("invoiceRemarks", "")
                .with("invoiceRemark", remark)
                .with("orders", List.copyOf(orders))
                .with("orderLines", List.of(orderLine(shownAmount)))
                .with("projectInvoiceDetails", List.of())
                .with("voucher", voucher)
                .with("currency", currency)
                .with("amount", shownAmount)
                .with("amountCurrency", inCurrency(shownAmount))
                .with("amountExcludingVat", books.net(shownAmount))
                .with("amountExcludingVatCurrency", inCurrency(books.net(shownAmount)))
                .with("amountRoundoff", BigDecimal.ZERO)
                .with("amountRoundoffCurrency", BigDecimal.ZERO)
                .with("amountOutstanding", outstanding)
                .with(
                        "amountCurrencyOutstanding",
                        malformed ? outstandingInCurrency.add(new BigDecimal("0.005")) : outstandingInCurrency)
                .with("amountOutstandingTotal", total)
                .with("amountCurrencyOutstandingTotal", inCurrency(total))
                .with("sumRemits", BigDecimal.ZERO)
                .with("postings", books.postingsShownOn(this))
                .with("reminders", List.copyOf(reminders))
                .with("documentId", 0)
                .with("ehfSendStatus", "DO_NOT_SEND");
    }

    private BigDecimal inCurrency(BigDecimal kroner) {
        return kroner.divide(rate, 2, RoundingMode.HALF_UP);
    }

    private Thing orderLine(BigDecimal shownAmount) {
        // Derived, so that the same line has the same id in every answer.
        var lineId = id + 500_000_000L;
        return new SimpleThing(
                "OrderLine",
                lineId,
                "order/orderline",
                new Json()
                        .with("id", lineId)
                        .with("version", 0)
                        .with("description", line)
                        .with("displayName", line)
                        .with("count", BigDecimal.ONE)
                        .with("unitPriceIncludingVatCurrency", inCurrency(shownAmount))
                        .with("amountIncludingVatCurrency", inCurrency(shownAmount)));
    }

    @Override
    public String toString() {
        return "Invoice " + number;
    }
}
