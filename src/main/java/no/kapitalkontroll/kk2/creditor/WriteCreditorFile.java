package no.kapitalkontroll.kk2.creditor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers → the commented text of a creditor file, after {@code creditor/new-creditor.yaml}. */
final class WriteCreditorFile {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z0-9.-]+)}}");

    /** What may stand without quotes, and means what it looks like. */
    private static final Pattern PLAIN = Pattern.compile("[1-9][0-9]{3,5}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[a-z][a-z-]*");

    /** @param answers by key; one that is "" is left out */
    String of(Map<String, String> answers, String tokenReference) {
        return PLACE.matcher(template())
                .replaceAll(place -> Matcher.quoteReplacement(
                        switch (place.group(1)) {
                            case "contact.phone" -> optional("phone", answers.get("contact.phone"), "\"22 00 00 00\"");
                            case "logo" -> optional("logo", answers.get("logo"), "firm.png");
                            case "case-handlers" -> caseHandlers(answers);
                            case "tripletex.employee-token" -> quoted(tokenReference);
                            default -> value(Objects.requireNonNull(answers.get(place.group(1)), place.group(1)));
                        }));
    }

    private static String optional(String key, String answer, String example) {
        return answer.isEmpty() ? "# %s: %s".formatted(key, example) : key + ": " + quoted(answer);
    }

    private static String caseHandlers(Map<String, String> answers) {
        var lines = new StringBuilder();
        for (int n = 1;
                !answers.getOrDefault("case-handlers." + n + ".name", "").isEmpty();
                n++) {
            var key = "case-handlers." + n + ".";
            lines.append(n == 1 ? "" : "\n")
                    .append("  - name: ")
                    .append(quoted(answers.get(key + "name")))
                    .append("\n    email: ")
                    .append(quoted(answers.get(key + "email")))
                    .append("\n    ")
                    .append(optional("phone", answers.get(key + "phone"), "\"22 00 00 01\""));
        }
        return lines.toString();
    }

    private static String value(String answer) {
        return PLAIN.matcher(answer).matches() ? answer : quoted(answer);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String template() {
        try (var template = WriteCreditorFile.class.getResourceAsStream("/creditor/new-creditor.yaml")) {
            return new String(Objects.requireNonNull(template).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
