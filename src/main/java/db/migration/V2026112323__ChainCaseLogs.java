package db.migration;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import no.kapitalkontroll.kk2.audit.ChainHead;
import no.kapitalkontroll.kk2.audit.HashChain;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * Chains the logs of all cases by hashes and makes the table refuse every change, and prepares for forgetting: what was purged
 * is counted, and an invoice whose case was purged is remembered by its number alone. MariaDB ends a transaction with each
 * statement that changes a table, so every step may be repeated after one that was cut off.
 */
public class V2026112323__ChainCaseLogs extends BaseJavaMigration {

    private static final int SALT_BYTES = 16;
    private static final int NO_TRIGGERS_WITH_BINARY_LOG = 1419;
    private static final int NO_RIGHT = 1142;

    @Override
    public void migrate(Context context) throws Exception {
        var connection = context.getConnection();
        execute(connection, "DROP TRIGGER IF EXISTS case_log_refuses_update");
        execute(connection, "DROP TRIGGER IF EXISTS case_log_refuses_delete");
        execute(connection, """
                ALTER TABLE case_log
                  ADD COLUMN IF NOT EXISTS sequence  INT         NULL COMMENT 'of the case, from 1 without a gap' AFTER case_id,
                  ADD COLUMN IF NOT EXISTS salt      VARCHAR(32) NULL COMMENT 'null: the text was erased',
                  ADD COLUMN IF NOT EXISTS text_hash VARCHAR(64) NULL COMMENT 'SHA-256 over salt and detail',
                  ADD COLUMN IF NOT EXISTS hash      VARCHAR(64) NULL COMMENT 'SHA-256 over the entry before and this one'
                """);
        execute(connection, """
                CREATE TABLE IF NOT EXISTS case_log_heads (
                  case_id        BIGINT      NOT NULL,
                  creditor_id    VARCHAR(30) NOT NULL,
                  invoice_number INT         NOT NULL,
                  entries        INT         NOT NULL,
                  hash           VARCHAR(64) NOT NULL COMMENT 'of the last entry',
                  purged_on      DATE        NULL COMMENT 'the entries and the case are gone, this row alone is left',
                  PRIMARY KEY (case_id),
                  INDEX ix_case_log_heads_creditor (creditor_id, purged_on, invoice_number)
                ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT 'where each chain ends'
                """);
        execute(connection, """
                CREATE TABLE IF NOT EXISTS purged_invoices (
                  creditor_id    VARCHAR(30) NOT NULL,
                  invoice_id     BIGINT      NOT NULL,
                  invoice_number INT         NOT NULL,
                  had_case       BOOLEAN     NOT NULL COMMENT 'never read again; one without comes back if it is open again',
                  purged_on      DATE        NOT NULL,
                  PRIMARY KEY (creditor_id, invoice_id),
                  INDEX ix_purged_invoices_number (creditor_id, invoice_number)
                ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT 'so that a later reading does not bring them back'
                """);
        execute(connection, """
                CREATE TABLE IF NOT EXISTS purge_log (
                  id          BIGINT       NOT NULL AUTO_INCREMENT,
                  creditor_id VARCHAR(30)  NOT NULL,
                  purged_on   DATE         NOT NULL,
                  at          DATETIME(6)  NOT NULL,
                  rule        VARCHAR(20)  NOT NULL COMMENT 'case, invoice, giro, report, contact; erasure: at the debtor''s wish',
                  table_name  VARCHAR(64)  NOT NULL,
                  purged_rows INT          NOT NULL,
                  actor       VARCHAR(60)  NOT NULL,
                  reason      VARCHAR(400) NOT NULL,
                  PRIMARY KEY (id),
                  INDEX ix_purge_log (creditor_id, purged_on)
                ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT 'append-only: what is gone stays counted'
                """);
        chain(connection);
        execute(connection, """
                ALTER TABLE case_log
                  MODIFY COLUMN sequence  INT         NOT NULL COMMENT 'of the case, from 1 without a gap',
                  MODIFY COLUMN text_hash VARCHAR(64) NOT NULL COMMENT 'SHA-256 over salt and detail',
                  MODIFY COLUMN hash      VARCHAR(64) NOT NULL COMMENT 'SHA-256 over the entry before and this one',
                  ADD UNIQUE KEY IF NOT EXISTS uq_case_log_sequence (case_id, sequence)
                """);
        guard(connection);
    }

