package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.model.BeanDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One case that throws what nobody foresaw. Guard: the policy {@code park-the-rest} of the route; without it the first of them ends
 * the run of all.
 */
class PoisonedItemTest extends OneRoute {

    PoisonedItemTest() {
        super("advance-cases");
    }

    static Stream<Throwable> whatever() {
        return Stream.of(
                new NullPointerException(),
                new ArithmeticException(),
                new IllegalStateException("a giant case"),
                new StackOverflowError(),
                new OutOfMemoryError(),
                new NoClassDefFoundError("of a broken jar"));
    }

    @ParameterizedTest
    @MethodSource("whatever")
    void an_item_that_throws_is_parked_and_its_neighbours_go_on(Throwable poison) throws Exception {
        for (int invoice = 0; invoice < 3; invoice++) {
            fjellheim.overdue();
        }
        var day = readAndDecide(day());
        var item = new AtomicInteger();
        weave(route -> {
            // a batch that failed is handed on as it came, to be moved case by case
            route.weaveByType(BeanDefinition.class).selectFirst().remove();
            route.weaveByType(BeanDefinition.class).selectLast().before().bean(new Poisoned(item, poison), "take");
        });

        assertThat(call(day).getException()).isNull();

        assertThat(item).hasValue(3);
        assertThat(letters()).containsExactly("collection-notice PLANNED", "collection-notice PLANNED");
        assertThat(parked())
                .singleElement()
                .asString()
                .startsWith("invoice ")
                .contains("foresaw: " + poison.getClass().getSimpleName());

        // once nothing throws any more, the next run makes up for it
        item.set(10);
        planLetters(day());
        assertThat(letters()).hasSize(3);
        assertThat(parked()).isEmpty();
    }

    /** A bean, as every step of a route that does something with an item. */
    public record Poisoned(AtomicInteger item, Throwable poison) {

        public void take() throws Throwable {
            if (item.incrementAndGet() == 2) {
                throw poison;
            }
        }
    }
}
