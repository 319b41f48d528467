package no.kapitalkontroll.kk2.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import no.kapitalkontroll.kk2.embedded.EmbeddedMariaDb;
import no.kapitalkontroll.kk2.standin.Company;
import no.kapitalkontroll.kk2.standin.StandInTripletex;

/** What KK2 needs around it to start: a stand-in Tripletex, a database of its own, a folder of creditor files. */
final class SmallWorld implements AutoCloseable {

    static final String BANK_ACCOUNT = "12345678903";

    private static final int MOST_CREDITORS = 40;

    private final StandInTripletex tripletex = StandInTripletex.start();
    private final String database = EmbeddedMariaDb.shared().newDatabase();
    private final Path creditors;
    private final Path printFolder;
    private int companies;

    SmallWorld(Path folder) {
        try {
            creditors = Files.createDirectories(folder.resolve("creditors"));
            printFolder = Files.createDirectories(folder.resolve("print"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    StandInTripletex tripletex() {
        return tripletex;
    }

    /** A company of the stand-in whose creditor file is {@code c1.yaml}, {@code c2.yaml} and so on; the others' are removed. */
    Creditor onlyCreditor() {
        var id = "c" + ++companies;
        var company = tripletex.company("Fjellheim Renhold AS", "914286018", "employee-" + id);
        company.account(1930).bank(BANK_ACCOUNT);
        var creditor = new Creditor(id, company);
        creditor.alone();
        return creditor;
    }

    /** One more company beside it, whose creditor file nobody has written yet. */
    Creditor company(String name, String organisationNumber) {
        var id = "c" + ++companies;
        var company = tripletex.company(name, organisationNumber, "employee-" + id);
        company.account(1930).bank(BANK_ACCOUNT);
        return new Creditor(id, company);
    }

    Path creditors() {
        return creditors;
    }

    private void removeFiles() {
        try (var files = Files.newDirectoryStream(creditors)) {
            for (var file : files) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void file(String name, String text) {
        try {
            Files.writeString(creditors.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The environment of a process; a token is known for every creditor that may come. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("KK2_TRIPLETEX_URL", tripletex.baseUrl());
        environment.put("KK2_TRIPLETEX_CONSUMER_TOKEN", StandInTripletex.CONSUMER_TOKEN);
        environment.put("KK2_CREDITORS", creditors.toString());
        environment.put("KK2_ROUTES", "routes");
        environment.put("KK2_DB_URL", database);
        environment.put("KK2_DB_USER", EmbeddedMariaDb.USER);
        environment.put("KK2_DB_PASSWORD", EmbeddedMariaDb.PASSWORD);
        environment.put("KK2_PRINT_DIR", printFolder.toString());
        for (int i = 1; i <= MOST_CREDITORS; i++) {
            environment.put("TOKEN_C" + i, "employee-c" + i);
        }
        environment.put("TOKEN_UNKNOWN", "nobody");
        return environment;
    }

    @Override
    public void close() {
        tripletex.close();
    }

    /** A creditor and its books. */
    final class Creditor {

        private final String id;
        private final Company company;

        private Creditor(String id, Company company) {
            this.id = id;
            this.company = company;
        }

        String id() {
            return id;
        }

        Company company() {
            return company;
        }

        /** Writes the file again and removes all others. */
        void alone() {
            removeFiles();
            write("");
        }

        /** Puts another line in the place of the one that begins so. */
        void replace(String beginning, String line) {
            try {
                var file = creditors.resolve(id + ".yaml");
                Files.writeString(file, Files.readString(file).replaceFirst("(?m)^" + beginning + ".*\\n", line));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Writes the file again with these lines at its end. */
        void write(String more) {
            write("TOKEN_" + id.toUpperCase(Locale.ROOT), "914286018", more);
        }

        void write(String tokenVariable, String organisationNumber, String more) {
            var yaml = """
                    id: ID
                    name: Fjellheim Renhold AS
                    organisation-number: "ORGANISATION"
                    address: {lines: [Storgata 1], postal-code: "0155", city: Oslo}
                    contact: {name: Kundesenteret, email: kunde@fjellheim.example, phone: "22 00 00 00"}
                    case-handlers: [{name: Siv Saksvik, email: inkasso@fjellheim.example, phone: "22 00 00 01"}]
                    bank-account: "BANK"
                    from-address: faktura@fjellheim.example
                    start-date: 2026-01-01
                    tripletex: {employee-token: "${TOKEN}", company-id: 0}
                    ledger: {fee-income: 3909, interest-income: 8050, costs: 7309, bank: 1930, receivables: 1500}
                    products: {fee: "S100", interest: "R100", costs: "O100"}
                    """;
            file(
                    id + ".yaml",
                    yaml.replace("ORGANISATION", organisationNumber)
                                    .replace("ID", id)
                                    .replace("BANK", BANK_ACCOUNT)
                                    .replace("TOKEN", tokenVariable)
                            + more);
        }
    }
}
