package no.kapitalkontroll.kk2.schema;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.installation.Installation.Database;
import no.kapitalkontroll.kk2.installation.Installation.Login;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Brings the schema up to date before anything else touches it, or says why this program must not. Instances that start
 * together wait for each other: the first one migrates.
 */
public final class MigrateSchema {

    private final Database database;

    public MigrateSchema(Database database) {
        this.database = database;
    }

    /** Empty when the schema is the one that this program knows; otherwise what stands in the way, with its remedy. */
    public Optional<String> toNewest() {
        beQuiet();
        var login = database.migration().orElse(new Login(database.user(), database.password()));
        var flyway = Flyway.configure()
                .dataSource(database.url(), login.user(), login.password().reveal())
                .cleanDisabled(true)
                .load();
        try {
            var refusal = refusal(flyway);
            if (refusal.isEmpty()) {
                flyway.migrate();
                database.migration().ifPresent(migration -> new GrantRights(database).toProgram());
            }
            return refusal;
        } catch (FlywayValidateException foreign) {
            return Optional.of(
                    "KK2_DB_URL: the schema was made by other migrations than this program's; remedy: use the program that made it, or an empty database");
        } catch (DataAccessException denied) {
            return Optional.of(
                    "KK2_DB_MIGRATION_USER: cannot give KK2_DB_USER its rights; remedy: grant it ALL on the database WITH GRANT OPTION, as docker/database/users.sql does");
        } catch (FlywayException failed) {
            return Optional.of(
                    "KK2_DB_URL: the schema cannot be brought up to date (%s); remedy: name a user that may create and alter tables in KK2_DB_MIGRATION_USER; if a migration was cut off, restore the dump taken before the upgrade"
                            .formatted(sqlError(failed)));
        }
    }

    /** Spring, which sets the log up, has not begun: until then everything goes to stdout, where commands promise what stands there. */
    private static void beQuiet() {
        for (var name : List.of("org.flywaydb", "org.springframework.jdbc")) {
            if (LoggerFactory.getLogger(name) instanceof Logger logger) {
                logger.setLevel(Level.ERROR);
            }
        }
    }

    /** A program that does not know all of a schema would write into it what the newer one cannot read. */
    private static Optional<String> refusal(Flyway flyway) {
        var all = flyway.info().all();
        return newest(all, MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED)
                .map(version ->
                        "KK2_DB_URL: the schema is newer than this program (%s; it knows up to %s); remedy: start the newer program, or restore the dump taken before the upgrade"
                                .formatted(version, newestKnown(all)))
                .or(() -> newest(all, MigrationState.FAILED, MigrationState.MISSING_FAILED)
                        .map(version ->
                                "KK2_DB_URL: the migration to %s was cut off half-way; remedy: restore the dump taken before the upgrade, then start again"
                                        .formatted(version)));
    }

    private static Optional<String> newest(MigrationInfo[] all, MigrationState... states) {
        return Arrays.stream(all)
                .filter(one -> Arrays.asList(states).contains(one.getState()))
                .reduce((before, after) -> after)
                .map(one -> one.getVersion().getVersion());
    }

    private static String newestKnown(MigrationInfo[] all) {
        return Arrays.stream(all)
                .filter(one -> one.getState().isResolved())
                .reduce((before, after) -> after)
                .map(one -> one.getVersion().getVersion())
                .orElse("none");
    }

    private static String sqlError(Throwable failed) {
        for (var cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return "SQL state %s, error %d".formatted(sql.getSQLState(), sql.getErrorCode());
            }
        }
        return "no SQL error";
    }
}
