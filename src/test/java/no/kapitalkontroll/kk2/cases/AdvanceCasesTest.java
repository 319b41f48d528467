package no.kapitalkontroll.kk2.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How due cases are shared out among batches that go beside each other. */
class AdvanceCasesTest {

    private static final CreditorDay DAY =
            new CreditorDay("fjellheim", LocalDate.of(2026, 9, 15), 1, "here", claim -> {});

    private static List<List<Long>> batches(int size, DueCases.Due... due) {
        var dueCases = new DueCases(null, null, null, 500) {
            @Override
            List<Due> find(CreditorDay day) {
                return List.of(due);
            }
        };
        return new AdvanceCases(null, dueCases, size).batches(DAY);
    }

    private static DueCases.Due due(long invoiceId, long customerId) {
        return new DueCases.Due(invoiceId, customerId);
    }

    @Test
    void claims_on_one_customer_are_never_in_two_batches_and_keep_their_order() {
        assertThat(batches(2, due(1, 70), due(2, 71), due(3, 72), due(4, 71), due(5, 70)))
                .containsExactly(List.of(1L, 5L), List.of(2L, 4L), List.of(3L));
    }

    @Test
    void a_customer_with_more_claims_than_a_batch_has_one_of_its_own() {
        assertThat(batches(2, due(1, 70), due(2, 71), due(3, 71), due(4, 71), due(5, 72)))
                .containsExactly(List.of(1L), List.of(2L, 3L, 4L), List.of(5L));
    }

    @Test
    void where_nothing_is_due_there_is_no_batch() {
        assertThat(batches(2)).isEmpty();
    }
}
