package no.kapitalkontroll.kk2.fault;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import no.kapitalkontroll.kk2.embedded.EmbeddedMariaDb;
import no.kapitalkontroll.kk2.embedded.OwnPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A MariaDB server of its own that can be killed, frozen and started again on the same data. */
public final class MariaDbProcess implements AutoCloseable {

    public static final String DATABASE = "kk2";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path base = EmbeddedMariaDb.shared().programs();
    private final Path folder;
    private final int port = OwnPort.next();
    private Process server;

    /** Makes its data in a new folder and starts it. */
    public MariaDbProcess(Path folder) {
        this.folder = folder;
        install();
        start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill, "end-mariadb"));
    }

    private void install() {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("init.sql"), """
                    CREATE DATABASE IF NOT EXISTS %1$s;
                    CREATE USER IF NOT EXISTS '%2$s'@'localhost' IDENTIFIED BY '%3$s';
                    -- no more than its own tables: what is read-only is read-only for it too
                    GRANT ALL PRIVILEGES ON %1$s.* TO '%2$s'@'localhost';
                    """.formatted(
                            DATABASE, EmbeddedMariaDb.USER, EmbeddedMariaDb.PASSWORD));
            var ended = program(
                            "install",
                            List.of(
                                    base.resolve("scripts")
                                            .resolve("mariadb-install-db")
                                            .toString(),
                                    "--no-defaults",
                                    "--basedir=" + base,
                                    "--datadir=" + folder.resolve("data"),
                                    "--auth-root-authentication-method=normal",
                                    "--skip-test-db",
                                    // it asks nobody for the name of this machine
                                    "--force",
                                    "--innodb-log-file-size=16M"))
                    .start()
                    .waitFor();
            if (ended != 0) {
                throw new IllegalStateException("MariaDB could not be installed; see " + folder.resolve("install.log"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts it on the data that are there and returns when it answers. */
    public void start() {
        var words = new ArrayList<>(List.of(
                base.resolve("bin").resolve("mariadbd").toString(),
                "--no-defaults",
                "--basedir=" + base,
                "--datadir=" + folder.resolve("data"),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                // a path under target may be longer than a socket's may be
                "--socket=" + Path.of(System.getProperty("java.io.tmpdir"), "kk2-" + port + ".sock"),
                "--init-file=" + folder.resolve("init.sql"),
                "--skip-ssl",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_ci",
                "--max-allowed-packet=64M",
                "--innodb-buffer-pool-size=64M",
                "--innodb-log-file-size=16M",
                // nobody waits for tests
                "--innodb-lock-wait-timeout=5",
                // enough for a server that is killed on a machine that lives on
                "--innodb-flush-log-at-trx-commit=2"));
        if ("root".equals(System.getProperty("user.name"))) {
            words.add("--user=root");
        }
        try {
            server = program("server", words).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(PATIENCE).until(this::answers);
    }

    private ProcessBuilder program(String log, List<String> words) {
        var builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(log + ".log").toFile()));
        builder.environment()
                .putAll(Map.of("LD_LIBRARY_PATH", base.resolve("libs").toString()));
        return builder;
    }

    private boolean answers() {
        if (!server.isAlive()) {
            throw new IllegalStateException("MariaDB ended; see " + folder.resolve("server.log"));
        }
        try (var connection = DriverManager.getConnection(url(port), EmbeddedMariaDb.USER, EmbeddedMariaDb.PASSWORD)) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** SIGKILL. */
    public void kill() {
        server.destroyForcibly();
        try {
            server.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGSTOP: connections stay open, and nobody answers. */
    public void freeze() {
        Signals.send("-STOP", server.pid());
    }

    /** SIGCONT. */
    public void thaw() {
        Signals.send("-CONT", server.pid());
    }

    public int port() {
        return port;
    }

    /** The tests' own way to the tables, past every gate, as somebody who may do anything. */
    public JdbcClient sql() {
        return JdbcClient.create(asRoot());
    }

    DataSource asRoot() {
        return new DriverManagerDataSource(url(port), "root", "");
    }

    /** Address of the database behind a port: this server's or a gate's. */
    static String url(int port) {
        return "jdbc:mariadb://127.0.0.1:%d/%s".formatted(port, DATABASE);
    }

    @Override
    public void close() {
        kill();
    }
}
