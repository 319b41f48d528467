package no.kapitalkontroll.kk2.mail;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The server's end of TLS with a certificate that nobody signed and that names no host of ours. */
final class TlsOfNobody {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private TlsOfNobody() {}

    static Socket over(Socket plain) throws IOException {
        try (var file = TlsOfNobody.class.getResourceAsStream("/greenmail.p12")) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(file, PASSWORD);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            var tls = SSLContext.getInstance("TLS");
            tls.init(keys.getKeyManagers(), null, null);
            var socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
            socket.setUseClientMode(false);
            return socket;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
