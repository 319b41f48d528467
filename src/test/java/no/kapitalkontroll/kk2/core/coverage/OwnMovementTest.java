package no.kapitalkontroll.kk2.core.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarded is the range of each kind: a posting of Tripletex must never be taken for a payment that KK2 was told of. */
class OwnMovementTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 8123, Long.MAX_VALUE, 0, -8123})
    void what_tripletex_numbers_is_none_of_ours(long id) {
        assertThat(OwnMovement.values()).noneMatch(kind -> kind.has(id));
        assertThat(OwnMovement.named(id)).isEqualTo("posting " + id);
    }

    @Test
    void a_row_of_ours_is_known_by_its_kind_alone_and_by_the_number_people_know() {
        var payment = OwnMovement.REGISTERED_PAYMENT.idOf(3);

        assertThat(OwnMovement.REGISTERED_PAYMENT.has(payment)).isTrue();
        assertThat(OwnMovement.REFUND_PAID.has(payment)).isFalse();
        assertThat(OwnMovement.named(payment)).isEqualTo("registered payment 3");
        assertThat(OwnMovement.named(OwnMovement.REFUND_PAID.idOf(4))).isEqualTo("refund 4");
    }
}
