package no.kapitalkontroll.kk2.core.identifier;

/** The two check digits of Norwegian payments and registers. Input is digits only. */
final class CheckDigit {

    private CheckDigit() {}

    /** Luhn: from the right, every other digit doubled. */
    static char mod10(String payload) {
        int sum = 0;
        for (int i = 0; i < payload.length(); i++) {
            int digit = payload.charAt(payload.length() - 1 - i) - '0';
            int product = i % 2 == 0 ? 2 * digit : digit;
            sum += product / 10 + product % 10;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    /** Weights 2 to 7 from the right, over and over; a remainder that no digit can hold is {@code -}. */
    static char mod11(String payload) {
        int sum = 0;
        for (int i = 0; i < payload.length(); i++) {
            sum += (payload.charAt(payload.length() - 1 - i) - '0') * (2 + i % 6);
        }
        int check = (11 - sum % 11) % 11;
        return check == 10 ? '-' : (char) ('0' + check);
    }

    /** Whether the last digit is the MOD11 check digit of those before it. */
    static boolean endsInMod11(String digits) {
        int last = digits.length() - 1;
        return mod11(digits.substring(0, last)) == digits.charAt(last);
    }

    /** Without the spaces and dots that people write between groups. */
    static String compact(String text) {
        return text.replaceAll("[\\s\\u00a0.]", "");
    }
}