    private static void chain(Connection connection) throws SQLException {
        var random = new SecureRandom();
        try (var entries = connection.createStatement();
                var rows = entries.executeQuery("""
                        SELECT l.*, c.creditor_id, c.invoice_number FROM case_log l JOIN cases c ON c.id = l.case_id
                         ORDER BY l.case_id, l.id
                        """);
                var write = connection.prepareStatement(
                        "UPDATE case_log SET sequence = ?, salt = ?, text_hash = ?, hash = ? WHERE id = ?");
                var writeHead = connection.prepareStatement("""
                        INSERT INTO case_log_heads (case_id, creditor_id, invoice_number, entries, hash) VALUES (?, ?, ?, ?, ?)
                        ON DUPLICATE KEY UPDATE entries = VALUES(entries), hash = VALUES(hash)
                        """)) {
            var head = ChainHead.START;
            long caseId = 0;
            while (rows.next()) {
                if (rows.getLong("case_id") != caseId) {
                    caseId = rows.getLong("case_id");
                    head = ChainHead.START;
                }
                var salt = new byte[SALT_BYTES];
                random.nextBytes(salt);
                var entry = new HashChain(rows.getString("creditor_id"), rows.getInt("invoice_number"))
                        .after(
                                head,
                                rows.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                                rows.getObject("dated", LocalDate.class),
                                rows.getObject("until_on", LocalDate.class),
                                rows.getString("actor"),
                                rows.getString("event"),
                                rows.getString("detail"),
                                salt);
                head = new ChainHead(entry.sequence(), entry.hash());
                write.setInt(1, entry.sequence());
                write.setString(2, entry.salt());
                write.setString(3, entry.textHash());
                write.setString(4, entry.hash());
                write.setLong(5, rows.getLong("id"));
                write.executeUpdate();
                writeHead.setLong(1, caseId);
                writeHead.setString(2, rows.getString("creditor_id"));
                writeHead.setInt(3, rows.getInt("invoice_number"));
                writeHead.setInt(4, head.entries());
                writeHead.setString(5, head.hash());
                writeHead.executeUpdate();
            }
        }
    }

    private static void guard(Connection connection) throws SQLException {
        try {
            execute(connection, """
                    CREATE TRIGGER case_log_refuses_update BEFORE UPDATE ON case_log FOR EACH ROW
                    IF NOT (@kk2_forget <=> 'erase' AND NEW.detail = '(erased)' AND NEW.salt IS NULL
                            AND NEW.id = OLD.id AND NEW.case_id = OLD.case_id AND NEW.sequence = OLD.sequence AND NEW.dated = OLD.dated
                            AND NEW.until_on <=> OLD.until_on AND NEW.at = OLD.at AND NEW.actor = OLD.actor
                            AND NEW.event = OLD.event AND NEW.text_hash = OLD.text_hash AND NEW.hash = OLD.hash)
                    THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the log of a case is only ever added to';
                    END IF
                    """);
            execute(connection, """
                    CREATE TRIGGER case_log_refuses_delete BEFORE DELETE ON case_log FOR EACH ROW
                    IF NOT (@kk2_forget <=> 'purge')
                    THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the log of a case is only ever added to';
                    END IF
                    """);
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_TRIGGERS_WITH_BINARY_LOG || e.getErrorCode() == NO_RIGHT) {
                throw new SQLException(
                        "the user of the migrations may not create triggers; remedy: grant it TRIGGER, and where the server"
                                + " keeps a binary log set log_bin_trust_function_creators=1, then delete this version's line from flyway_schema_history and start again",
                        e.getSQLState(),
                        e.getErrorCode(),
                        e);
            }
            throw e;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
