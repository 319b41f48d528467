package no.kapitalkontroll.kk2.retention;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What hangs together goes together: a letter that speaks for two cases, a payment that two invoices share. A group of which
 * one must stay stays whole.
 */
final class WholeGroups {

    private WholeGroups() {}

    /** Two invoices that hang together. */
    record Link(long one, long other) {}

    /** The groups that may go whole, each with its invoices in order. */
    static List<List<Long>> of(Collection<Long> mayGo, List<Link> links) {
        var may = new HashSet<>(mayGo);
        Map<Long, Set<Long>> linked = new HashMap<>();
        for (var link : links) {
            linked.computeIfAbsent(link.one(), id -> new HashSet<>()).add(link.other());
            linked.computeIfAbsent(link.other(), id -> new HashSet<>()).add(link.one());
        }
        Set<Long> seen = new HashSet<>();
        List<List<Long>> groups = new ArrayList<>();
        for (var id : new TreeSet<>(may)) {
            if (!seen.contains(id)) {
                var group = groupOf(id, linked);
                seen.addAll(group);
                if (may.containsAll(group)) {
                    groups.add(List.copyOf(group));
                }
            }
        }
        return groups;
    }

    private static Set<Long> groupOf(long first, Map<Long, Set<Long>> linked) {
        var group = new TreeSet<Long>();
        var open = new ArrayDeque<Long>(List.of(first));
        while (!open.isEmpty()) {
            var id = open.pop();
            if (group.add(id)) {
                open.addAll(linked.getOrDefault(id, Set.of()));
            }
        }
        return group;
    }
}
