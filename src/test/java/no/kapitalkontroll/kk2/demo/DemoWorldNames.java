package no.kapitalkontroll.kk2.demo;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Invented firms, people and addresses. Organisation numbers are made up too; only their check digit is right. */
final class DemoWorldNames {

    private static final List<String> FIRST_NAMES = List.of(
            "Kari",
            "Ola",
            "Ingrid",
            "Lars",
            "Sunniva",
            "Eirik",
            "Marte",
            "Håkon",
            "Astrid",
            "Jonas",
            "Ragnhild",
            "Nils");
    private static final List<String> LAST_NAMES = List.of(
            "Tangvik",
            "Bjørkelund",
            "Skarstein",
            "Fossheim",
            "Lyngmo",
            "Havnås",
            "Solbakk",
            "Ulvedal",
            "Røysland",
            "Myrvang",
            "Steinvåg");
    private static final List<String> FIRM_NAMES = List.of(
            "Skog & Hage",
            "Nordre Brygge",
            "Tårnfjell",
            "Lille Bakeri",
            "Sjøgata Frisør",
            "Kvernhus",
            "Blåklokka",
            "Vindskjev Bygg",
            "Grønn Gren",
            "Havørn Transport",
            "Tre Troll",
            "Solsiden Kafé",
            "Rødstrupe Media");
    private static final List<String> FIRM_KINDS = List.of("AS", "Drift AS", "Handel AS", "Invest AS");
    private static final List<String> STREETS =
            List.of("Lyngveien", "Bruveien", "Furulia", "Kaigata", "Øvre gate", "Bakkesvingen", "Sagstien");
    private static final List<String[]> PLACES = List.of(
            new String[] {"0155", "Oslo"},
            new String[] {"5003", "Bergen"},
            new String[] {"7010", "Trondheim"},
            new String[] {"4006", "Stavanger"},
            new String[] {"9008", "Tromsø"},
            new String[] {"6002", "Ålesund"});

    private final Random random;
    private int lastOrganisation = 8_414_000;
    private int lastName;

    DemoWorldNames(Random random) {
        this.random = random;
    }

    String person() {
        int n = lastName++;
        return FIRST_NAMES.get(n % FIRST_NAMES.size()) + " " + LAST_NAMES.get(n % LAST_NAMES.size());
    }

    String firm() {
        int n = lastName++;
        return FIRM_NAMES.get(n % FIRM_NAMES.size()) + " " + FIRM_KINDS.get(n / FIRM_NAMES.size() % FIRM_KINDS.size());
    }

    String street() {
        return pick(STREETS) + " " + (1 + random.nextInt(80));
    }

    String[] place() {
        return pick(PLACES);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** A mail address in a domain that cannot exist. */
    static String mailOf(String name, int number) {
        var plain = name.toLowerCase(Locale.ROOT)
                .replace("æ", "ae")
                .replace("ø", "o")
                .replace("å", "a")
                .replace("é", "e")
                .replaceAll("[^a-z]+", ".");
        return plain + number + "@post.example";
    }

    String organisationNumber() {
        while (true) {
            var payload = String.valueOf(lastOrganisation++ * 10 + random.nextInt(10));
            int check = mod11(payload);
            if (check < 10) {
                return payload + check;
            }
        }
    }

    private static int mod11(String payload) {
        int sum = 0;
        for (int i = 0; i < payload.length(); i++) {
            sum += (payload.charAt(payload.length() - 1 - i) - '0') * (2 + i % 6);
        }
        return (11 - sum % 11) % 11;
    }
}
