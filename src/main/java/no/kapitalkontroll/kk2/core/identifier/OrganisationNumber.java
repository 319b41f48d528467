package no.kapitalkontroll.kk2.core.identifier;

/** Norwegian organisation number (organisasjonsnummer): nine digits, the last by MOD11. */
public record OrganisationNumber(String digits) {

    /** Spaces between the groups are allowed. @throws IllegalArgumentException when it is none */
    public OrganisationNumber {
        if (!isValid(digits)) {
            throw new IllegalArgumentException("not an organisation number");
        }
        digits = CheckDigit.compact(digits);
    }

    public static boolean isValid(String text) {
        if (text == null) {
            return false;
        }
        var digits = CheckDigit.compact(text);
        return digits.matches("[0-9]{9}") && CheckDigit.endsInMod11(digits);
    }

    /** As on letters: {@code 914 286 018}. */
    public String formatted() {
        return digits.substring(0, 3) + " " + digits.substring(3, 6) + " " + digits.substring(6);
    }
}
