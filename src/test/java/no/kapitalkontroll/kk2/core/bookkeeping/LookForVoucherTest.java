package no.kapitalkontroll.kk2.core.bookkeeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LookForVoucherTest {

    private static final LocalDate DATE = LocalDate.of(2026, 9, 18);
    private static final String NUMBER = "KK2-demo-10001-1";

    private final LookForVoucher lookForVoucher = new LookForVoucher();
    private final Asked asked = new Asked();

    @Test
    void before_the_first_attempt_only_the_number_is_asked_for() {
        assertThat(lookForVoucher.beforeAttempt(1, NUMBER, Set.of(DATE), asked)).isEmpty();
        assertThat(asked.places).containsExactly("numbered");
    }

    @Test
    void before_a_repeat_all_three_places_are_asked() {
        assertThat(lookForVoucher.beforeAttempt(2, NUMBER, Set.of(DATE), asked)).isEmpty();
        assertThat(asked.places).containsExactly("numbered", "waiting", "dated 2026-09-18");
    }

    @Test
    void it_is_known_by_its_number_or_by_the_start_of_its_description() {
        asked.waiting = List.of(voucher(7, null, NUMBER + " gebyr for faktura 10001"));

        assertThat(lookForVoucher.everywhere(NUMBER, Set.of(DATE), asked))
                .map(FoundVoucher::id)
                .contains(7L);
    }

    @Test
    void another_number_that_begins_alike_is_another_voucher() {
        asked.waiting = List.of(voucher(7, NUMBER + "2", NUMBER + "2 gebyr"), voucher(8, null, null));

        assertThat(lookForVoucher.everywhere(NUMBER, Set.of(DATE), asked)).isEmpty();
    }

    private static FoundVoucher voucher(long id, String number, String description) {
        return new FoundVoucher(id, number, description, DATE, List.of());
    }

    /** A ledger that remembers where it was asked. */
    private static final class Asked implements LookForVoucher.Places {

        private final List<String> places = new ArrayList<>();
        private List<FoundVoucher> waiting = List.of();

        @Override
        public List<FoundVoucher> numbered(String number) {
            places.add("numbered");
            return List.of();
        }

        @Override
        public List<FoundVoucher> waiting() {
            places.add("waiting");
            return waiting;
        }

        @Override
        public List<FoundVoucher> dated(LocalDate date) {
            places.add("dated " + date);
            return List.of();
        }
    }
}
