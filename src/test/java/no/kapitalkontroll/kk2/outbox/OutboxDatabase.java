package no.kapitalkontroll.kk2.outbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import no.kapitalkontroll.kk2.embedded.EmbeddedMariaDb;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox on a real MariaDB, without Spring around it: every call in a transaction of its own, as in production. */
final class OutboxDatabase implements AutoCloseable {

    static final String CREDITOR = "fjellheim";
    static final LocalDate TODAY = LocalDate.of(2026, 9, 15);

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-15T04:00:00Z"), ZoneOffset.UTC);

    private final HikariDataSource dataSource;
    private final TransactionTemplate transaction;
    final JdbcClient sql;
    final ClaimEffects claimEffects;
    final FindEffects findEffects;
    final SettleEffect settle;
    final PlanEffect plan;

    OutboxDatabase() {
        var configuration = new HikariConfig();
        configuration.setJdbcUrl(EmbeddedMariaDb.shared().newDatabase());
        configuration.setUsername(EmbeddedMariaDb.USER);
        configuration.setPassword(EmbeddedMariaDb.PASSWORD);
        configuration.setMaximumPoolSize(4);
        dataSource = new HikariDataSource(configuration);
        Flyway.configure().dataSource(dataSource).load().migrate();
        transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        sql = JdbcClient.create(dataSource);
        claimEffects = new ClaimEffects(sql);
        findEffects = new FindEffects(sql);
        settle = new SettleEffect(sql, CLOCK);
        plan = new PlanEffect(sql, CLOCK);
    }

    <T> T inTransaction(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    /** Beside the one that is going on. */
    <T> T inTransactionOfItsOwn(Supplier<T> work) {
        var beside = new TransactionTemplate(transaction.getTransactionManager(), transaction);
        beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return beside.execute(status -> work.get());
    }

    /** A case of its own with a closing that waits: the kind of effect that carries nothing. */
    long planClosing(int number) {
        return inTransaction(() -> {
            var caseId = newCase(number);
            plan.closing(CREDITOR, caseId, number, TODAY);
            return caseId;
        });
    }

    long newCase(int number) {
        sql.sql("""
                        INSERT INTO cases (creditor_id, invoice_id, invoice_number, customer_id, invoice_amount, state,
                                           procedure_name, procedure_version, opened_on)
                        VALUES (?, ?, ?, 1, 100.00, 'CLOSED', 'standard', 1, ?)
                        """).params(CREDITOR, number, number, TODAY).update();
        return sql.sql("SELECT id FROM cases WHERE creditor_id = ? AND invoice_id = ?")
                .params(CREDITOR, number)
                .query(Long.class)
                .single();
    }

    List<Effect> claim(long run, String instance, int atMost) {
        return inTransaction(
                () -> claimEffects.claim(EffectKind.CLOSE_POSTINGS, CREDITOR, run, TODAY, instance, atMost));
    }

    List<String> states() {
        return sql.sql("SELECT state FROM effects ORDER BY id")
                .query(String.class)
                .list();
    }

    void leaseRunsOut() {
        sql.sql(
                        "UPDATE effects SET lease_until = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND, claimed_at = UTC_TIMESTAMP(6) - INTERVAL 11 MINUTE WHERE state = 'CLAIMED'")
                .update();
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
