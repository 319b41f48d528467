package no.kapitalkontroll.kk2.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.kapitalkontroll.kk2.core.procedure.Step;

/** Things by the group that they belong to, in the groups' order. */
final class Grouped {

    private Grouped() {}

    /** In the order of the law; those without a step first. */
    static <T> Map<String, List<T>> bySteps(List<T> all, Function<T, Step> stepOrNull) {
        var sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(stepOrNull, Comparator.nullsFirst(Comparator.naturalOrder())));
        return by(sorted, one -> NorwegianWords.of(stepOrNull.apply(one)));
    }

    /** In the order of the bands. */
    static <T> Map<String, List<T>> byAge(List<T> all, Function<T, Long> days) {
        var sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(days));
        return by(sorted, one -> band(days.apply(one)));
    }

    /** In the order in which they come. */
    static <T> Map<String, List<T>> by(List<T> all, Function<T, String> group) {
        Map<String, List<T>> groups = new LinkedHashMap<>();
        all.forEach(one -> groups.computeIfAbsent(group.apply(one), name -> new ArrayList<>())
                .add(one));
        return groups;
    }

    /** Days past due. */
    private static String band(long days) {
        if (days <= 14) {
            return "0–14 dager";
        }
        if (days <= 30) {
            return "15–30 dager";
        }
        if (days <= 60) {
            return "31–60 dager";
        }
        if (days <= 90) {
            return "61–90 dager";
        }
        return days <= 180 ? "91–180 dager" : "over 180 dager";
    }
}
