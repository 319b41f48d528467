package no.kapitalkontroll.kk2.creditor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A valid creditor file for tests, to be spoiled one line at a time. */
final class CreditorFileText {

    static final String SECRET = "eyJ0b2tlbklkIjoxfQ==";
    static final Map<String, String> ENVIRONMENT = Map.of("FJELLHEIM_TRIPLETEX_TOKEN", SECRET);
    static final Set<String> PROCEDURES = Set.of("standard", "approve-before-demand");

    static final String SHORTEST = """
            id: fjellheim
            name: Fjellheim Renhold AS
            organisation-number: 914286018
            address: {lines: [Storgata 1], postal-code: 0155, city: Oslo}
            contact: {name: Kari Fjell, email: regnskap@fjellheim.example}
            case-handlers: [{name: Ola Heim, email: ola@fjellheim.example}]
            bank-account: "1234.56.78903"
            from-address: faktura@fjellheim.example
            start-date: 2026-01-01
            tripletex: {employee-token: "${FJELLHEIM_TRIPLETEX_TOKEN}"}
            ledger: {fee-income: 3909, interest-income: 8050, costs: 7309, bank: 1930, receivables: 1500}
            products: {fee: S100, interest: R100, costs: O100}
            """;

    private CreditorFileText() {}

    static Path example() {
        return Path.of("docker", "creditors", "fjellheim.yaml");
    }

    static String exampleText() {
        try {
            return Files.readString(example());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static ParseCreditorFile parser() {
        return new ParseCreditorFile(ENVIRONMENT, PROCEDURES);
    }

    static String with(String line, String instead) {
        if (!SHORTEST.contains(line)) {
            throw new IllegalArgumentException(line);
        }
        return SHORTEST.replace(line, instead);
    }
}
