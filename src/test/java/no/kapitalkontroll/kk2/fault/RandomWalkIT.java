package no.kapitalkontroll.kk2.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
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
 * number, {@code -Dfaults.dates} on how many of the sixty business dates a run is made, evenly spread; every tenth seed runs on
 * all of them.
 */
class RandomWalkIT {

    private static final long FIRST = Long.getLong("faults.first", 1);
    private static final long SEEDS = Long.getLong("faults.seeds", 1);
    private static final int DATES = Integer.getInteger("faults.dates", 10);
    private static final int EVERY_DATE = 10;

    private static final Map<WalkFault, Integer> BEFELL = new EnumMap<>(WalkFault.class);
    private static int walks;
    private static int well;
    private static int dates;
    private static int deaths;
    private static int repeats;

    static LongStream seeds() {
        return LongStream.range(FIRST, FIRST + SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_life_with_faults_ends_as_one_without(long seed) {
        var ofThis = seed % EVERY_DATE == 0 ? RandomWalk.BUSINESS_DATES : DATES;
        var walk = new RandomWalk(FaultWorld.shared(), seed, ofThis);
        walks++;
        var began = System.nanoTime();

        var wrong = walk.play();

        System.out.printf(
                "walk %d of %d (seed %d): %d dates in %d s, %s%n",
                walks,
                SEEDS,
                seed,
                ofThis,
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began),
                wrong.isEmpty() ? "well" : wrong.size() + " WRONG");
        dates += ofThis;
        deaths += walk.deaths();
        repeats += walk.repeats();
        walk.befell().forEach((fault, times) -> BEFELL.merge(fault, times, Integer::sum));
        assertThat(wrong).as("seed %d", seed).isEmpty();
        well++;
    }

    @AfterAll
    static void tell() {
        System.out.printf(
                "%nRandom walks: %d of %d ended well. %d dates of five creditors and their twins; %d processes died, %d runs were repeated.%n",
                well, SEEDS, dates, deaths, repeats);
        System.out.println("What befell them:");
        BEFELL.forEach((fault, times) -> System.out.printf("  %-30s %5d%n", words(fault), times));
    }

    private static String words(WalkFault fault) {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
