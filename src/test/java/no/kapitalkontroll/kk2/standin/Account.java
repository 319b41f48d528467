package no.kapitalkontroll.kk2.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An account of the chart. The setters change it as the creditor's accountant would. */
public final class Account implements Thing {

    final long id;
    final int number;
    final String name;
    final LedgerType ledgerType;
    private VatType vatType;
    private boolean vatLocked;
    private List<VatType> legalVatTypes;
    private boolean inactive;
    private boolean requiresDepartment;
    private boolean requiresProject;
    private int requiredDimension;
    private boolean bank;
    private String bankAccountNumber = "";

    enum LedgerType {
        GENERAL,
        CUSTOMER,
        VENDOR
    }

    Account(long id, int number, String name, LedgerType ledgerType, VatType vatType) {
        this.id = id;
        this.number = number;
        this.name = name;
        this.ledgerType = ledgerType;
        this.vatType = vatType;
        this.vatLocked = true;
        this.legalVatTypes = List.of(vatType);
    }

    /** From now on only this VAT type may be used, and it need not be sent. */
    public synchronized Account lockedTo(VatType type) {
        vatType = type;
        vatLocked = true;
        legalVatTypes = List.of(type);
        return this;
    }

    /** Any of these may be used; the first is what Tripletex takes when a posting names none. */
    public synchronized Account open(VatType standard, VatType... others) {
        vatType = standard;
        vatLocked = false;
        var legal = new ArrayList<>(List.of(standard));
        legal.addAll(List.of(others));
        legalVatTypes = List.copyOf(legal);
        return this;
    }

    public synchronized Account inactive() {
        inactive = true;
        return this;
    }

    public synchronized Account active() {
        inactive = false;
        return this;
    }

    /** From now on a line of it goes without department, project and free dimension. */
    public synchronized Account requiringNothing() {
        requiresDepartment = false;
        requiresProject = false;
        requiredDimension = 0;
        return this;
    }

    /** From now on no line of it goes without a department. */
    public synchronized Account requiringDepartment() {
        requiresDepartment = true;
        return this;
    }

    public synchronized Account requiringProject() {
        requiresProject = true;
        return this;
    }

    /** @param dimension 1 to 3: a free one, which the creditor named itself */
    public synchronized Account requiringFreeDimension(int dimension) {
        requiredDimension = dimension;
        return this;
    }

    /** What a line of it lacks, as Tripletex' field names it; null when nothing. */
    synchronized String missing(boolean department, boolean project) {
        if (requiresDepartment && !department) {
            return "postings.department.id";
        }
        if (requiresProject && !project) {
            return "postings.project.id";
        }
        return requiredDimension == 0 ? null : "postings.freeAccountingDimension" + requiredDimension + ".id";
    }

    /** It is a bank account with this number. */
    public synchronized Account bank(String accountNumber) {
        bank = true;
        bankAccountNumber = accountNumber;
        return this;
    }

    synchronized boolean isBank() {
        return bank;
    }

    synchronized boolean isInactive() {
        return inactive;
    }

    synchronized VatType vatType() {
        return vatType;
    }

    synchronized boolean isVatLocked() {
        return vatLocked;
    }

    synchronized boolean allows(VatType type) {
        return legalVatTypes.contains(type);
    }

    public int number() {
        return number;
    }

    @Override
    public String model() {
        return "Account";
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String path() {
        return "ledger/account";
    }

    @Override
    public synchronized Map<String, Object> properties() {
        return new Json()
                .with("id", id)
                .with("version", 1)
                .with("number", number)
                .with("name", name)
                .with("description", "")
                .with("displayName", number + " " + name)
                .with("type", type())
                .with("ledgerType", ledgerType.name())
                .with("vatType", vatType)
                .with("vatLocked", vatLocked)
                .with("legalVatTypes", legalVatTypes)
                .with("currency", null)
                .with("isCloseable", ledgerType != LedgerType.GENERAL)
                .with("isInactive", inactive)
                .with("isBankAccount", bank)
                .with("isInvoiceAccount", bank)
                .with("bankAccountNumber", bankAccountNumber)
                .with("requireReconciliation", bank)
                .with("requiresDepartment", requiresDepartment)
                .with("requiresProject", requiresProject)
                // since 2.75.02: answered to *, and younger than the description that requests are held against
                .with("requiresFreeDimension1", requiredDimension == 1)
                .with("requiresFreeDimension2", requiredDimension == 2)
                .with("requiresFreeDimension3", requiredDimension == 3);
    }

    private String type() {
        return switch (number / 1000) {
            case 1 -> "ASSETS";
            case 2 -> "LIABILITIES";
            case 3 -> "OPERATING_REVENUES";
            case 8 -> "INVESTMENT_INCOME";
            default -> "OPERATING_EXPENSES";
        };
    }
}
