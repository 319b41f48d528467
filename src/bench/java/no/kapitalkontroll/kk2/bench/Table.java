package no.kapitalkontroll.kk2.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The one table of a benchmark: what was measured, beside the floor where there is one, and whether it is what was aimed at. */
final class Table {

    private static final String LINE = "%-62s %12s %12s %8s  %s%n";

    private final List<String> lines = new ArrayList<>();

    void heading(String text) {
        lines.add("%n%s%n".formatted(text));
        lines.add(String.format(Locale.ROOT, LINE, "", "KK2", "floor", "ratio", ""));
    }

    /** A figure alone. */
    void figure(String what, double value, String note) {
        lines.add(String.format(Locale.ROOT, LINE, what, number(value), "", "", note));
    }

    /** Items a second, ours and the floor's, without a target. */
    void figure(String what, double ours, double floors, String note) {
        lines.add(String.format(Locale.ROOT, LINE, what, number(ours), number(floors), ratio(floors / ours), note));
    }

    /** Items a second, ours and the floor's; the ratio is that of the times. */
    void rates(String what, double ours, double floors, double mostTimesTheFloor) {
        figure(
                what,
                ours,
                floors,
                mostTimesTheFloor > 0
                        ? verdict(floors / ours <= mostTimesTheFloor, "at most " + mostTimesTheFloor)
                        : "");
    }

    /** A ratio of two of our own figures. */
    void ratio(String what, double value, boolean met, String target) {
        lines.add(String.format(Locale.ROOT, LINE, what, "", "", ratio(value), verdict(met, target)));
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String verdict(boolean met, String target) {
        return (met ? "met: " : "MISSED: ") + target;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
    }

    @Override
    public String toString() {
        return String.join("", lines);
    }
}
