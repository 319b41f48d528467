package no.kapitalkontroll.kk2.standin;

import java.util.Map;

/**
 * A customer as Tripletex keeps it. The setters change the card as a person at the creditor would, and raise its
 * version. A new card has a Norwegian postal address and an e-mail address.
 */
public final class CustomerCard implements Thing {

    private final Books books;
    final long id;
    final int number;
    private final String name;
    private final Thing currency;
    private int version = 1;
    private String organisationNumber = "";
    private boolean privatePerson;
    private boolean inactive;
    private boolean factoring;
    private boolean automaticSoftReminder;
    private boolean automaticReminder;
    private boolean automaticCollectionNotice;
    private String language = "NO";
    private String email = "";
    private String invoiceEmail = "";
    private String overdueNoticeEmail = "";
    private Address postalAddress;
    private Address physicalAddress;

    CustomerCard(Books books, long id, int number, String name) {
        this.books = books;
        this.id = id;
        this.number = number;
        this.name = name;
        this.currency = books.currency("NOK");
    }

    public CustomerCard organisationNumber(String value) {
        return change(() -> organisationNumber = value);
    }

    public CustomerCard privatePerson() {
        return change(() -> privatePerson = true);
    }

    public CustomerCard email(String value) {
        return change(() -> email = value);
    }

    public CustomerCard invoiceEmail(String value) {
        return change(() -> invoiceEmail = value);
    }

    public CustomerCard overdueNoticeEmail(String value) {
        return change(() -> overdueNoticeEmail = value);
    }

    public CustomerCard withoutEmail() {
        return change(() -> {
            email = "";
            invoiceEmail = "";
            overdueNoticeEmail = "";
        });
    }

    public CustomerCard postalAddress(String line1, String postalCode, String city, String country) {
        return change(() -> postalAddress = new Address(books.nextId(), line1, "", postalCode, city, country));
    }

    public CustomerCard physicalAddress(String line1, String postalCode, String city, String country) {
        return change(() -> physicalAddress = new Address(books.nextId(), line1, "", postalCode, city, country));
    }

    public CustomerCard withoutAddress() {
        return change(() -> {
            postalAddress = null;
            physicalAddress = null;
        });
    }

    /** {@code NO} or {@code EN}. */
    public CustomerCard language(String value) {
        return change(() -> language = value);
    }

    public CustomerCard factoring(boolean value) {
        return change(() -> factoring = value);
    }

    public CustomerCard inactive(boolean value) {
        return change(() -> inactive = value);
    }

    public CustomerCard automaticSoftReminder(boolean value) {
        return change(() -> automaticSoftReminder = value);
    }

    public CustomerCard automaticReminder(boolean value) {
        return change(() -> automaticReminder = value);
    }

    public CustomerCard automaticCollectionNotice(boolean value) {
        return change(() -> automaticCollectionNotice = value);
    }

    private CustomerCard change(Runnable what) {
        synchronized (books) {
            what.run();
            version++;
        }
        return this;
    }

    public String name() {
        return name;
    }

    public int number() {
        return number;
    }

    public String email() {
        synchronized (books) {
            return email;
        }
    }

    boolean isInactive() {
        return inactive;
    }

    String organisationNumber() {
        return organisationNumber;
    }

    String displayName() {
        return name + " (" + number + ")";
    }

    @Override
    public String model() {
        return "Customer";
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String path() {
        return "customer";
    }

    @Override
    public Map<String, Object> properties() {
        return new Json()
                .with("id", id)
                .with("version", version)
                .with("name", name)
                .with("displayName", displayName())
                .with("customerNumber", number)
                .with("organizationNumber", organisationNumber)
                .with("isPrivateIndividual", privatePerson)
                .with("isCustomer", true)
                .with("isSupplier", false)
                .with("isInactive", inactive)
                .with("language", language)
                .with("email", email)
                .with("invoiceEmail", invoiceEmail)
                .with("overdueNoticeEmail", overdueNoticeEmail)
                .with("phoneNumber", "")
                .with("phoneNumberMobile", "")
                .with("invoiceSendMethod", email.isEmpty() ? "PAPER" : "EMAIL")
                .with("postalAddress", postalAddress)
                .with("physicalAddress", physicalAddress)
                .with("deliveryAddress", null)
                .with("invoicesDueIn", 14)
                .with("invoicesDueInType", "DAYS")
                .with("currency", currency)
                .with("ledgerAccount", books.account(1500))
                .with("isFactoring", factoring)
                .with("isAutomaticSoftReminderEnabled", automaticSoftReminder)
                .with("isAutomaticReminderEnabled", automaticReminder)
                .with("isAutomaticNoticeOfDebtCollectionEnabled", automaticCollectionNotice);
    }
}
