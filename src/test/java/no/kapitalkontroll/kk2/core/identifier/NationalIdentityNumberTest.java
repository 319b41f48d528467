package no.kapitalkontroll.kk2.core.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are nobody's: no century has their year together with their individual number. */
class NationalIdentityNumberTest {

    private static final String NUMBER = "15064560090";
    private static final String D_NUMBER = "55064560084";

    @Test
    void a_number_with_both_check_digits_is_one() {
        assertThat(NationalIdentityNumber.of(NUMBER))
                .hasValueSatisfying(number -> assertThat(number.reveal()).isEqualTo(NUMBER));
        assertThat(NationalIdentityNumber.of("150645 60090")).isEqualTo(NationalIdentityNumber.of(NUMBER));
    }

    @Test
    void a_d_number_is_one_too() {
        assertThat(NationalIdentityNumber.of(D_NUMBER))
                .hasValueSatisfying(number -> assertThat(number.isDNumber()).isTrue());
        assertThat(NationalIdentityNumber.of(NUMBER))
                .hasValueSatisfying(number -> assertThat(number.isDNumber()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1506456009",
                "150645600900",
                "15064560091", // second check digit
                "15064560190", // first check digit
                "15064560900", // digits swapped
                "15134560090", // month
                "00064560090", // day
                "1506456009x",
                "914286018"
            })
    void anything_else_is_none(String text) {
        assertThat(NationalIdentityNumber.of(text)).isEmpty();
    }

    @Test
    void no_single_wrong_digit_passes() {
        for (int i = 0; i < NUMBER.length(); i++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                var wrong = NUMBER.substring(0, i) + digit + NUMBER.substring(i + 1);
                assertThat(NationalIdentityNumber.of(wrong).isPresent())
                        .as("digit %d is %s", i, digit)
                        .isEqualTo(wrong.equals(NUMBER));
            }
        }
    }

    @Test
    void it_never_prints_itself() {
        assertThat(NationalIdentityNumber.of(NUMBER).orElseThrow()).hasToString("***");
    }

    @Test
    void none_at_all_is_none() {
        assertThat(NationalIdentityNumber.of(null)).isEmpty();
    }
}
