package no.kapitalkontroll.kk2.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import javax.management.remote.rmi.RMIConnectorServer;
import javax.rmi.ssl.SslRMIClientSocketFactory;
import no.kapitalkontroll.kk2.embedded.OwnPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docker/jmx as it stands, with a key store and passwords of the test: a process that is watched, and one that visits it. */
class RemoteJmxTest {

    private static final String WORD = "key-store-word";

    @TempDir
    Path folder;

    @Test
    void remote_jmx_wants_tls_a_password_and_a_role_and_listens_on_loopback() throws Exception {
        var port = OwnPort.next();
        var keys = folder.resolve("keys.p12").toString();
        ended(start(
                "keytool",
                List.of(
                        "-genkeypair",
                        "-alias",
                        "kk2",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-keystore",
                        keys,
                        "-storepass",
                        WORD)));
        var passwords = mine("passwords", "monitorRole look\ncontrolRole act\n");
        var ssl = mine(
                "ssl.properties",
                "javax.net.ssl.keyStore=%s%njavax.net.ssl.keyStorePassword=%s%n".formatted(keys, WORD));
        var watched = start(
                "java",
                List.of(
                        "-Dcom.sun.management.config.file=docker/jmx/management.properties",
                        "-Dcom.sun.management.jmxremote.port=" + port,
                        "-Dcom.sun.management.jmxremote.rmi.port=" + port,
                        "-Dcom.sun.management.jmxremote.password.file=" + passwords,
                        "-Dcom.sun.management.jmxremote.ssl.config.file=" + ssl,
                        "-cp",
                        "target/test-classes",
                        Watched.class.getName()));
        assertThat(watched.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("ready");
        try (var elsewhere = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.2"))) {
            assertThat(elsewhere.isBound()).isTrue();
        }

        var visitor = start(
                "java",
                List.of(
                        "-Djavax.net.ssl.trustStore=" + keys,
                        "-Djavax.net.ssl.trustStorePassword=" + WORD,
                        "-cp",
                        "target/test-classes",
                        Visitor.class.getName(),
                        String.valueOf(port)));
        var said = visitor.inputReader(StandardCharsets.UTF_8).lines().toList();
        ended(visitor);
        watched.destroy();

        assertThat(said)
                .containsExactly(
                        "plain: refused",
                        "nobody: refused",
                        "controlRole wrong: refused",
                        "monitorRole look: reads",
                        "monitorRole operates: refused",
                        "controlRole act: reads",
                        "controlRole operates: done");
    }

    /** A file that nobody else may read: Java refuses any other. */
    private Path mine(String name, String text) throws IOException {
        var file = Files.createFile(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
    }

    private static Process start(String program, List<String> words) throws IOException {
        var call = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", program).toString()));
        call.addAll(words);
        return new ProcessBuilder(call)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void ended(Process process) throws InterruptedException {
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    /** Does nothing until it is stopped. */
    static final class Watched {

        private Watched() {}

        public static void main(String[] args) throws IOException {
            System.out.println("ready");
            System.in.read();
        }
    }

    /** Tries every way in, and says what came of it. */
    static final class Visitor {

        private Visitor() {}

        public static void main(String[] args) throws Exception {
            var url = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + args[0] + "/jmxrmi");
            visit("plain", url, Map.of(JMX_CREDENTIALS, new String[] {"controlRole", "act"}));
            Map<String, Object> tls = Map.of(
                    "com.sun.jndi.rmi.factory.socket",
                    new SslRMIClientSocketFactory(),
                    RMIConnectorServer.RMI_CLIENT_SOCKET_FACTORY_ATTRIBUTE,
                    new SslRMIClientSocketFactory());
            visit("nobody", url, tls);
            visit("controlRole wrong", url, with(tls, "controlRole", "wrong"));
            visit("monitorRole look", url, with(tls, "monitorRole", "look"));
            visit("controlRole act", url, with(tls, "controlRole", "act"));
        }

        private static final String JMX_CREDENTIALS = "jmx.remote.credentials";

        private static Map<String, Object> with(Map<String, Object> tls, String role, String password) {
            var more = new HashMap<>(tls);
            more.put(JMX_CREDENTIALS, new String[] {role, password});
            return more;
        }

        // the address is this test's own
        @SuppressWarnings("BanJNDI")
        private static void visit(String who, JMXServiceURL url, Map<String, Object> how) throws Exception {
            try (var connector = JMXConnectorFactory.connect(url, how)) {
                var beans = connector.getMBeanServerConnection();
                beans.getAttribute(new ObjectName(ManagementFactory.RUNTIME_MXBEAN_NAME), "Uptime");
                System.out.println(who + ": reads");
                try {
                    beans.invoke(new ObjectName(ManagementFactory.MEMORY_MXBEAN_NAME), "gc", null, null);
                    System.out.println(who.split(" ", 2)[0] + " operates: done");
                } catch (SecurityException refused) {
                    System.out.println(who.split(" ", 2)[0] + " operates: refused");
                }
            } catch (IOException | SecurityException refused) {
                System.out.println(who + ": refused");
            }
        }
    }
}
