package no.kapitalkontroll.kk2.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A door on loopback between the program and a server: open, closed, or with nothing passing; and it can cut a connection at a
 * moment that is chosen by what passed before. It carries any protocol.
 */
public final class TcpGate implements AutoCloseable {

    /** Whose bytes. */
    public enum Direction {
        TO_SERVER,
        TO_CLIENT
    }

    /** Cuts once, the first connection on which it comes true. */
    private interface Trap {

        /** @return how many of these bytes may still pass before the cut; a negative number: all, and no cut */
        int passing(Link link, Direction direction, byte[] bytes, int length);
    }

    private static final int PATIENCE_MINUTES = 3;

    private final ServerSocket listener;
    private final int serverPort;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Trap> trap = new AtomicReference<>();
    private volatile CountDownLatch sprung = new CountDownLatch(0);
    private volatile CountDownLatch flow = new CountDownLatch(0);
    private volatile boolean refuses;

    /** In front of a server on loopback. */
    public TcpGate(int serverPort) {
        this.serverPort = serverPort;
        try {
            listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::listen);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** New connections are hung up on, and those that are open break. */
    public void shut() {
        refuses = true;
        cutAll();
    }

    /** From now on nothing passes in either direction, and no connection breaks. */
    public void stall() {
        flow = new CountDownLatch(1);
    }

    /** All passes again, what was held back too; a cut that has not come will not come. */
    public void open() {
        trap.set(null);
        refuses = false;
        flow.countDown();
    }

    public void cutAll() {
        links.forEach(Link::cut);
    }

    /** The connection breaks when so many bytes have passed on it in this direction; the next connection that comes to that. */
    public void cutAfter(Direction direction, long bytes) {
        spring((link, way, chunk, length) -> {
            var before = link.passed(direction);
            return way == direction && before + length > bytes ? (int) Math.max(0, bytes - before) : -1;
        });
    }

    /**
     * The server gets these texts in this order on one connection, and does what they say; then the connection breaks in the
     * place of its answer to the last of them.
     */
    public void cutAnswerTo(String... texts) {
        spring((link, way, chunk, length) -> {
            if (way == Direction.TO_SERVER) {
                link.follow(texts, new String(chunk, 0, length, ISO_8859_1));
                return -1;
            }
            return link.followed() >= texts.length ? 0 : -1;
        });
    }

    private void spring(Trap next) {
        sprung = new CountDownLatch(1);
        links.forEach(Link::forget);
        trap.set(next);
    }

    /** Returns when the cut has happened. */
    public void awaitCut() {
        try {
            if (!sprung.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("nothing passed that the gate was to cut at");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public boolean hasCut() {
        return sprung.getCount() == 0;
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                if (refuses) {
                    client.setSoLinger(true, 0);
                    client.close();
                } else {
                    connect(client);
                }
            } catch (IOException closed) {
                // the end of the tests, or a client that left at once
            }
        }
    }

    private void connect(Socket client) throws IOException {
        try {
            var server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            var link = new Link(client, server);
            links.add(link);
            start(() -> link.carry(Direction.TO_SERVER));
            start(() -> link.carry(Direction.TO_CLIENT));
        } catch (IOException nobodyThere) {
            client.setSoLinger(true, 0);
            client.close();
        }
    }

    private final class Link {

        private final Socket client;
        private final Socket server;
        private final Map<Direction, Long> passed = new EnumMap<>(Direction.class);
        private int followed;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void carry(Direction direction) {
            var from = direction == Direction.TO_SERVER ? client : server;
            var to = direction == Direction.TO_SERVER ? server : client;
            try (InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                var bytes = new byte[64 * 1024];
                for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                    flow.await();
                    int may = allowed(direction, bytes, length);
                    out.write(bytes, 0, may < 0 ? length : may);
                    out.flush();
                    if (may >= 0) {
                        return;
                    }
                }
            } catch (IOException broken) {
                // one of the two has left
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                cut();
            }
        }

        private synchronized int allowed(Direction direction, byte[] bytes, int length) {
            var now = trap.get();
            int may = now == null ? -1 : now.passing(this, direction, bytes, length);
            passed.merge(direction, (long) length, Long::sum);
            // of two connections that come to it at once, one is cut
            if (may >= 0 && trap.compareAndSet(now, null)) {
                sprung.countDown();
                return may;
            }
            return -1;
        }

        long passed(Direction direction) {
            return passed.getOrDefault(direction, 0L);
        }

        void follow(String[] texts, String chunk) {
            while (followed < texts.length && chunk.contains(texts[followed])) {
                followed++;
            }
        }

        int followed() {
            return followed;
        }

        synchronized void forget() {
            followed = 0;
            passed.clear();
        }

        void cut() {
            links.remove(this);
            close(client);
            close(server);
        }

        private static void close(Socket socket) {
            try {
                socket.close();
            } catch (IOException alreadyGone) {
                // that is what was wanted
            }
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "tcp-gate");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        open();
        List.copyOf(links).forEach(Link::cut);
    }
}
