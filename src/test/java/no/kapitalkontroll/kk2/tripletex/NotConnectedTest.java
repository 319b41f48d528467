package no.kapitalkontroll.kk2.tripletex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import no.kapitalkontroll.kk2.creditor.Secret;
import no.kapitalkontroll.kk2.embedded.OwnPort;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A write that never got as far as a request certainly did not happen, whatever kept it: the other exceptions of the same client
 * leave it unknown. Guard: the list of what was never sent, in {@link JudgeAnswer}; here it meets what the client really throws.
 */
class NotConnectedTest {

    private final SendOnce sendOnce = new SendOnce(new TripletexSettings(
            URI.create("https://tripletex.example/v2"), Secret.of("token"), 1, 5, 1, 1000, 1, 0, 0));
    private final AtomicInteger requests = new AtomicInteger();
    private KeyStore nobodysKey;
    private ServerSocket server;

    @BeforeEach
    void read_the_key_of_nobody() throws Exception {
        nobodysKey = KeyStore.getInstance("PKCS12");
        try (var key = getClass().getResourceAsStream("/greenmail.p12")) {
            nobodysKey.load(key, "changeit".toCharArray());
        }
    }

    @AfterEach
    void hang_up() throws IOException {
        sendOnce.close();
        if (server != null) {
            server.close();
        }
    }

    @Test
    void a_refused_connection_was_never_sent() throws Exception {
        neverSent(HttpClientBuilder.create(), "http://127.0.0.1:" + OwnPort.next() + "/v2/ledger/voucher");
    }

    @Test
    void a_host_that_no_name_server_knows_was_never_sent() {
        neverSent(HttpClientBuilder.create(), "https://nobody.invalid/v2/ledger/voucher");
    }

    @Test
    void a_certificate_of_nobody_was_never_sent() throws Exception {
        neverSent(HttpClientBuilder.create(), listen());
    }

    @Test
    void a_certificate_of_another_host_was_never_sent() throws Exception {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(nobodysKey);
        var trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trust.getTrustManagers(), null);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(trusting))
                .build();

        neverSent(HttpClientBuilder.create().setConnectionManager(connections), listen());
    }

    private void neverSent(HttpClientBuilder builder, String address) {
        sendOnce.configureHttpClient(builder);
        var write = new CallInProgress(
                TripletexCall.post("fjellheim", "/ledger/voucher", TripletexJson.object()),
                1,
                0,
                Duration.ofSeconds(60),
                Duration.ZERO);
        write.sent(0);
        try (var client = builder.build()) {
            client.execute(new HttpPost(address), answer -> null);
        } catch (IOException failed) {
            JudgeAnswer.broken(write, failed);
        }

        var failure = catchThrowableOfType(TripletexFailure.class, write::result);
        assertThat(failure).isNotNull();
        assertThat(failure.failureClass()).as(failure.getMessage()).isEqualTo(FailureClass.RETRY);
        assertThat(requests).hasValue(0);
    }

    /** TLS with a certificate that nobody signed, for no host that we call; counts what is asked of it. */
    private String listen() throws GeneralSecurityException, IOException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(nobodysKey, "changeit".toCharArray());
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        server = tls.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var thread = new Thread(this::serve, "tls-of-nobody");
        thread.setDaemon(true);
        thread.start();
        return "https://127.0.0.1:" + server.getLocalPort() + "/v2/ledger/voucher";
    }

    private void serve() {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                if (socket.getInputStream().read() >= 0) {
                    requests.incrementAndGet();
                }
            } catch (IOException hungUp) {
                // what the test is about
            }
        }
    }
}
