package no.kapitalkontroll.kk2.creditor;

/**
 * Where the department (avdeling) or the project (prosjekt) of a line comes from.
 *
 * @param number in Tripletex; null unless {@code from} is {@code NUMBER}
 */
public record Dimension(From from, String number) {

    public static final Dimension NONE = new Dimension(From.NONE, null);
    public static final Dimension OF_INVOICE = new Dimension(From.INVOICE, null);

    public enum From {
        NONE,
        /** the orders behind the invoice */
        INVOICE,
        NUMBER
    }

    public static Dimension numbered(String number) {
        return new Dimension(From.NUMBER, number);
    }
}
