package no.kapitalkontroll.kk2.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Property;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A fault that nobody tries, and a test that the list names and somebody removes or renames, is missed here. */
class FaultListTest {

    private static final int FAULTS = 59;

    @Test
    void every_fault_has_its_row() {
        assertThat(FaultList.values())
                .extracting(Enum::name)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, FAULTS)
                        .mapToObj(number -> "F" + number)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void each_fault_is_tried_by_the_tests_that_it_names_or_says_why_not(FaultList one) throws ClassNotFoundException {
        assertThat(one.fault()).isNotBlank();
        assertThat(List.of(one.invariants().split(" ")))
                .allSatisfy(invariant -> assertThat(invariant).matches("I([1-9]|1[0-2])"));
        assertThat(one.tests().isEmpty() && one.notTriedBecause().isBlank())
                .as("neither tests nor the reason for having none")
                .isFalse();
        for (var test : one.tests()) {
            var parts = test.split("#", 2);
            var type = Class.forName("no.kapitalkontroll.kk2." + parts[0]);
            assertThat(Arrays.stream(type.getDeclaredMethods()).filter(FaultListTest::isTest))
                    .extracting(Method::getName)
                    .contains(parts[1]);
        }
    }

    private static boolean isTest(Method method) {
        return method.isAnnotationPresent(Test.class)
                || method.isAnnotationPresent(ParameterizedTest.class)
                || method.isAnnotationPresent(RepeatedTest.class)
                || method.isAnnotationPresent(Property.class);
    }
}
