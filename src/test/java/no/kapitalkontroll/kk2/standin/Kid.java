package no.kapitalkontroll.kk2.standin;

/** Payment identifiers (KID) with a MOD10 check digit. */
public final class Kid {

    private Kid() {}

    public static String of(int customerNumber, int invoiceNumber) {
        var digits = "%06d%06d".formatted(customerNumber, invoiceNumber);
        return digits + checkDigit(digits);
    }

    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = digits.length() - 1, weight = 2; i >= 0; i--, weight = 3 - weight) {
            int product = (digits.charAt(i) - '0') * weight;
            sum += product / 10 + product % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
