package no.kapitalkontroll.kk2.creditor;

import java.util.Optional;

/** The check digit of organisation numbers and bank accounts: weighted sum modulo 11, where a 10 is never issued. */
enum Mod11 {
    ORGANISATION_NUMBER("[89][0-9]{8}", "32765432"),
    BANK_ACCOUNT("[0-9]{11}", "5432765432");

    private final String form;
    private final String weights;

    Mod11(String form, String weights) {
        this.form = form;
        this.weights = weights;
    }

    /** The bare digits of a number that may be grouped by spaces or dots; empty when it is not a number of this sort. */
    Optional<String> digits(String written) {
        var digits = written.replaceAll("[ .]", "");
        return digits.matches(form) && checkDigit(digits) == digits.charAt(weights.length()) - '0'
                ? Optional.of(digits)
                : Optional.empty();
    }

    private int checkDigit(String digits) {
        var sum = 0;
        for (var i = 0; i < weights.length(); i++) {
            sum += (weights.charAt(i) - '0') * (digits.charAt(i) - '0');
        }
        return (11 - sum % 11) % 11;
    }
}
