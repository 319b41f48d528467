package no.kapitalkontroll.kk2.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail server that does at each stage what a test tells it: answer with a line of its own, hang up, or fall silent. It
 * records the messages that it accepted.
 */
final class ScriptedSmtpServer implements AutoCloseable {

    /** Where a script may act: on connecting, on a command, or after the message's final dot. */
    enum Stage {
        GREETING,
        EHLO,
        STARTTLS,
        AUTH,
        MAIL,
        RCPT,
        DATA,
        DOT,
        RSET,
        QUIT
    }

    static final String DROP = "drop";
    static final String STALL = "stall";
    /** To STARTTLS: a handshake with a certificate that nobody signed. */
    static final String TLS_OF_NOBODY = "220 go on";

    private final ServerSocket listener;
    private final Map<Stage, String> script = new ConcurrentHashMap<>(Map.of(
            Stage.GREETING, "220 ready",
            Stage.EHLO, "250-post.example\r\n250 AUTH PLAIN",
            Stage.STARTTLS, "502 what",
            Stage.AUTH, "235 welcome",
            Stage.MAIL, "250 ok",
            Stage.RCPT, "250 ok",
            Stage.DATA, "354 go on",
            Stage.DOT, "250 taken",
            Stage.RSET, "250 ok",
            Stage.QUIT, "221 bye"));
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final List<Stage> heard = new CopyOnWriteArrayList<>();

    ScriptedSmtpServer() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::serve);
    }

    /** @param answer a reply line, {@link #DROP} or {@link #STALL} */
    ScriptedSmtpServer at(Stage stage, String answer) {
        script.put(stage, answer);
        return this;
    }

    int port() {
        return listener.getLocalPort();
    }

    List<String> accepted() {
        return accepted;
    }

    /** How many connections there have been. */
    int connections() {
        return open.size();
    }

    /** Closes every connection without a word, as a server does that has waited too long. */
    void hangUp() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** What the clients have asked for, in the open or not. */
    List<Stage> heard() {
        return heard;
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                start(() -> serve(socket));
            } catch (IOException closed) {
                // the end of the test
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            talk(socket, true);
        } catch (IOException hungUp) {
            // the client, or this server as it was told
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    private void talk(Socket socket, boolean greets) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
        OutputStream out = socket.getOutputStream();
        if (greets) {
            answer(Stage.GREETING, in, out);
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.split(" ", 2)[0];
            Stage stage = Stage.valueOf(verb.equals("HELO") ? "EHLO" : verb);
            heard.add(stage);
            answer(stage, in, out);
            if (stage == Stage.STARTTLS && script.get(stage).equals(TLS_OF_NOBODY)) {
                talk(TlsOfNobody.over(socket), false);
                return;
            }
            if (stage == Stage.DATA && script.get(stage).startsWith("354")) {
                String message = readMessage(in);
                if (script.get(Stage.DOT).startsWith("250")) {
                    accepted.add(message);
                }
                answer(Stage.DOT, in, out);
            }
        }
    }

    private void answer(Stage stage, BufferedReader in, OutputStream out) throws IOException {
        String answer = script.get(stage);
        if (answer.equals(DROP)) {
            throw new IOException("told to hang up");
        }
        if (answer.equals(STALL)) {
            // Says nothing until the client has lost its patience.
            while (in.read() >= 0) {}
            throw new IOException("the client left");
        }
        out.write((answer + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }

    private static String readMessage(BufferedReader in) throws IOException {
        StringBuilder message = new StringBuilder();
        for (String line = in.readLine(); !line.equals("."); line = in.readLine()) {
            message.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return message.toString();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
