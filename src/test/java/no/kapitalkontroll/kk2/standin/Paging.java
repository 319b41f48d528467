package no.kapitalkontroll.kk2.standin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** From what a filter matched to one page in its envelope. */
final class Paging {

    private Paging() {}

    static Answer page(Call call, String model, List<? extends Thing> matched) {
        return page(call, model, matched, new Json());
    }

    static Answer page(Call call, String model, List<? extends Thing> matched, Map<String, Object> extra) {
        var fields = FieldsFilter.parse(call.text("fields"), model);
        if (matched.size() > call.switches().resultLimit) {
            throw ApiProblem.of(422, 23000, "Result set too large. Limit of 10.000 reached");
        }
        var sorted = sort(call, model, matched);
        int from = Math.toIntExact(nonNegative(call, "from", 0));
        int count = Math.toIntExact(nonNegative(call, "count", 1000));
        var values = sorted.stream().skip(from).limit(count).map(fields::render).toList();
        boolean more = sorted.size() > from + values.size();
        var envelope = new Json()
                // Not a total but a hint, except on the last page.
                .with("fullResultSize", more ? from + values.size() + 1 : sorted.size())
                .with("from", from)
                .with("count", values.size())
                .with("versionDigest", digest(call, values));
        envelope.putAll(extra);
        envelope.put("values", values);
        return new Answer(200, envelope);
    }

    private static String digest(Call call, List<?> values) {
        if (values.isEmpty()) {
            return null;
        }
        return call.asksForDigest()
                ? "Checksum not yet supported for this endpoint"
                : "'If-None-Match' header not specified";
    }

    private static long nonNegative(Call call, String name, long standard) {
        var number = call.number(name);
        if (number == null) {
            return standard;
        }
        if (number < 0) {
            throw ApiProblem.badParameter(name, "Ugyldig verdi.");
        }
        return number;
    }

    private static List<Thing> sort(Call call, String model, List<? extends Thing> matched) {
        var list = new ArrayList<Thing>(matched);
        if (!call.has("sorting")) {
            if (call.switches().unsortedListsShuffle && !list.isEmpty()) {
                Collections.rotate(list, Math.toIntExact(call.ordinal() * 7 % list.size()));
            }
            return list;
        }
        var order = Comparator.<Thing>comparingInt(thing -> 0);
        for (var key : call.text("sorting").split(",", -1)) {
            boolean descending = key.startsWith("-");
            var name = descending ? key.substring(1) : key;
            requireProperty(model, name);
            var byKey = Comparator.<Thing, Comparable<Object>>comparing(
                    thing -> value(thing, name), Comparator.nullsFirst(Comparator.naturalOrder()));
            order = order.thenComparing(descending ? byKey.reversed() : byKey);
        }
        list.sort(order);
        return list;
    }

    private static void requireProperty(String model, String name) {
        var contract = Contract.tripletex();
        var current = model;
        for (var part : name.split("\\.", -1)) {
            var type = contract.knowsModel(current) ? contract.property(current, part) : null;
            if (type == null) {
                throw ApiProblem.of(422, 17000, "Illegal sorting: " + name);
            }
            current = type;
        }
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> value(Thing thing, String name) {
        if (name.equals("id")) {
            // Without the cost of all properties: lists are mostly sorted so.
            return (Comparable<Object>) (Object) thing.id();
        }
        Object value = thing;
        for (var part : name.split("\\.", -1)) {
            value = value instanceof Thing inner ? inner.properties().get(part) : null;
        }
        return (Comparable<Object>) value;
    }
}
