package no.kapitalkontroll.kk2.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A mix of all faults drawn from a seed ({@link RandomWalk}) ends as a life without them: the same letters for each case and
 * step, the same booked vouchers, the same end states. {@code -Dfaults.first} is the first seed, {@code -Dfaults.seeds} their
 * number, {@code -Dfaults.dates} how many of the sixty business dates are run.
 */
class RandomWalkIT {

    private static final long FIRST = Long.getLong("faults.first", 1);
    private static final long SEEDS = Long.getLong("faults.seeds", 1);
    private static final int DATES = Integer.getInteger("faults.dates", 10);
    private static final List<String> WALKS = new ArrayList<>();
    private static final Map<WalkFault, Integer> BEFELL = new EnumMap<>(WalkFault.class);

    static LongStream seeds() {
        return LongStream.range(FIRST, FIRST + SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_life_with_faults_ends_as_one_without(long seed) {
        var walk = new RandomWalk(FaultWorld.shared(), seed, DATES);
        var began = System.nanoTime();

        var wrong = walk.play();

        WALKS.add("seed %-4d %s, %d s, %s"
                .formatted(
                        seed,
                        walk.summary(),
                        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began),
                        wrong.isEmpty() ? "well" : wrong.size() + " WRONG"));
        walk.befell().forEach((fault, times) -> BEFELL.merge(fault, times, Integer::sum));
        assertThat(wrong).as("seed %d: %s", seed, walk.summary()).isEmpty();
    }

    @AfterAll
    static void tell() {
        System.out.printf("%nRandom walks that came to their end: %d of %d%n", WALKS.size(), SEEDS);
        WALKS.forEach(walk -> System.out.println("  " + walk));
        System.out.println("What befell them:");
        BEFELL.forEach((fault, times) -> System.out.printf("  %-30s %5d%n", words(fault), times));
    }

    private static String words(WalkFault fault) {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
