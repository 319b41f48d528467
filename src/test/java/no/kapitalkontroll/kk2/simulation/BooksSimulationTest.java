package no.kapitalkontroll.kk2.simulation;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import no.kapitalkontroll.kk2.standin.StandInTripletex;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BooksSimulationTest {

    private static final Map<String, Integer> SEEN = new TreeMap<>();

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("simulation.seeds", 10L))
                .map(n -> Long.getLong("simulation.first", 1L) + n);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_books_agree_on_every_day(long seed) {
        try (var tripletex = StandInTripletex.start()) {
            new BooksSimulation(seed, tripletex).play().forEach((what, times) -> SEEN.merge(what, times, Integer::sum));
        }
    }

    @AfterAll
    static void print() {
        System.out.println(SEEN);
    }
}
