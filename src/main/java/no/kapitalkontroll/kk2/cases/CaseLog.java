package no.kapitalkontroll.kk2.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import no.kapitalkontroll.kk2.audit.ChainHead;
import no.kapitalkontroll.kk2.audit.ChainedEntry;
import no.kapitalkontroll.kk2.audit.HashChain;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happened to a case, who did it and why: only ever added to, each entry chained to the one before it. The case is
 * locked while one is added, so that two writers at once stand behind each other in the chain.
 */
@Component
public class CaseLog {

    /** The actor of everything that no person did. */
    public static final String KK2 = "kk2";

    private static final int SALT_BYTES = 16;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final LookAgain lookAgain;
    private final SecureRandom random = new SecureRandom();

    public CaseLog(JdbcClient jdbc, Clock clock, LookAgain lookAgain) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.lookAgain = lookAgain;
    }

    /** One entry; {@code until} null: it has no end. The detail may name people. */
    public record Entry(LocalDate dated, LocalDate until, String actor, String event, String detail) {}

    private record Tail(HashChain chain, ChainHead head) {}

    /** The whole log of a case, in the order in which things happened. */
    public List<Entry> of(long caseId) {
        return jdbc.sql("SELECT dated, until_on, actor, event, detail FROM case_log WHERE case_id = ? ORDER BY id")
                .param(caseId)
                .query((row, index) -> new Entry(
                        row.getObject("dated", LocalDate.class),
                        row.getObject("until_on", LocalDate.class),
                        row.getString("actor"),
                        row.getString("event"),
                        row.getString("detail")))
                .list();
    }

    @Transactional
    public void add(long caseId, LocalDate dated, String actor, String event, String detail) {
        add(caseId, dated, null, actor, event, detail);
    }

    /** @param until the last day for which it holds; null: it has no end */
    @Transactional
    public void add(long caseId, LocalDate dated, LocalDate until, String actor, String event, String detail) {
        var tail = lockedTail(caseId);
        store(
                caseId,
                tail.chain()
                        .after(
                                tail.head(),
                                clock.instant(),
                                dated,
                                until,
                                stored(actor),
                                event,
                                stored(detail),
                                salt()));
        if (!actor.equals(KK2)) {
            // whatever a person says may change what the books are to show
            lookAgain.atCase(caseId);
        }
    }

    /**
     * The case first, as everybody locks it who moves it: two who wait for each other would never end. A head that is not there
     * yet is made before it is locked: the lock on its absence would be one on every other new case, too.
     */
    private Tail lockedTail(long caseId) {
        var chain = jdbc.sql("SELECT creditor_id, invoice_number FROM cases WHERE id = ? FOR UPDATE")
                .param(caseId)
                .query((row, index) -> new HashChain(row.getString("creditor_id"), row.getInt("invoice_number")))
                .single();
        jdbc.sql("""
                        INSERT IGNORE INTO case_log_heads (case_id, creditor_id, invoice_number, entries, hash)
                        SELECT id, creditor_id, invoice_number, ?, ? FROM cases WHERE id = ?
                        """)
                .params(ChainHead.START.entries(), ChainHead.START.hash(), caseId)
                .update();
        return jdbc.sql("SELECT entries, hash FROM case_log_heads WHERE case_id = ? FOR UPDATE")
                .param(caseId)
                .query((row, index) -> new Tail(chain, new ChainHead(row.getInt("entries"), row.getString("hash"))))
                .single();
    }

    private void store(long caseId, ChainedEntry entry) {
        jdbc.sql("""
                        INSERT INTO case_log (case_id, sequence, dated, until_on, at, actor, event, detail, salt, text_hash, hash)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        caseId,
                        entry.sequence(),
                        entry.dated(),
                        entry.until(),
                        LocalDateTime.ofInstant(entry.at(), ZoneOffset.UTC),
                        entry.actor(),
                        entry.event(),
                        entry.detail(),
                        entry.salt(),
                        entry.textHash(),
                        entry.hash())
                .update();
        jdbc.sql("UPDATE case_log_heads SET entries = ?, hash = ? WHERE case_id = ?")
                .params(entry.sequence(), entry.hash(), caseId)
                .update();
    }

    private byte[] salt() {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    /** As the database will give it back: half of a pair of surrogates is not kept, and would break the chain. */
    private static String stored(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }
}
