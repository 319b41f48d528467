package no.kapitalkontroll.kk2.core.claim;

import java.util.List;
import java.util.stream.Stream;

/** @param countryCode ISO 3166 two letters, null when Tripletex names none */
public record PostalAddress(List<String> lines, String postalCode, String city, String countryCode) {
    public PostalAddress {
        lines = List.copyOf(lines);
    }

    /** Tripletex names no country for many Norwegian addresses. */
    public boolean isAbroad() {
        return hasText(countryCode) && !countryCode.strip().equalsIgnoreCase("NO");
    }

    /** Complete enough for an envelope: a line, postal code and city. */
    public boolean isDeliverable() {
        return lines.stream().anyMatch(PostalAddress::hasText) && hasText(postalCode) && hasText(city);
    }

    /** Tripletex gives every customer two addresses; those that nobody has filled in say nothing. */
    boolean saysAnything() {
        return isAbroad()
                || Stream.concat(lines.stream(), Stream.of(text(postalCode), text(city)))
                        .anyMatch(PostalAddress::hasText);
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private static boolean hasText(String text) {
        return text != null && !text.isBlank();
    }
}
