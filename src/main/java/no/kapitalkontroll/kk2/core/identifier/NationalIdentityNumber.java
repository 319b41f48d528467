package no.kapitalkontroll.kk2.core.identifier;

import java.util.Optional;

/**
 * Norwegian national identity number (fødselsnummer) or D-number: eleven digits, the last two by MOD11. It never prints itself,
 * and no exception quotes it; whoever needs it says so by {@link #reveal()}.
 *
 * <p>Day, month and both check digits are looked at; whether somebody has the number only the population register knows. In
 * a D-number the first digit is raised by four.
 */
public final class NationalIdentityNumber {

    private static final int[] FIRST_WEIGHTS = {3, 7, 6, 1, 8, 9, 4, 5, 2};
    private static final int[] SECOND_WEIGHTS = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    private static final int D_NUMBER = 40;

    private final String digits;

    private NationalIdentityNumber(String digits) {
        this.digits = digits;
    }

    /** Spaces between the groups are allowed; empty when it is none. */
    public static Optional<NationalIdentityNumber> of(String text) {
        return Optional.ofNullable(text)
                .map(CheckDigit::compact)
                .filter(NationalIdentityNumber::isValid)
                .map(NationalIdentityNumber::new);
    }

    /** The eleven digits. */
    public String reveal() {
        return digits;
    }

    public boolean isDNumber() {
        return digits.charAt(0) >= '4';
    }

    private static boolean isValid(String digits) {
        return digits.matches("[0-9]{11}")
                && hasDayAndMonth(digits)
                && weighs(digits, FIRST_WEIGHTS)
                && weighs(digits, SECOND_WEIGHTS);
    }

    private static boolean hasDayAndMonth(String digits) {
        int day = Integer.parseInt(digits.substring(0, 2));
        int month = Integer.parseInt(digits.substring(2, 4));
        int dayOfMonth = day > D_NUMBER ? day - D_NUMBER : day;
        return dayOfMonth >= 1 && dayOfMonth <= 31 && month >= 1 && month <= 12;
    }

    /** The digit after the weighted ones makes their sum a multiple of eleven. */
    private static boolean weighs(String digits, int[] weights) {
        int sum = digits.charAt(weights.length) - '0';
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return sum % 11 == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NationalIdentityNumber number && digits.equals(number.digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
