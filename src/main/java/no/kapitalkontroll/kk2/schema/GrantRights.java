package no.kapitalkontroll.kk2.schema;

import java.util.Locale;
import java.util.Set;
import no.kapitalkontroll.kk2.installation.Installation.Database;
import no.kapitalkontroll.kk2.installation.Installation.Login;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Gives the user that the program runs as the least that it needs, table by table, in the name of the user that migrates: it
 * reads, adds and changes; it deletes where the code deletes; and what is only ever added to it cannot change. Neither can it
 * create, alter or drop a table. Retention deletes more, as a user of its own.
 */
public final class GrantRights {

    /** What a person may want to see untouched one day: who did and said what, and what it was done by. */
    static final Set<String> ONLY_ADDED_TO = Set.of(
            "approvals",
            "case_log",
            "creditor_versions",
            "giro_files",
            "operator_log",
            "procedure_versions",
            "proposal_lines_before",
            "sign_offs");

    /** Mirrors of what Tripletex shows now, and spans that a second run of a date replaces. */
    static final Set<String> DELETED_FROM =
            Set.of("case_days", "close_groups", "designations", "differences", "paid_days", "postings");

    private static final String HISTORY = "flyway_schema_history";
    private static final String SCHEDULE = "qrtz_";

    private final JdbcClient migrating;
    private final JdbcClient program;

    GrantRights(Database database) {
        this.migrating = connect(database.url(), database.migration().orElseThrow());
        this.program = connect(database.url(), new Login(database.user(), database.password()));
    }

    void toProgram() {
        // the account as the server knows it, with the host that it is known from
        var account = program.sql("SELECT CURRENT_USER()")
                .query(String.class)
                .single()
                .split("@", 2);
        var tables = migrating
                .sql(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'")
                .query(String.class)
                .list();
        for (var table : tables) {
            migrating
                    .sql("GRANT %s ON `%s` TO '%s'@'%s'"
                            .formatted(rights(table), table, quoted(account[0]), quoted(account[1])))
                    .update();
        }
    }

    static String rights(String table) {
        var name = table.toLowerCase(Locale.ROOT);
        if (name.equals(HISTORY)) {
            return "SELECT";
        }
        if (ONLY_ADDED_TO.contains(name)) {
            return "SELECT, INSERT";
        }
        return name.startsWith(SCHEDULE) || DELETED_FROM.contains(name)
                ? "SELECT, INSERT, UPDATE, DELETE"
                : "SELECT, INSERT, UPDATE";
    }

    private static String quoted(String part) {
        return part.replace("\\", "\\\\").replace("'", "\\'");
    }

    private static JdbcClient connect(String url, Login login) {
        return JdbcClient.create(
                new DriverManagerDataSource(url, login.user(), login.password().reveal()));
    }
}
