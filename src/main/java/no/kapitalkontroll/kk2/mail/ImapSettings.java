package no.kapitalkontroll.kk2.mail;

import java.time.Duration;

/**
 * The mailbox that delivery reports come to.
 *
 * @param tls false only for a loopback address
 * @param timeout for the connection, for each answer, and for each write
 */
public record ImapSettings(String host, int port, String user, String password, boolean tls, Duration timeout) {

    /** Without the login. */
    @Override
    public String toString() {
        return "ImapSettings[" + host + ":" + port + "]";
    }
}
