package no.kapitalkontroll.kk2.standin;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/** One line of a voucher. Amounts in kroner with two decimals, debit positive. */
public final class Posting implements Thing {

    final long id;
    final Voucher voucher;
    final int row;
    final LocalDate date;
    final Account account;
    String description = "";
    CustomerCard customer;
    Product product;
    Thing department;
    Thing project;
    VatType vatType;
    BigDecimal amount;
    BigDecimal amountGross;
    Thing currency;
    String invoiceNumber = "";
    String type;
    CloseGroup closeGroup;

    /** The invoice that Tripletex itself ties this posting to: by charging, `:payment` or a credit note. */
    InvoiceDoc invoice;

    Posting(long id, Voucher voucher, int row, LocalDate date, Account account, BigDecimal amount) {
        this.id = id;
        this.voucher = voucher;
        this.row = row;
        this.date = date;
        this.account = account;
        this.amount = amount;
        this.amountGross = amount;
        this.vatType = account.vatType();
    }

    void add(BigDecimal more) {
        amount = amount.add(more);
        amountGross = amount;
    }

    boolean isOpen() {
        return closeGroup == null;
    }

    /** Whether it lies in the ledger, not in a voucher that still waits. */
    boolean isBooked() {
        return !voucher.waiting;
    }

    boolean onReceivables() {
        return account.ledgerType == Account.LedgerType.CUSTOMER;
    }

    public int row() {
        return row;
    }

    public LocalDate date() {
        return date;
    }

    public int accountNumber() {
        return account.number;
    }

    public BigDecimal amount() {
        return amount;
    }

    public String invoiceNumber() {
        return invoiceNumber;
    }

    /** The number of its department, or null. */
    public String departmentNumber() {
        return department == null ? null : (String) department.properties().get("departmentNumber");
    }

    /** The number of its project, or null. */
    public String projectNumber() {
        return project == null ? null : (String) project.properties().get("number");
    }

    public String description() {
        return description;
    }

    public boolean isClosed() {
        return closeGroup != null;
    }

    @Override
    public String model() {
        return "Posting";
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String path() {
        return "ledger/posting";
    }

    @Override
    public Map<String, Object> properties() {
        return new Json()
                .with("id", id)
                .with("version", 2)
                .with("voucher", voucher)
                .with("date", date)
                .with("description", description)
                .with("account", account)
                .with("customer", customer)
                .with("supplier", null)
                .with("employee", null)
                .with("project", project)
                .with("product", product)
                .with("department", department)
                .with("vatType", vatType)
                .with("amount", amount)
                .with("amountCurrency", amount)
                .with("amountGross", amountGross)
                .with("amountGrossCurrency", amountGross)
                .with("currency", currency)
                .with("closeGroup", closeGroup)
                .with("invoiceNumber", invoiceNumber)
                .with("termOfPayment", invoice != null && type != null ? invoice.dueDate() : null)
                .with("row", row)
                .with("type", type)
                .with("externalRef", "")
                .with("systemGenerated", row == 0)
                .with("matched", closeGroup != null)
                .with("isVatReadonly", account.isVatLocked())
                .with("isAmountVatClosed", false)
                .with("postingRuleId", null);
    }

    @Override
    public String toString() {
        return "Posting " + account.number + " " + amount + " " + date;
    }
}
