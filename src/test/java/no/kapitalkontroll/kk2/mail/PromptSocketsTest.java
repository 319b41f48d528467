package no.kapitalkontroll.kk2.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PromptSocketsTest {

    private final PromptSockets sockets = new PromptSockets();

    @Test
    void a_socket_that_the_mail_library_connects_itself_does_not_hold_back_small_parts() throws IOException {
        try (var socket = sockets.createSocket()) {
            assertThat(socket.getTcpNoDelay()).isTrue();
            assertThat(socket.isConnected()).isFalse();
        }
    }

    @Test
    void a_socket_that_comes_connected_does_not_either() throws IOException {
        var here = InetAddress.getLoopbackAddress();
        try (var server = new ServerSocket(0, 5, here);
                var byAddress = sockets.createSocket(here, server.getLocalPort());
                var byName = sockets.createSocket(here.getHostAddress(), server.getLocalPort());
                var fromAddress = sockets.createSocket(here, server.getLocalPort(), here, 0);
                var fromName = sockets.createSocket(here.getHostAddress(), server.getLocalPort(), here, 0)) {
            assertThat(byAddress.isConnected() && byAddress.getTcpNoDelay()).isTrue();
            assertThat(byName.isConnected() && byName.getTcpNoDelay()).isTrue();
            assertThat(fromAddress.isConnected() && fromAddress.getTcpNoDelay()).isTrue();
            assertThat(fromName.isConnected() && fromName.getTcpNoDelay()).isTrue();
        }
    }
}
