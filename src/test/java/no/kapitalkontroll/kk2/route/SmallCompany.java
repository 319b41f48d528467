package no.kapitalkontroll.kk2.route;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.kapitalkontroll.kk2.standin.Company;
import no.kapitalkontroll.kk2.standin.CustomerCard;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import no.kapitalkontroll.kk2.standin.StandInTripletex;

/** One firm in the stand-in Tripletex, its creditor file, and the few things that a route test lets happen there. */
final class SmallCompany {

    private final String id;
    private final Company company;
    private final Path file;
    private int debtors;

    SmallCompany(
            String id,
            String organisationNumber,
            StandInTripletex tripletex,
            Path creditors,
            Path tokens,
            List<String> moreLines) {
        this.id = id;
        var employeeToken = "employee-" + id;
        this.company = tripletex.company("Fjellheim Renhold AS", organisationNumber, employeeToken);
        company.account(1930).bank("12345678903");
        try {
            var token = Files.writeString(tokens.resolve(id), employeeToken);
            file = Files.writeString(creditors.resolve(id + ".yaml"), """
                    id: %s
                    name: Fjellheim Renhold AS
                    organisation-number: "%s"
                    address: {lines: [Storgata 1], postal-code: "0155", city: Oslo}
                    contact: {name: Kundesenteret, email: kunde@fjellheim.example, phone: "22 00 00 00"}
                    case-handlers: [{name: Siv Saksvik, email: inkasso@fjellheim.example, phone: "22 00 00 01"}]
                    bank-account: "1234.56.78903"
                    from-address: faktura@fjellheim.example
                    start-date: 2026-01-01
                    tripletex: {employee-token: "file:%s", company-id: 0}
                    ledger: {fee-income: 3909, interest-income: 8050, costs: 7309, bank: 1930, receivables: 1500}
                    products: {fee: "S100", interest: "R100", costs: "O100"}
                    digest: %s
                    %s
                    """.formatted(
                    id,
                    organisationNumber,
                    token,
                    moreLines.contains("digest"),
                    moreLines.stream().filter(line -> !line.equals("digest")).collect(joining("\n"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody edits the creditor file. */
    void rewrite(String line, String otherLine) {
        try {
            Files.writeString(file, Files.readString(file).replace(line, otherLine));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String id() {
        return id;
    }

    Company books() {
        return company;
    }

    CustomerCard debtor() {
        return company.customer("Skyldner " + ++debtors + " AS");
    }

    /** An invoice to a debtor of its own that is taken on {@link RouteWorld#TODAY}. */
    InvoiceDoc overdue() {
        return overdue(debtor());
    }

    InvoiceDoc overdue(CustomerCard debtor) {
        return company.invoice(debtor, kroner("12500.00"), RouteWorld.DUE.minusDays(14), RouteWorld.DUE);
    }

    static BigDecimal kroner(String amount) {
        return new BigDecimal(amount);
    }
}
