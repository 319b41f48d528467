package no.kapitalkontroll.kk2.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A test that the list names and that somebody removes or renames is missed here. */
class SecurityListTest {

    @ParameterizedTest
    @EnumSource
    void each_risk_has_the_tests_that_it_names(SecurityList one) {
        assertThat(one.risk()).isNotBlank();
        assertThat(one.tests()).isNotEmpty().allSatisfy(test -> {
            var parts = test.split("#", 2);
            var type = Class.forName("no.kapitalkontroll.kk2." + parts[0]);
            if (parts.length == 2) {
                assertThat(Arrays.stream(type.getDeclaredMethods()).map(method -> method.getName()))
                        .contains(parts[1]);
            }
        });
    }
}
