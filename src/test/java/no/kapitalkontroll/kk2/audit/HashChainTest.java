package no.kapitalkontroll.kk2.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guards: whatever is done to a chained log shows, and what was written today can be proved in ten years. */
class HashChainTest {

    private static final Instant AT = Instant.parse("2026-09-15T04:00:00.123456789Z");
    private static final LocalDate DATE = LocalDate.parse("2026-09-15");
    private static final byte[] SALT = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    private final HashChain chain = new HashChain("fjellheim", 10_234);
    private final List<ChainedEntry> log = new ArrayList<>();
    private ChainHead head = ChainHead.START;

    @BeforeEach
    void three_entries() {
        add(null, "kk2", "taken", "procedure standard 1");
        add(DATE.plusDays(7), "Kari Moe", "held", "skyldner ba om tid – æøå");
        add(null, "kk2", "closed", "paid");
    }

    private void add(LocalDate until, String who, String event, String detail) {
        var entry = chain.after(head, AT, DATE, until, who, event, detail, SALT);
        log.add(entry);
        head = new ChainHead(entry.sequence(), entry.hash());
    }

    @Test
    void a_log_as_it_was_written_is_whole() {
        assertThat(chain.broken(log, head)).isEmpty();
        assertThat(chain.broken(List.of(), ChainHead.START)).isEmpty();
    }

    @Test
    void the_bytes_that_are_hashed_do_not_change() {
        // reckoned by another program out of what the Javadoc says
        assertThat(log.get(0).textHash()).isEqualTo("a999a24c23106517a8ffbdd59203c6266b8aeeff77b9920e78ba3d5b8d8f643f");
        assertThat(log.get(0).hash()).isEqualTo("9ba391e230000350997e0131f599f0a2e5b1d1d5702ad2485d53d61081236f0e");
        assertThat(log.get(1).hash()).isEqualTo("8e8ba8fe943ba4914a9057ef7a9aff7f75a86d58306db3976ef29fd61e0fef6c");
    }

    @Test
    void every_change_is_seen_where_it_was_made() {
        var entry = log.get(1);
        log.set(1, with(entry, entry.dated(), entry.actor(), "something else", entry.salt(), entry.textHash()));
        assertThat(chain.broken(log, head)).contains("the text of entry 2 was changed");
        log.set(1, with(entry, entry.dated(), "Siv Saksvik", entry.detail(), entry.salt(), entry.textHash()));
        assertThat(chain.broken(log, head)).get().asString().startsWith("entry 2 was changed");
        log.set(1, with(entry, DATE.plusDays(1), entry.actor(), entry.detail(), entry.salt(), entry.textHash()));
        assertThat(chain.broken(log, head)).get().asString().startsWith("entry 2 was changed");
        log.set(
                1,
                with(entry, entry.dated(), entry.actor(), null, null, log.get(0).textHash()));
        assertThat(chain.broken(log, head)).get().asString().startsWith("entry 2 was changed");
    }

    @Test
    void what_is_missing_is_missed_wherever_it_stood() {
        assertThat(chain.broken(List.of(log.get(0), log.get(2)), head)).contains("entry 2 is missing");
        assertThat(chain.broken(log.subList(0, 2), head)).contains("it ends after entry 2 of 3");
        assertThat(chain.broken(List.of(), head)).contains("it ends after entry 0 of 3");
        assertThat(chain.broken(log, new ChainHead(2, log.get(1).hash())))
                .contains("its end is not the one that was kept");
    }

    @Test
    void a_log_of_another_case_is_not_this_ones() {
        assertThat(new HashChain("fjellheim", 10_235).broken(log, head)).isPresent();
        assertThat(new HashChain("fjellheim 1", 234).broken(log, head)).isPresent();
    }

    @Test
    void an_erased_text_leaves_the_chain_whole_and_nothing_to_guess_by() {
        var entry = log.get(1);
        log.set(1, with(entry, entry.dated(), entry.actor(), null, null, entry.textHash()));

        assertThat(chain.broken(log, head)).isEmpty();
    }

    private static ChainedEntry with(
            ChainedEntry entry, LocalDate dated, String actor, String detail, String salt, String textHash) {
        return new ChainedEntry(
                entry.sequence(),
                entry.at(),
                dated,
                entry.until(),
                actor,
                entry.event(),
                detail,
                salt,
                textHash,
                entry.hash());
    }
}
