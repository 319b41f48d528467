package no.kapitalkontroll.kk2.core.identifier;

/**
 * Customer identification of a payment (KID): 2 to 25 characters, the last a check digit by MOD10 or MOD11. Which of the
 * two holds stands in the creditor's agreement with its bank; {@code -} is a check digit of MOD11 only.
 */
public record Kid(String value) {

    /** @throws IllegalArgumentException when the check digit fits neither MOD10 nor MOD11 */
    public Kid {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a KID");
        }
    }

    public static boolean isValid(String text) {
        return isValidMod10(text) || isValidMod11(text);
    }

    public static boolean isValidMod10(String text) {
        return hasShape(text) && text.equals(withMod10(payload(text)));
    }

    public static boolean isValidMod11(String text) {
        return hasShape(text) && text.equals(withMod11(payload(text)));
    }

    /** The payload (digits) with its MOD10 check digit. */
    public static String withMod10(String payload) {
        return payload + CheckDigit.mod10(payload);
    }

    /** The payload (digits) with its MOD11 check digit, which may be {@code -}. */
    public static String withMod11(String payload) {
        return payload + CheckDigit.mod11(payload);
    }

    private static boolean hasShape(String text) {
        return text != null && text.matches("[0-9]{1,24}[0-9-]");
    }

    private static String payload(String text) {
        return text.substring(0, text.length() - 1);
    }
}
