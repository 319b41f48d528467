package no.kapitalkontroll.kk2.mail;

import java.util.regex.Pattern;

/** What counts as one usable address: {@code local@domain} in ASCII, without name, comment, list or quoted part. */
final class MailAddress {

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern PLAIN =
            Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+");

    private MailAddress() {}

    static boolean isPlain(String address) {
        return address.length() <= 254 && PLAIN.matcher(address).matches();
    }
}
