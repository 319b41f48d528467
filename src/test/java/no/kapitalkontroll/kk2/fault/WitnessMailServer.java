package no.kapitalkontroll.kk2.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The mail server outside the program, and what it saw: every message whose last dot came, whether the sender ever heard of it or
 * not. At each stage it does what a test told it: answer with a line of its own, hang up, fall silent, or wait until it is let go.
 */
public final class WitnessMailServer implements AutoCloseable {

    /** Where a script may act: on connecting, on a command, or after the message's final dot. */
    public enum Stage {
        GREETING("220 ready"),
        EHLO("250 mail.example"),
        MAIL("250 ok"),
        RCPT("250 ok"),
        DATA("354 go on"),
        DOT("250 taken"),
        RSET("250 ok"),
        QUIT("221 bye");

        private final String usual;

        Stage(String usual) {
            this.usual = usual;
        }
    }

    /**
     * A message that came whole.
     *
     * @param accepted whether it was to be answered with 250; the answer may have been lost
     */
    public record Mail(String recipient, String messageId, String text, boolean accepted) {

        private static final Pattern LETTER_FILE = Pattern.compile("filename=\"?([^\"\\s;]+\\.pdf)");

        /** Name of the attached letter; empty when it carries none. */
        public String attachment() {
            var found = LETTER_FILE.matcher(text);
            return found.find() ? found.group(1) : "";
        }
    }

    /** Hangs up. */
    public static final String DROP = "drop";

    /** Falls silent until the sender leaves. */
    public static final String STALL = "stall";

    /** Answers as usual, but not before {@link #letGo}. */
    public static final String HOLD = "hold";

    private static final Pattern MESSAGE_ID = Pattern.compile("(?mi)^Message-ID:\\s*(<[^>]+>)");
    private static final int PATIENCE_MINUTES = 5;

    private final ServerSocket listener;
    private final Map<Stage, Deque<String>> next = new EnumMap<>(Stage.class);
    private final Map<Stage, String> standing = new EnumMap<>(Stage.class);
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final List<Consumer<Mail>> listeners = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(1);
    private volatile CountDownLatch held = new CountDownLatch(1);

    public WitnessMailServer() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::listen);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Everything that came, in the order in which it came. */
    public List<Mail> mails() {
        return List.copyOf(mails);
    }

    /** Those are of no interest any more. */
    void forget(Predicate<Mail> gone) {
        mails.removeIf(gone);
    }

    /** Told of each message at the moment at which it has come, before the answer. */
    public void listen(Consumer<Mail> listener) {
        listeners.add(listener);
    }

    /** @param answers lines, {@link #DROP}, {@link #STALL} or {@link #HOLD}: one for each of the next times, then as before */
    public synchronized WitnessMailServer next(Stage stage, String... answers) {
        next.computeIfAbsent(stage, any -> new ArrayDeque<>()).addAll(List.of(answers));
        return this;
    }

    /** From now on, until it is told to {@link #behave}. */
    public synchronized WitnessMailServer always(Stage stage, String answer) {
        standing.put(stage, answer);
        return this;
    }

    /** How many answers of {@link #next} have not been given yet. */
    synchronized int scripted() {
        return next.values().stream().mapToInt(Deque::size).sum();
    }

    /** Forgets every script. */
    public synchronized void behave() {
        next.clear();
        standing.clear();
        letGo();
    }

    /** The next message that comes is taken, and not answered until {@link #letGo}. */
    public synchronized void holdNext() {
        gate = new CountDownLatch(1);
        held = new CountDownLatch(1);
        next(Stage.DOT, HOLD);
    }

    /** Returns when a sender is held. */
    public void awaitHeld() {
        try {
            if (!held.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("no mail came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public void letGo() {
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
            // the sender was killed, or we were told to
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void talk(BufferedReader in, OutputStream out) throws IOException, InterruptedException {
        var recipient = "";
        answer(Stage.GREETING, in, out);
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var stage = stage(line);
            if (stage == Stage.RCPT) {
                recipient = line.replaceAll(".*<([^>]*)>.*", "$1");
            }
            if (answer(stage, in, out) && stage == Stage.DATA) {
                take(recipient, in, out);
            }
        }
    }

    private static Stage stage(String line) {
        var verb = line.split("[ :]", 2)[0];
        return verb.equals("HELO") ? Stage.EHLO : Stage.valueOf(verb);
    }

    private void take(String recipient, BufferedReader in, OutputStream out) throws IOException, InterruptedException {
        var text = new StringBuilder();
        var line = in.readLine();
        for (; line != null && !line.equals("."); line = in.readLine()) {
            text.append(line).append('\n');
        }
        if (line == null) {
            return;
        }
        var answer = take(Stage.DOT);
        var id = MESSAGE_ID.matcher(text);
        var accepted = answer.equals(HOLD) || answer.equals(DROP) || answer.equals(STALL) || answer.startsWith("250");
        var mail = new Mail(recipient, id.find() ? id.group(1) : "", text.toString(), accepted);
        mails.add(mail);
        listeners.forEach(listener -> listener.accept(mail));
        answer(Stage.DOT, answer, in, out);
    }

    private synchronized String take(Stage stage) {
        var scripted = next.get(stage);
        return scripted == null || scripted.isEmpty() ? standing.getOrDefault(stage, stage.usual) : scripted.remove();
    }

    /** @return whether it was the usual answer */
    private boolean answer(Stage stage, BufferedReader in, OutputStream out) throws IOException, InterruptedException {
        return answer(stage, take(stage), in, out);
    }

    private boolean answer(Stage stage, String answer, BufferedReader in, OutputStream out)
            throws IOException, InterruptedException {
        switch (answer) {
            case DROP -> throw new IOException("told to hang up");
            case STALL -> {
                while (in.read() >= 0) {
                    // says nothing until the sender has lost its patience
                }
                throw new IOException("the sender left");
            }
            case HOLD -> {
                var waitsFor = gate;
                held.countDown();
                waitsFor.await(PATIENCE_MINUTES, TimeUnit.MINUTES);
                say(out, stage.usual);
                return true;
            }
            default -> {
                say(out, answer);
                return answer.equals(stage.usual);
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "witness-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        letGo();
        listener.close();
    }
}
