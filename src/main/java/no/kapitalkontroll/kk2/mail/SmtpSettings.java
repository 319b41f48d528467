package no.kapitalkontroll.kk2.mail;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The mail server. Without {@code starttls} TLS is required, except on a loopback address.
 *
 * @param userOrNull null or blank: no login
 * @param starttlsOrNull {@code required}, {@code never} (loopback only), or null
 * @param timeout for the connection, for each answer, and for each write
 */
public record SmtpSettings(
        String host, int port, String userOrNull, String passwordOrNull, String starttlsOrNull, Duration timeout) {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1|\\[::1]");

    /** @throws IllegalArgumentException when the setting is misspelt, or mail would cross a network unprotected */
    public SmtpSettings {
        if (starttlsOrNull != null && !starttlsOrNull.matches("required|never")) {
            throw new IllegalArgumentException("KK2_SMTP_STARTTLS must be required or never");
        }
        if ("never".equals(starttlsOrNull) && !isLoopback(host)) {
            throw new IllegalArgumentException("KK2_SMTP_STARTTLS may be never for a loopback address only");
        }
    }

    public boolean tlsRequired() {
        return starttlsOrNull == null ? !isLoopback(host) : starttlsOrNull.equals("required");
    }

    public boolean login() {
        return userOrNull != null && !userOrNull.isBlank();
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    /** Without the login. */
    @Override
    public String toString() {
        return "SmtpSettings[" + host + ":" + port + "]";
    }
}
