package no.kapitalkontroll.kk2.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.embedded.EmbeddedMariaDb;

/** The real jar, run as an operator runs it, with a database of its own, in front of a {@link World}. */
final class Kk2 {

    /** What every run writes, whatever happens: its own record. */
    private static final List<String> OF_EVERY_RUN = List.of("runs", "run_leases");

    private static final String HEAP = "-Xmx512m";

    private final List<String> program;
    private final Path folder;
    private final Path creditors;
    private final Map<String, String> environment = new HashMap<>();
    private final String url = EmbeddedMariaDb.shared().newDatabase();
    private int runs;

    /** @param program how the program is called: the words after {@code java} and its options */
    Kk2(List<String> program, World world, Path folder) throws IOException {
        this.program = List.copyOf(program);
        this.folder = Files.createDirectories(folder);
        creditors = Files.createDirectories(folder.resolve("creditors"));
        Files.copy(Path.of("docker", "creditors", "fjellheim.yaml"), creditors.resolve("fjellheim.yaml"));
        environment.put("KK2_TRIPLETEX_URL", world.tripletexUrl());
        environment.put("KK2_TRIPLETEX_CONSUMER_TOKEN", "bench");
        environment.put("FJELLHEIM_TRIPLETEX_TOKEN", "bench");
        environment.put("KK2_CREDITORS", creditors.toString());
        environment.put("KK2_ROUTES", Path.of("routes").toAbsolutePath().toString());
        environment.put("KK2_DB_URL", url);
        environment.put("KK2_DB_USER", EmbeddedMariaDb.USER);
        environment.put("KK2_DB_PASSWORD", EmbeddedMariaDb.PASSWORD);
        environment.put("KK2_SMTP_HOST", "127.0.0.1");
        environment.put("KK2_SMTP_PORT", String.valueOf(world.mailPort()));
        environment.put(
                "KK2_PRINT_DIR",
                Files.createDirectories(folder.resolve("print")).toString());
    }

    /** A second creditor with the same books: to another instance as much work as the first. */
    Kk2 withSecondCreditor() throws IOException {
        var first = Files.readString(creditors.resolve("fjellheim.yaml"));
        Files.writeString(
                creditors.resolve("lillevik.yaml"),
                first.replace("id: fjellheim", "id: lillevik")
                        .replace("914286018", "987654325")
                        .replace("FJELLHEIM", "LILLEVIK"));
        environment.put("LILLEVIK_TRIPLETEX_TOKEN", "bench-too");
        return this;
    }

    /** The daily run of a date, to its end. */
    Child.Run run(LocalDate date, String... options) throws IOException, InterruptedException {
        return start(date, options).await();
    }

    Child start(LocalDate date, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of(HEAP));
        words.addAll(List.of(options));
        words.add("-Dlogging.level.no.kapitalkontroll.kk2.run.TimeSteps=DEBUG");
        words.addAll(program);
        words.add("run");
        var with = new HashMap<>(environment);
        with.put("KK2_DATE", date.toString());
        return new Child("run-" + ++runs, folder, words, with);
    }

    /** A checksum of every table that only events change. */
    Map<String, Long> contents() throws SQLException {
        Map<String, Long> contents = new TreeMap<>();
        try (var connection = DriverManager.getConnection(url, EmbeddedMariaDb.USER, EmbeddedMariaDb.PASSWORD);
                var statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (var rows = statement.executeQuery("SHOW TABLES")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            tables.removeAll(OF_EVERY_RUN);
            try (var rows = statement.executeQuery("CHECKSUM TABLE " + String.join(", ", tables))) {
                while (rows.next()) {
                    contents.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return contents;
    }

    /** What its rows and indexes take. */
    long mebibytes() throws SQLException {
        return count(
                "SELECT COALESCE(SUM(data_length + index_length), 0) DIV 1048576 FROM information_schema.tables WHERE table_schema = DATABASE()");
    }

    long count(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url, EmbeddedMariaDb.USER, EmbeddedMariaDb.PASSWORD);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
