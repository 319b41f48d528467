package no.kapitalkontroll.kk2.core.identifier;

import java.util.regex.Pattern;

/**
 * One plain e-mail address. Narrower than RFC 5321 on purpose: no quoting, no lists, no display names, no source routes,
 * nothing that could end a mail header.
 */
public record EmailAddress(String value) {

    private static final int LONGEST = 254;

    private static final Pattern PLAIN =
            Pattern.compile("(?=[^@]{1,64}@)[A-Za-z0-9_+&'=~#/-]+(\\.[A-Za-z0-9_+&'=~#/-]+)*"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]");

    /** @throws IllegalArgumentException when it is none */
    public EmailAddress {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    public static boolean isValid(String text) {
        return text != null && text.length() <= LONGEST && PLAIN.matcher(text).matches();
    }
}
