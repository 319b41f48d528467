package no.kapitalkontroll.kk2.core.identifier;

/** Norwegian bank account number (kontonummer): eleven digits, the last by MOD11. */
public record BankAccountNumber(String digits) {

    /** Dots or spaces between the groups are allowed. @throws IllegalArgumentException when it is none */
    public BankAccountNumber {
        if (!isValid(digits)) {
            throw new IllegalArgumentException("not a bank account number");
        }
        digits = CheckDigit.compact(digits);
    }

    public static boolean isValid(String text) {
        if (text == null) {
            return false;
        }
        var digits = CheckDigit.compact(text);
        return digits.matches("[0-9]{11}") && CheckDigit.endsInMod11(digits);
    }

    /** As on letters: {@code 1234.56.78903}. */
    public String formatted() {
        return digits.substring(0, 4) + "." + digits.substring(4, 6) + "." + digits.substring(6);
    }
}
