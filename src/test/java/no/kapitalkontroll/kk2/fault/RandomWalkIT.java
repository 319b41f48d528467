package no.kapitalkontroll.kk2.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A mix of all faults drawn from a seed ({@link RandomWalk}) ends as a life without them: the same letters for each case and
 * step, the same booked vouchers, the same end states. {@code -Dfaults.first} is the first seed, {@code -Dfaults.seeds} their
 * number, {@code -Dfaults.dates} how many of the sixty business dates are run.
 */
@Tag("all-faults")
class RandomWalkIT {

    private static final long FIRST = Long.getLong("faults.first", 1);
    private static final long SEEDS = Long.getLong("faults.seeds", 1);
    private static final int DATES = Integer.getInteger("faults.dates", 10);
    private static final List<String> SUMMARY = new ArrayList<>();

    static LongStream seeds() {
        return LongStream.range(FIRST, FIRST + SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_life_with_faults_ends_as_one_without(long seed) {
        var walk = new RandomWalk(FaultWorld.shared(), seed, DATES);

        var wrong = walk.play();

        SUMMARY.add("seed %d: %s, %d wrong".formatted(seed, walk.summary(), wrong.size()));
        assertThat(wrong).as("seed %d: %s", seed, walk.summary()).isEmpty();
    }

    @AfterAll
    static void tell() {
        SUMMARY.forEach(System.out::println);
    }
}
