package no.kapitalkontroll.kk2.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import no.kapitalkontroll.kk2.embedded.OrganisationNumbers;
import no.kapitalkontroll.kk2.standin.Company;
import no.kapitalkontroll.kk2.standin.CustomerCard;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import no.kapitalkontroll.kk2.standin.StandInTripletex;

/** A creditor with its company in the stand-in Tripletex and its file, and what its debtors paid. */
public final class FaultCreditor {

    private final String id;
    private final Path files;
    private final StandInTripletex tripletex;
    private final Company company;
    private final String token;
    private final Map<InvoiceDoc, BigDecimal> received = new LinkedHashMap<>();

    private FaultCreditor(String id, Path files, StandInTripletex tripletex, Company company, String token) {
        this.id = id;
        this.files = files;
        this.tripletex = tripletex;
        this.company = company;
        this.token = token;
    }

    /** @param keys lines of the creditor file that differ from the usual ones */
    static FaultCreditor found(StandInTripletex tripletex, Path files, int ordinal, String... keys) {
        var id = "fault-" + ordinal;
        var token = "employee-token-of-" + id;
        var number = OrganisationNumbers.of(ordinal);
        var company = tripletex.company("Uhell " + ordinal + " AS", number, token);
        company.account(1930).bank("12345678903");
        Map<String, String> lines = new LinkedHashMap<>();
        var usual = """
                id: %1$s
                name: %2$s
                organisation-number: "%3$s"
                address: {lines: [Storgata 1], postal-code: "0155", city: Oslo}
                contact: {name: Kundesenteret, email: kunde@uhell.example}
                case-handlers: [{name: Siv Saksvik, email: inkasso@uhell.example}]
                bank-account: "1234.56.78903"
                from-address: faktura@uhell.example
                start-date: 2026-01-01
                tripletex: {employee-token: "file:%4$s", company-id: 0}
                ledger: {fee-income: 3909, interest-income: 8050, costs: 7309, bank: 1930, receivables: 1500}
                products: {fee: S100, interest: R100, costs: O100}
                voucher: {send-to-ledger: true}
                digest: false
                """.formatted(id, company.name(), number, files.resolve(id + ".token"));
        usual.lines().forEach(line -> lines.put(line.substring(0, line.indexOf(':')), line));
        for (var key : keys) {
            lines.put(key.substring(0, key.indexOf(':')), key);
        }
        try {
            Files.writeString(files.resolve(id + ".token"), token);
            Files.writeString(files.resolve(id + ".yaml"), String.join("\n", lines.values()) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FaultCreditor(id, files, tripletex, company, token);
    }

    /** The next reading of the files ends it for every child. */
    void removeFiles() {
        try {
            Files.delete(files.resolve(id + ".yaml"));
            Files.delete(files.resolve(id + ".token"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String id() {
        return id;
    }

    public Company company() {
        return company;
    }

    /** What no log may ever show. */
    String token() {
        return token;
    }

    /** Of a person with e-mail, invoiced two weeks before it falls due. */
    public InvoiceDoc invoice(String amount, String due) {
        var n = received.size() + 1;
        return invoice(
                company.customer("Kunde " + id + " " + n).email("debtor" + n + "@" + id + ".example"), amount, due);
    }

    /** Of a person who gets paper. */
    public InvoiceDoc paperInvoice(String amount, String due) {
        return invoice(company.customer("Papir " + id + " " + received.size()).withoutEmail(), amount, due);
    }

    private InvoiceDoc invoice(CustomerCard customer, String amount, String due) {
        var dueDate = LocalDate.parse(due);
        tripletex.setToday(dueDate.minusDays(14));
        var invoice = company.invoice(customer, new BigDecimal(amount), dueDate.minusDays(14), dueDate);
        received.put(invoice, BigDecimal.ZERO);
        return invoice;
    }

    public void pays(InvoiceDoc invoice, String date, String amount) {
        var kroner = new BigDecimal(amount);
        tripletex.setToday(LocalDate.parse(date));
        company.pay(invoice, LocalDate.parse(date), kroner);
        received.merge(invoice, kroner, BigDecimal::add);
    }

    /** Its invoices, and what was paid for each so far. */
    public Map<InvoiceDoc, BigDecimal> received() {
        return Map.copyOf(received);
    }
}
