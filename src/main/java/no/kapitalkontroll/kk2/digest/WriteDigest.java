package no.kapitalkontroll.kk2.digest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.creditor.Language;
import no.kapitalkontroll.kk2.letter.NorwegianFormat;

/** Writes a digest in the creditor's language: a heading for each kind, a line for each thing. */
final class WriteDigest {

    /** A mail that nobody would read to its end tells how much more there is. */
    private static final int MOST_OF_A_KIND = 50;

    String subject(Creditor creditor, LocalDate date) {
        return "KK2 %s: %s".formatted(NorwegianFormat.date(date), oneLine(creditor.name()));
    }

    String text(Creditor creditor, LocalDate date, List<News> news) {
        return String.join("\r\n", lines(creditor.id(), creditor.name(), creditor.language(), date, news)) + "\r\n";
    }

    List<String> lines(String creditorId, String creditor, Language language, LocalDate date, List<News> news) {
        var words = new Words(language);
        List<String> lines = new ArrayList<>(
                List.of(words.greeting(), "", words.opening(oneLine(creditor), NorwegianFormat.date(date))));
        for (var kind : News.Kind.values()) {
            var ofKind = news.stream().filter(one -> one.kind() == kind).toList();
            if (!ofKind.isEmpty()) {
                lines.add("");
                lines.add("%s (%d)".formatted(words.heading(kind), ofKind.size()));
                ofKind.stream().limit(MOST_OF_A_KIND).forEach(one -> lines.add("  " + line(one, words)));
                if (ofKind.size() > MOST_OF_A_KIND) {
                    lines.add("  …");
                }
            }
        }
        lines.add("");
        lines.add(words.farewell(creditorId));
        return lines;
    }

    private static String line(News one, Words words) {
        List<String> parts = new ArrayList<>();
        if (one.amount() != null) {
            parts.add(words.kroner(NorwegianFormat.amount(one.amount())));
        }
        if (!one.text().isEmpty()) {
            parts.add(oneLine(one.text()));
        }
        var told = String.join(", ", parts);
        return one.invoiceNumber() == 0
                ? told
                : words.invoice(one.invoiceNumber()) + (told.isEmpty() ? "" : ": " + told);
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
