package no.kapitalkontroll.kk2.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrashPointTest {

    @ParameterizedTest
    @EnumSource
    void every_crash_point_is_a_method_of_the_program(CrashPoint point) throws ClassNotFoundException {
        var type = Class.forName(point.className(), false, getClass().getClassLoader());

        assertThat(Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> !method.isSynthetic())
                        .filter(method -> method.getName().equals(point.method())))
                .as("%s: a method that was renamed or doubled would crash nothing, or twice", point)
                .hasSize(1);
    }
}
