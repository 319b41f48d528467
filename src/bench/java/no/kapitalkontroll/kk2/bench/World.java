package no.kapitalkontroll.kk2.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** A {@link PlayWorld} in a process of its own, and what is said to it. */
final class World implements AutoCloseable {

    private final InventedBooks books;
    private final Process process;
    private final PrintWriter to;
    private final BufferedReader from;
    private final int tripletexPort;
    private final int mailPort;

    /**
     * What the world has seen since it began.
     *
     * @param calls to Tripletex
     * @param letters distinct ones that the mail server took
     * @param twice letters that it took more than once
     * @param cpu what the world itself has used
     */
    record Seen(long calls, int vouchers, int letters, int twice, Duration cpu) {

        Seen since(Seen before) {
            return new Seen(
                    calls - before.calls,
                    vouchers - before.vouchers,
                    letters - before.letters,
                    twice - before.twice,
                    cpu.minus(before.cpu));
        }
    }

    World(InventedBooks books) throws IOException {
        this.books = books;
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlayWorld.class.getName(),
                        String.valueOf(books.invoices()),
                        String.valueOf(books.due()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        to = new PrintWriter(process.getOutputStream(), true, UTF_8);
        from = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        var ports = answer();
        tripletexPort = (int) ports[0];
        mailPort = (int) ports[1];
    }

    InventedBooks books() {
        return books;
    }

    String tripletexUrl() {
        return "http://127.0.0.1:" + tripletexPort + "/v2";
    }

    int mailPort() {
        return mailPort;
    }

    /** So many debtors have paid, and a bit more than they were asked for by the invoice. */
    void pay(int debtors) throws IOException {
        ask("pay " + debtors);
    }

    void refuseOneMailIn(int mails) throws IOException {
        ask("refuse " + mails);
    }

    Seen seen() throws IOException {
        var counts = ask("count");
        return new Seen(counts[0], (int) counts[1], (int) counts[2], (int) counts[3], Duration.ofMillis(counts[4]));
    }

    private long[] ask(String line) throws IOException {
        to.println(line);
        return answer();
    }

    private long[] answer() throws IOException {
        var line = from.readLine();
        if (line == null) {
            throw new IOException("the world has ended");
        }
        return Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
    }

    @Override
    public void close() {
        to.close();
        process.destroy();
    }
}
