package no.kapitalkontroll.kk2.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;

/**
 * Everything around KK2, in a process of its own: Tripletex and a mail server. It is told what happens by a line on standard input
 * ({@code pay 100}, {@code refuse 5}, {@code count}), answers each with a line, and ends when the input does.
 */
final class PlayWorld {

    private PlayWorld() {}

    /** @param args how many invoices, and how many of them are due */
    public static void main(String[] args) throws IOException {
        var books = new InventedBooks(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        try (var tripletex = new PlayTripletex(books);
                var mail = new MailSink();
                var in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            say(tripletex.port() + " " + mail.port());
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var words = line.split(" ", -1);
                switch (words[0]) {
                    case "pay" -> tripletex.pay(Integer.parseInt(words[1]));
                    case "refuse" -> mail.refuseOneIn(Integer.parseInt(words[1]));
                    default -> {}
                }
                tripletex.unknownPaths().forEach(path -> System.err.println("unknown: " + path));
                say("%d %d %d %d %d"
                        .formatted(
                                tripletex.calls(),
                                tripletex.vouchers(),
                                mail.letters().size(),
                                mail.twice().size(),
                                cpu().toMillis()));
            }
        }
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
