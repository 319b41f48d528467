package db.migration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.joining;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Creates the tables of Quartz' clustered job store from the script inside the Quartz jar, so that they always fit the
 * version in use. Its DROP and commit lines are left out: a migration never removes anything.
 */
public class V2026112306__CreateQuartzTables extends BaseJavaMigration {

    private static final String SCRIPT = "org/quartz/impl/jdbcjobstore/tables_mysql_innodb.sql";

    @Override
    public void migrate(Context context) throws Exception {
        var creates = new ClassPathResource(SCRIPT)
                .getContentAsString(UTF_8)
                .lines()
                .filter(not(line -> line.startsWith("DROP") || line.startsWith("commit") || line.startsWith("#")))
                .collect(joining("\n"));
        ScriptUtils.executeSqlScript(
                context.getConnection(), new EncodedResource(new ByteArrayResource(creates.getBytes(UTF_8)), UTF_8));
    }
}
