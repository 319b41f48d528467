package no.kapitalkontroll.kk2.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import no.kapitalkontroll.kk2.reading.Readers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class ReadInPartsTest {

    private static final List<Long> THOUSAND =
            LongStream.range(0, 1_000).boxed().toList();

    private final ReadInParts threeCores = new ReadInParts(new Readers(new SimpleAsyncTaskExecutor()), 3);
    private final Queue<List<Long>> parts = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        TransactionSynchronizationManager.setActualTransactionActive(false);
    }

    @Test
    void a_long_list_is_read_beside_itself_and_answered_in_its_order() {
        var together = new CountDownLatch(3);
        var read = threeCores.read(THOUSAND, part -> {
            parts.add(part);
            together.countDown();
            assertThat(arrived(together)).as("all three at once").isTrue();
            return part;
        });

        assertThat(read).isEqualTo(THOUSAND);
        assertThat(parts).hasSize(3);
    }

    @Test
    void a_short_list_is_read_at_once() {
        var few = THOUSAND.subList(0, 199);

        assertThat(threeCores.read(few, this::remembered)).isEqualTo(few);
        assertThat(parts).containsExactly(few);
    }

    @Test
    void within_a_transaction_the_thread_that_has_it_reads_alone() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        var here = Thread.currentThread();

        threeCores.read(THOUSAND, part -> {
            assertThat(Thread.currentThread()).isSameAs(here);
            return remembered(part);
        });

        assertThat(parts).containsExactly(THOUSAND);
    }

    @Test
    void what_fails_in_one_part_fails_the_whole() {
        assertThatThrownBy(() -> threeCores.read(THOUSAND, part -> {
                    if (part.contains(999L)) {
                        throw new IllegalStateException("no database");
                    }
                    return part;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no database");
    }

    private List<Long> remembered(List<Long> part) {
        parts.add(part);
        return part;
    }

    private static boolean arrived(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
