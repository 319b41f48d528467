package no.kapitalkontroll.kk2.core.charge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.core.money.Money;
import org.junit.jupiter.api.Test;

class PrincipalHistoryTest {

    private static final PrincipalHistory PAID_IN_TWO = new PrincipalHistory(new TreeMap<>(Map.of(
            LocalDate.of(2026, 8, 31), Money.of("12500.00"),
            LocalDate.of(2026, 9, 18), Money.of("7500.50"),
            LocalDate.of(2026, 9, 30), Money.ZERO)));

    @Test
    void its_text_is_short_and_in_date_order() {
        assertThat(PAID_IN_TWO.text()).isEqualTo("2026-08-31=12500.00;2026-09-18=7500.50;2026-09-30=0.00");
    }

    @Test
    void its_text_gives_the_same_history_again() {
        assertThat(PrincipalHistory.ofText(PAID_IN_TWO.text())).isEqualTo(PAID_IN_TWO);
    }
}
