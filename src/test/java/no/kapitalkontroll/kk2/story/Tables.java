package no.kapitalkontroll.kk2.story;

import java.util.Map;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.embedded.Kk2World;

/** All tables by their content, but the record and the lease of runs and what the scheduler keeps. */
final class Tables {

    private Tables() {}

    /** Table names with the number of rows and a checksum. */
    static Map<String, String> of(Kk2World kk2, String... except) {
        Map<String, String> tables = new TreeMap<>();
        var names = kk2.sql()
                .sql("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")
                .query(String.class)
                .list();
        for (var name : names) {
            var left = java.util.List.of(except).contains(name)
                    || name.toUpperCase(java.util.Locale.ROOT).startsWith("QRTZ_");
            if (!left) {
                var rows = kk2.sql()
                        .sql("SELECT COUNT(*) FROM `" + name + "`")
                        .query(Long.class)
                        .single();
                var sum = kk2.sql()
                        .sql("CHECKSUM TABLE `" + name + "`")
                        .query((row, index) -> row.getString(2))
                        .single();
                tables.put(name, rows + " rows, checksum " + sum);
            }
        }
        return tables;
    }
}
