package no.kapitalkontroll.kk2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Takes mails, and keeps the sender waiting for its answer to the next one when told to: the mail is there, and nobody knows. */
final class HoldingMailServer implements AutoCloseable {

    record Mail(String recipient, String messageId) {}

    private static final Pattern MESSAGE_ID = Pattern.compile("(?mi)^Message-ID:\\s*(<[^>]+>)");
    private static final int PATIENCE_MINUTES = 5;

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch taken = new CountDownLatch(0);
    private volatile CountDownLatch gate = new CountDownLatch(0);

    HoldingMailServer() throws IOException {
        start(this::listen);
    }

    int port() {
        return listener.getLocalPort();
    }

    List<Mail> mails() {
        return List.copyOf(mails);
    }

    /** The next mail that comes from now on is taken and not answered. */
    void holdNext() {
        taken = new CountDownLatch(1);
        gate = new CountDownLatch(1);
    }

    boolean awaitTaken() throws InterruptedException {
        return taken.await(PATIENCE_MINUTES, TimeUnit.MINUTES);
    }

    void release() {
        gate.countDown();
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
        try (socket;
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1))) {
            talk(in, socket.getOutputStream());
        } catch (IOException hungUp) {
            // the client was killed, which is what it is here for
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void talk(BufferedReader in, OutputStream out) throws IOException, InterruptedException {
        var recipient = "";
        say(out, "220 ready");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("RCPT")) {
                recipient = line.replaceAll(".*<([^>]*)>.*", "$1");
            }
            if (!line.startsWith("DATA")) {
                say(out, line.startsWith("QUIT") ? "221 bye" : "250 ok");
                continue;
            }
            say(out, "354 go on");
            var message = new StringBuilder();
            for (var text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
                message.append(text).append('\n');
            }
            var id = MESSAGE_ID.matcher(message);
            mails.add(new Mail(recipient, id.find() ? id.group(1) : ""));
            var waitsFor = gate;
            taken.countDown();
            waitsFor.await(PATIENCE_MINUTES, TimeUnit.MINUTES);
            say(out, "250 taken");
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "holding-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        release();
        listener.close();
    }
}
