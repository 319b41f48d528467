package no.kapitalkontroll.kk2.core.claim;

import java.util.List;

/** @param countryCode ISO 3166 two letters, null when Tripletex names none */
public record PostalAddress(List<String> lines, String postalCode, String city, String countryCode) {

    public PostalAddress {
        lines = List.copyOf(lines);
    }
}
