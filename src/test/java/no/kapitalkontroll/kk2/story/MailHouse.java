package no.kapitalkontroll.kk2.story;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A mail server that refuses addresses, is out of order, or takes a mail and never says so. */
final class MailHouse implements AutoCloseable {

    /** @param message headers and body as they came */
    record Mail(String recipient, String message) {

        private static final Pattern MESSAGE_ID = Pattern.compile("(?mi)^Message-ID:\\s*(<[^>]+>)");

        String messageId() {
            var header = MESSAGE_ID.matcher(message);
            return header.find() ? header.group(1) : "";
        }
    }

    private final ServerSocket listener;
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final AtomicInteger silent = new AtomicInteger();
    private final AtomicInteger deferred = new AtomicInteger();
    private final AtomicInteger knocks = new AtomicInteger();
    private volatile boolean down;

    MailHouse() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var thread = new Thread(this::serve, "mail-house");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    /** From now on 550 for this address. */
    void refuse(String address) {
        refused.add(address);
    }

    /** The next mails are taken, and the connection breaks before the answer. */
    void takeWithoutAnswer(int times) {
        silent.set(times);
    }

    /** The next recipients are put off with 450, as greylisting does. */
    void putOff(int times) {
        deferred.set(times);
    }

    /** How often somebody connected. */
    int knocks() {
        return knocks.get();
    }

    /** Out of order: 421 to everybody, until it is told otherwise. */
    void down(boolean isDown) {
        down = isDown;
    }

    List<Mail> mails() {
        return List.copyOf(mails);
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (var socket = listener.accept()) {
                knocks.incrementAndGet();
                new Talk(socket).hold();
            } catch (IOException hungUp) {
                // the next client, or the end of the tests
            }
        }
    }

    private final class Talk {

        private final BufferedReader in;
        private final OutputStream out;
        private String recipient = "";

        Talk(Socket socket) throws IOException {
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            out = socket.getOutputStream();
        }

        void hold() throws IOException {
            if (down) {
                say("421 closed for today");
                return;
            }
            say("220 ready");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                answer(line);
            }
        }

        private void answer(String line) throws IOException {
            var verb = line.split("[ :]", 2)[0];
            if (verb.equals("RCPT")) {
                recipient = line.replaceAll(".*<([^>]*)>.*", "$1");
                say(answerTo(recipient));
            } else if (verb.equals("DATA")) {
                say("354 go on");
                mails.add(new Mail(recipient, message()));
                if (silent.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    throw new IOException("hangs up");
                }
                say("250 taken");
            } else {
                say(verb.equals("QUIT") ? "221 bye" : "250 ok");
            }
        }

        private String answerTo(String person) {
            if (refused.contains(person)) {
                return "550 5.1.1 <" + person + ">: no such person here";
            }
            return deferred.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                    ? "450 4.2.0 <" + person + ">: greylisted, come back later"
                    : "250 ok";
        }

        private String message() throws IOException {
            var text = new StringBuilder();
            for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                text.append(line).append('\n');
            }
            return text.toString();
        }

        private void say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(ISO_8859_1));
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
