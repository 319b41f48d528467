package no.kapitalkontroll.kk2.route;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A mail server in the place of the usual one that refuses every recipient, or hangs up when it should say "taken". */
final class StubbornMailServer implements AutoCloseable {

    private final ServerSocket listener;
    private final String answerToRecipient;
    private final Thread thread = new Thread(this::serve, "stubborn-smtp");
    private volatile Socket client;

    private StubbornMailServer(String answerToRecipient) throws IOException {
        this.answerToRecipient = answerToRecipient;
        RouteWorld.MAIL.stop();
        listener = new ServerSocket(RouteWorld.MAIL_PORT, 10, InetAddress.getLoopbackAddress());
        thread.setDaemon(true);
        thread.start();
    }

    static StubbornMailServer refusesRecipients() throws IOException {
        return new StubbornMailServer("550 5.1.1 no such mailbox");
    }

    static StubbornMailServer hangsUpAfterTheMessage() throws IOException {
        return new StubbornMailServer("250 ok");
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (var socket = listener.accept()) {
                client = socket;
                talk(socket);
            } catch (IOException hungUp) {
                // the next client, or the end of the test
            }
        }
    }

    private void talk(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        var out = socket.getOutputStream();
        say(out, "220 ready");
        var inMessage = false;
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (inMessage) {
                if (line.equals(".")) {
                    return;
                }
            } else if (line.startsWith("RCPT")) {
                say(out, answerToRecipient);
            } else if (line.startsWith("DATA")) {
                inMessage = true;
                say(out, "354 go on");
            } else {
                say(out, "250 ok");
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(US_ASCII));
        out.flush();
    }

    /** The port is free when nobody waits at it any more, not when it is closed. */
    @Override
    public void close() throws IOException {
        listener.close();
        if (client != null) {
            client.close();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        RouteWorld.MAIL.start();
    }
}
