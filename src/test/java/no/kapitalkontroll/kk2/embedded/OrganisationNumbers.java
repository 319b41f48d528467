package no.kapitalkontroll.kk2.embedded;

/** Valid organisation numbers of firms that the tests invent. */
public final class OrganisationNumbers {

    private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2};

    private OrganisationNumbers() {}

    /** Another one for each ordinal. */
    public static String of(int ordinal) {
        for (int number = 90_000_000 + 10 * ordinal; ; number++) {
            var digits = String.valueOf(number);
            var sum = 0;
            for (int i = 0; i < WEIGHTS.length; i++) {
                sum += WEIGHTS[i] * (digits.charAt(i) - '0');
            }
            var check = (11 - sum % 11) % 11;
            if (check < 10) {
                return digits + check;
            }
        }
    }
}
