package no.kapitalkontroll.kk2.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.embedded.EmbeddedMariaDb;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Guard: no table is forgotten. A new one is named in StoredData with its purpose and its rule, or this fails; one that holds
 * anything of a debtor is found by the purge, the export and the erasure by that line alone.
 */
class StoredDataTest {

    /** Columns that lead to a debtor; {@code actor} and {@code reason} of tables without them are about operators. */
    private static final Set<String> OF_A_DEBTOR =
            Set.of("case_id", "customer_id", "invoice_id", "letter_id", "proposal_id", "payment_id", "posting_id");

    /** They lead to one by a number alone, and stay so that what was purged stays purged and counted. */
    private static final Set<String> LEFT_BEHIND = Set.of("case_log_heads", "purged_invoices");

    private static final Set<String> FREE_TEXTS = Set.of("reason", "answer", "email", "refused_email");

    /** Free texts that stay: written by KK2 itself out of words and numbers. */
    private static final Set<String> WRITTEN_BY_KK2 = Set.of("effects", "parked", "decisions");

    private static JdbcClient schema;

    @BeforeAll
    static void a_schema() {
        var url = EmbeddedMariaDb.shared().newDatabase();
        Flyway.configure()
                .dataSource(url, EmbeddedMariaDb.USER, EmbeddedMariaDb.PASSWORD)
                .load()
                .migrate();
        schema = JdbcClient.create(new DriverManagerDataSource(url, EmbeddedMariaDb.USER, EmbeddedMariaDb.PASSWORD));
    }

    private static List<String> tables() {
        return schema
                .sql("SELECT LOWER(table_name) FROM information_schema.tables WHERE table_schema = DATABASE()")
                .query(String.class)
                .list()
                .stream()
                .filter(name -> !name.startsWith("qrtz_") && !name.equals("flyway_schema_history"))
                .toList();
    }

    private static Set<String> columns(String table) {
        return Set.copyOf(schema.sql("""
                        SELECT LOWER(column_name) FROM information_schema.columns
                         WHERE table_schema = DATABASE() AND LOWER(table_name) = ?
                        """).param(table).query(String.class).list());
    }

    @Test
    void every_table_is_named_with_its_purpose_and_its_rule() {
        assertThat(StoredData.TABLES).extracting(StoredTable::name).containsExactlyInAnyOrderElementsOf(tables());
        assertThat(StoredData.TABLES).allSatisfy(table -> {
            assertThat(table.holds()).isNotBlank();
            assertThat(table.isOfDebtors()).isEqualTo(table.rule() != Rule.INSTALLATION);
        });
    }

    @Test
    void every_table_that_leads_to_a_debtor_says_how_its_rows_are_found() {
        assertThat(StoredData.TABLES)
                .filteredOn(table -> columns(table.name()).stream().anyMatch(OF_A_DEBTOR::contains))
                .filteredOn(table -> !LEFT_BEHIND.contains(table.name()))
                .allMatch(StoredTable::isOfDebtors);
        for (var table : StoredData.ofDebtors().toList()) {
            var none = new Subjects("nobody", List.of(), List.of(), List.of());
            assertThat(schema.sql("SELECT COUNT(*) FROM " + table.name() + " WHERE " + table.ofDebtor())
                            .params(none.parameters())
                            .query(Integer.class)
                            .single())
                    .as(table.name())
                    .isZero();
        }
    }

    @Test
    void every_free_text_about_a_debtor_can_be_erased() {
        assertThat(StoredData.ofDebtors().filter(table -> !WRITTEN_BY_KK2.contains(table.name())))
                .allSatisfy(table -> assertThat(table.erased().keySet())
                        .containsAll(columns(table.name()).stream()
                                .filter(FREE_TEXTS::contains)
                                .collect(Collectors.toSet())));
    }

    @Test
    void what_refers_to_something_is_deleted_before_it() {
        var order = StoredData.TABLES.stream().map(StoredTable::name).toList();
        record Reference(String from, String to) {}
        var references = schema.sql("""
                        SELECT table_name, referenced_table_name FROM information_schema.referential_constraints
                         WHERE constraint_schema = DATABASE()
                        """)
                .query((row, index) -> new Reference(
                        row.getString(1).toLowerCase(Locale.ROOT),
                        row.getString(2).toLowerCase(Locale.ROOT)))
                .list();
        assertThat(references)
                .filteredOn(one -> order.contains(one.from())
                        && order.contains(one.to())
                        && !one.from().equals(one.to()))
                .filteredOn(one ->
                        StoredData.ofDebtors().anyMatch(table -> table.name().equals(one.to())))
                .isNotEmpty()
                .allMatch(one -> order.indexOf(one.from()) < order.indexOf(one.to()));
    }

    @Test
    void a_group_of_which_one_must_stay_stays_whole() {
        var links = List.of(new WholeGroups.Link(1, 2), new WholeGroups.Link(2, 3), new WholeGroups.Link(4, 9));

        assertThat(WholeGroups.of(List.of(1L, 2L, 3L, 4L, 5L), links))
                .containsExactly(List.of(1L, 2L, 3L), List.of(5L));
        assertThat(WholeGroups.of(List.of(1L, 2L), links)).isEmpty();
    }
}
