package no.kapitalkontroll.kk2.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import no.kapitalkontroll.kk2.embedded.OrganisationNumbers;
import no.kapitalkontroll.kk2.standin.Company;

/** Founds a creditor: its company in Tripletex, its token and its file. */
final class Founding {

    private final StoryWorld world;

    Founding(StoryWorld world) {
        this.world = world;
    }

    record Founded(String id, Company company, Path file, Path token) {}

    /** @param keys lines of the creditor file that differ from the usual ones */
    Founded found(String keys) {
        var ordinal = world.nextStory();
        var id = "story-" + ordinal;
        var organisationNumber = OrganisationNumbers.of(ordinal);
        var employeeToken = "story-employee-" + ordinal;
        var company = world.tripletex().company("Eventyr " + ordinal + " AS", organisationNumber, employeeToken);
        company.account(1930).bank("12345678903");
        var token = world.kk2().creditors().resolve(id + ".token");
        var file = world.kk2().creditors().resolve(id + ".yaml");
        write(token, employeeToken);
        write(file, text(id, company.name(), organisationNumber, token, keys));
        return new Founded(id, company, file, token);
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String id, String name, String organisationNumber, Path token, String keys) {
        Map<String, String> lines = new LinkedHashMap<>();
        put(lines, "id: " + id);
        put(lines, "name: " + name);
        put(lines, "organisation-number: \"" + organisationNumber + "\"");
        put(lines, "address: {lines: [Storgata 1], postal-code: \"0155\", city: Oslo}");
        put(lines, "contact: {name: Kundesenteret, email: kunde@eventyr.example}");
        put(lines, "case-handlers: [{name: Siv Saksvik, email: inkasso@eventyr.example}]");
        put(lines, "bank-account: \"1234.56.78903\"");
        put(lines, "from-address: faktura@eventyr.example");
        put(lines, "start-date: 2026-01-01");
        put(lines, "tripletex: {employee-token: \"file:" + token + "\", company-id: 0}");
        put(lines, "ledger: {fee-income: 3909, interest-income: 8050, costs: 7309, bank: 1930, receivables: 1500}");
        put(lines, "products: {fee: S100, interest: R100, costs: O100}");
        // a story that asks for digests says so; in all others the debtors' mail is alone
        put(lines, "digest: false");
        keys.lines().forEach(line -> put(lines, line));
        return String.join("\n", lines.values()) + "\n";
    }

    private static void put(Map<String, String> lines, String line) {
        lines.put(line.substring(0, line.indexOf(':')), line);
    }
}
