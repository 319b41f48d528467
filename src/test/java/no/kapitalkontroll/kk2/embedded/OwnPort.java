package no.kapitalkontroll.kk2.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Ports for servers that stop and start again within a test, or start a while after their port was chosen. A port that the system
 * would give away (32768 and up on Linux) may by then belong to one of the thousand connections of a test beside this one.
 */
public final class OwnPort {

    private static final int LOWEST = 20_000;
    private static final int COUNT = 12_000;

    /** Another one in each JVM, so that those which run side by side do not look at the same ports. */
    private static int last = (int) (ProcessHandle.current().pid() * 101 % COUNT);

    private OwnPort() {}

    /** Free now, and given to nobody who does not ask for this very number. */
    public static synchronized int next() {
        for (int tries = 0; tries < COUNT; tries++) {
            last = (last + 1) % COUNT;
            if (isFree(LOWEST + last)) {
                return LOWEST + last;
            }
        }
        throw new IllegalStateException("every port from " + LOWEST + " up is taken");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
