package no.kapitalkontroll.kk2.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import no.kapitalkontroll.kk2.creditor.Secret;
import no.kapitalkontroll.kk2.embedded.EmbeddedMariaDb;
import no.kapitalkontroll.kk2.installation.Installation.Database;
import no.kapitalkontroll.kk2.installation.Installation.Login;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Schemas of the past are brought up to date with what is in them, and schemas of the future are refused. A dump of each
 * released schema lies in {@code src/test/resources/schemas}, named by its last migration and made by {@link EmbeddedMariaDb#dump}.
 */
class MigrateSchemaTest {

    private static final EmbeddedMariaDb MARIADB = EmbeddedMariaDb.shared();
    private static final Path SCHEMAS = Path.of("src", "test", "resources", "schemas");

    private final String url = MARIADB.newDatabase();

    static Path[] released() throws IOException {
        try (var dumps = Files.list(SCHEMAS)) {
            return dumps.sorted().toArray(Path[]::new);
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void a_released_schema_is_migrated_with_what_is_in_it(Path dump) throws IOException {
        MARIADB.restore(Files.readString(dump), url);
        var lettersBefore = count("letters");
        assertThat(lettersBefore).isPositive();

        assertThat(migrate()).isEmpty();

        assertThat(count("letters")).isEqualTo(lettersBefore);
        assertThat(count("case_log")).isPositive();
        assertThat(newest()).isEqualTo(newestOfEmpty());
        assertThat(migrate()).isEmpty();
    }

    @Test
    void a_schema_newer_than_the_program_is_refused_and_left_alone() {
        assertThat(migrate()).isEmpty();
        remember("2099010101", true);

        assertThat(migrate()).hasValueSatisfying(problem -> assertThat(problem)
                .contains("newer than this program (2099010101;")
                .contains("remedy: "));
        assertThat(newest()).isEqualTo("2099010101");
    }

    @Test
    void a_migration_that_was_cut_off_is_refused_with_the_way_back() {
        assertThat(migrate()).isEmpty();
        sql().sql("UPDATE flyway_schema_history SET success = FALSE ORDER BY installed_rank DESC LIMIT 1")
                .update();

        assertThat(migrate()).hasValueSatisfying(problem -> assertThat(problem)
                .contains("was cut off half-way; remedy: restore the dump"));
    }

    @Test
    void migrations_that_were_edited_are_refused() {
        assertThat(migrate()).isEmpty();
        sql().sql("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '2026112301'")
                .update();

        assertThat(migrate()).hasValueSatisfying(problem -> assertThat(problem).contains("other migrations"));
    }

    @Test
    void who_may_not_create_tables_gets_a_remedy_and_no_stack() {
        MARIADB.makeUsers(url);

        var answer = new MigrateSchema(program(Optional.empty())).toNewest();

        assertThat(answer)
                .hasValueSatisfying(problem ->
                        assertThat(problem).contains("KK2_DB_MIGRATION_USER").doesNotContain(EmbeddedMariaDb.PROGRAM));
    }

    @Test
    void the_program_gets_its_rights_table_by_table_and_can_neither_change_a_log_nor_drop_a_table() {
        MARIADB.makeUsers(url);
        var migration = new Login(EmbeddedMariaDb.MIGRATION, Secret.of(EmbeddedMariaDb.MIGRATION));

        assertThat(new MigrateSchema(program(Optional.of(migration))).toNewest())
                .isEmpty();

        var program = connect(EmbeddedMariaDb.PROGRAM);
        assertThat(program.sql("UPDATE cases SET refund_due = 0").update()).isZero();
        assertThat(program.sql("DELETE FROM differences").update()).isZero();
        for (var forbidden : new String[] {
            "UPDATE case_log SET detail = 'nothing'",
            "DELETE FROM case_log",
            "TRUNCATE TABLE case_log",
            "UPDATE sign_offs SET who = 'nobody'",
            "DELETE FROM cases",
            "DELETE FROM effects",
            "DROP TABLE cases",
            "ALTER TABLE cases ADD COLUMN more INT",
            "CREATE TABLE more (id INT)",
            "UPDATE flyway_schema_history SET success = FALSE",
            "GRANT DELETE ON cases TO CURRENT_USER()",
        }) {
            assertThatThrownBy(() -> program.sql(forbidden).update())
                    .as(forbidden)
                    .rootCause()
                    .hasMessageContaining("denied");
        }
        assertThat(connect(EmbeddedMariaDb.PURGE).sql("DELETE FROM case_log").update())
                .isZero();
    }

    private Optional<String> migrate() {
        return new MigrateSchema(
                        new Database(url, EmbeddedMariaDb.USER, Secret.of(EmbeddedMariaDb.PASSWORD), Optional.empty()))
                .toNewest();
    }

    private Database program(Optional<Login> migration) {
        return new Database(url, EmbeddedMariaDb.PROGRAM, Secret.of(EmbeddedMariaDb.PROGRAM), migration);
    }

    private JdbcClient connect(String user) {
        return JdbcClient.create(new DriverManagerDataSource(url, user, user));
    }

    private JdbcClient sql() {
        return sql(url);
    }

    private static JdbcClient sql(String database) {
        return JdbcClient.create(new DriverManagerDataSource(database, EmbeddedMariaDb.USER, EmbeddedMariaDb.PASSWORD));
    }

    private long count(String table) {
        return sql().sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
    }

    private String newest() {
        return newest(url);
    }

    private static String newest(String database) {
        return sql(database)
                .sql("SELECT version FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1")
                .query(String.class)
                .single();
    }

    private static String newestOfEmpty() {
        var empty = MARIADB.newDatabase();
        assertThat(new MigrateSchema(new Database(
                                empty, EmbeddedMariaDb.USER, Secret.of(EmbeddedMariaDb.PASSWORD), Optional.empty()))
                        .toNewest())
                .isEmpty();
        return newest(empty);
    }

    private void remember(String version, boolean success) {
        sql().sql("""
                        INSERT INTO flyway_schema_history
                          (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                        VALUES (1000, ?, 'from the future', 'SQL', 'V__from_the_future.sql', 1, 'kk2', 1, ?)
                        """).params(version, success).update();
    }
}
