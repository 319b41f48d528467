package no.kapitalkontroll.kk2.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes mails as fast as they come, remembers their Message-IDs, and refuses one recipient in so many when told to. */
final class MailSink implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();
    private final AtomicInteger recipients = new AtomicInteger();
    private volatile int refuseOneIn;

    MailSink() throws IOException {
        start(this::listen);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** One recipient in so many is refused for now (451); 0: none. */
    void refuseOneIn(int recipientsPerRefusal) {
        refuseOneIn = recipientsPerRefusal;
    }

    /** How often each Message-ID of a letter was taken. */
    Map<String, Integer> letters() {
        var letters = new ConcurrentHashMap<>(taken);
        letters.keySet().removeIf(id -> id.contains(".digest."));
        return letters;
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            talk(new BufferedInputStream(socket.getInputStream(), 1 << 16), socket.getOutputStream());
        } catch (IOException hungUp) {
            // a client may be killed in the middle
        }
    }

    private void talk(InputStream in, OutputStream out) throws IOException {
        say(out, "220 ready");
        for (var line = line(in); line != null; line = line(in)) {
            if (line.startsWith("RCPT") && refuseOneIn > 0 && recipients.incrementAndGet() % refuseOneIn == 0) {
                say(out, "451 4.7.1 come again later");
            } else if (line.startsWith("DATA")) {
                say(out, "354 go on");
                taken.merge(messageId(in), 1, Integer::sum);
                say(out, "250 taken");
            } else {
                say(out, line.startsWith("QUIT") ? "221 bye" : "250 ok");
            }
        }
    }

    /** Reads to the final dot. */
    private static String messageId(InputStream in) throws IOException {
        var id = "";
        for (var line = line(in); line != null && !line.equals("."); line = line(in)) {
            if (id.isEmpty() && line.regionMatches(true, 0, "Message-ID:", 0, 11)) {
                id = line.substring(11).strip();
            }
        }
        return id;
    }

    private static String line(InputStream in) throws IOException {
        var line = new java.io.ByteArrayOutputStream(80);
        int next = in.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(ISO_8859_1);
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "mail-sink");
        thread.setDaemon(true);
        thread.start();
    }

    /** Those that came more than once. */
    List<String> twice() {
        return letters().entrySet().stream()
                .filter(one -> one.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
