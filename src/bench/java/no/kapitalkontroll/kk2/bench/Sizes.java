package no.kapitalkontroll.kk2.bench;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How much is measured.
 *
 * @param claims due claims of the series that is set beside other programs
 * @param runs of the smallest of them, of which the median is told
 * @param due due claims of the whole day beside the floor
 * @param mirrored invoices of the growth series; in each a hundredth is due, and changes on the next day
 * @param beside due claims of each of two creditors, for one instance and for two
 */
record Sizes(List<Integer> claims, int runs, int due, List<Integer> mirrored, int beside) {

    /**
     * {@code -Dbench.full} for the largest; {@code -Dbench.short} for a look whether the suite itself works;
     * {@code -Dbench.invoices=10000,1000000} for a growth series of one's own.
     */
    static Sizes asked() {
        var sizes = ofSuite();
        var invoices = System.getProperty("bench.invoices");
        return invoices == null
                ? sizes
                : new Sizes(
                        sizes.claims,
                        sizes.runs,
                        sizes.due,
                        Stream.of(invoices.split(",", -1)).map(Integer::valueOf).toList(),
                        sizes.beside);
    }

    private static Sizes ofSuite() {
        if (isAsked("bench.full")) {
            return new Sizes(List.of(200, 1_000, 5_000, 50_000), 3, 10_000, List.of(10_000, 100_000, 1_000_000), 2_000);
        }
        if (isAsked("bench.short")) {
            return new Sizes(List.of(200), 1, 500, List.of(2_000), 200);
        }
        return new Sizes(List.of(200, 1_000, 5_000), 3, 10_000, List.of(10_000, 100_000), 500);
    }

    /** {@code -Dbench.parts=day,growth} measures these alone; without it everything is, but libraries only with {@code -Dbench.letters}. */
    boolean has(String part) {
        var parts = System.getProperty("bench.parts");
        return parts == null
                ? !part.equals("libraries") || isAsked("bench.letters")
                : Set.of(parts.split(",", -1)).contains(part);
    }

    private static boolean isAsked(String name) {
        var value = System.getProperty(name);
        return value != null && !value.equals("false") && !value.startsWith("$");
    }
}
