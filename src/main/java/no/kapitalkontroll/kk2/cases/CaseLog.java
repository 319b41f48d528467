package no.kapitalkontroll.kk2.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.audit.ChainHead;
import no.kapitalkontroll.kk2.audit.ChainedEntry;
import no.kapitalkontroll.kk2.audit.HashChain;
import org.springframework.jdbc.core.JdbcTemplate;
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
    private final JdbcTemplate batches;
    private final SecureRandom random = new SecureRandom();

    public CaseLog(JdbcClient jdbc, JdbcTemplate batches, Clock clock, LookAgain lookAgain) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
        this.lookAgain = lookAgain;
    }

    /** One entry; {@code until} null: it has no end. The detail may name people. */
    public record Entry(LocalDate dated, LocalDate until, String actor, String event, String detail) {}

    /** An entry of a case that is about to be added. */
    record Told(long caseId, Entry entry) {

        static Told byKk2(long caseId, LocalDate dated, String event, String detail) {
            return new Told(caseId, new Entry(dated, null, KK2, event, detail));
        }
    }

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
        add(List.of(new Told(caseId, new Entry(dated, until, actor, event, detail))));
    }

    /** Entries of any cases, each case's in this order: for a whole batch hardly more work than for one. */
    @Transactional
    void add(List<Told> all) {
        if (all.isEmpty()) {
            return;
        }
        Map<Long, List<Told>> ofCases = all.stream().collect(groupingBy(Told::caseId, TreeMap::new, toList()));
        List<Object[]> entries = new ArrayList<>();
        List<Object[]> heads = new ArrayList<>();
        lockedTails(ofCases.keySet()).forEach((caseId, tail) -> {
            var head = tail.head();
            for (var told : ofCases.get(caseId)) {
                var next = next(tail.chain(), head, told.entry());
                entries.add(row(caseId, next));
                head = new ChainHead(next.sequence(), next.hash());
            }
            heads.add(new Object[] {head.entries(), head.hash(), caseId});
        });
        batches.batchUpdate("""
                INSERT INTO case_log (case_id, sequence, dated, until_on, at, actor, event, detail, salt, text_hash, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, entries);
        batches.batchUpdate("UPDATE case_log_heads SET entries = ?, hash = ? WHERE case_id = ?", heads);
        // whatever a person says may change what the books are to show
        all.stream()
                .filter(told -> !told.entry().actor().equals(KK2))
                .map(Told::caseId)
                .distinct()
                .forEach(lookAgain::atCase);
    }

    /**
     * The cases first, in the order in which everybody locks them who moves them: two who wait for each other would never end. A
     * head that is not there yet is made before it is locked: the lock on its absence would be one on every other new case, too.
     */
    private Map<Long, Tail> lockedTails(Set<Long> caseIds) {
        Map<Long, HashChain> chains = new LinkedHashMap<>();
        jdbc.sql(
                        "SELECT id, creditor_id, invoice_number FROM cases FORCE INDEX (PRIMARY) WHERE id IN (:ids) ORDER BY id FOR UPDATE")
                .param("ids", caseIds)
                .query(row -> {
                    chains.put(
                            row.getLong("id"),
                            new HashChain(row.getString("creditor_id"), row.getInt("invoice_number")));
                });
        jdbc.sql("""
                        INSERT IGNORE INTO case_log_heads (case_id, creditor_id, invoice_number, entries, hash)
                        SELECT id, creditor_id, invoice_number, :entries, :hash FROM cases WHERE id IN (:ids)
                        """)
                .param("entries", ChainHead.START.entries())
                .param("hash", ChainHead.START.hash())
                .param("ids", caseIds)
                .update();
        Map<Long, Tail> tails = new LinkedHashMap<>();
        jdbc.sql(
                        "SELECT case_id, entries, hash FROM case_log_heads FORCE INDEX (PRIMARY) WHERE case_id IN (:ids) ORDER BY case_id FOR UPDATE")
                .param("ids", caseIds)
                .query(row -> {
                    tails.put(
                            row.getLong("case_id"),
                            new Tail(
                                    chains.get(row.getLong("case_id")),
                                    new ChainHead(row.getInt("entries"), row.getString("hash"))));
                });
        return tails;
    }

    private ChainedEntry next(HashChain chain, ChainHead head, Entry entry) {
        return chain.after(
                head,
                clock.instant(),
                entry.dated(),
                entry.until(),
                stored(entry.actor()),
                entry.event(),
                stored(entry.detail()),
                salt());
    }

    private static Object[] row(long caseId, ChainedEntry entry) {
        return new Object[] {
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
            entry.hash()
        };
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
