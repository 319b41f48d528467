package no.kapitalkontroll.kk2.command;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/**
 * Asks for a national identity number: at the console without echo; without one it is the first line of standard input. Never
 * an argument and never an environment variable: other users of the machine see both.
 */
final class AskIdentityNumber {

    /** Longer than any way of writing eleven digits. */
    private static final int LONGEST_LINE = 80;

    private AskIdentityNumber() {}

    /** @param console null when there is none */
    static String from(Console console, InputStream in, PrintStream err) {
        if (console != null) {
            var typed = console.readPassword("National identity number of the debtor (11 digits, not shown): ");
            return typed == null ? "" : new String(typed);
        }
        err.println(
                "The debtor is a person: the national identity number is read from the first line of standard input.");
        return firstLine(in);
    }

    private static String firstLine(InputStream in) {
        var line = new StringBuilder();
        try {
            for (int next = in.read(); next >= 0 && next != '\n' && line.length() < LONGEST_LINE; next = in.read()) {
                line.append((char) next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString().strip();
    }
}
