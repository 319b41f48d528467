package no.kapitalkontroll.kk2.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class SchemaTest {

    @Test
    void migrations_build_the_schema_on_a_real_mariadb_and_run_only_once() {
        var url = EmbeddedMariaDb.shared().newDatabase();
        var flyway = Flyway.configure()
                .dataSource(url, EmbeddedMariaDb.USER, EmbeddedMariaDb.PASSWORD)
                .load();

        var first = flyway.migrate();
        var second = flyway.migrate();

        assertThat(first.migrationsExecuted).isGreaterThanOrEqualTo(7);
        assertThat(second.migrationsExecuted).isZero();
    }
}
