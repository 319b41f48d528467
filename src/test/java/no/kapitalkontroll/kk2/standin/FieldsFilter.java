package no.kapitalkontroll.kk2.standin;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The `fields` parameter: {@code *}, {@code a,b(c,d)}, {@code *,customer(*)}. What is not expanded is answered as id and
 * url only, and {@code *} expands nothing.
 */
final class FieldsFilter {

    private final boolean everything;
    private final Map<String, FieldsFilter> named;

    private FieldsFilter(boolean everything, Map<String, FieldsFilter> named) {
        this.everything = everything;
        this.named = named;
    }

    /** @param text null or empty for everything */
    static FieldsFilter parse(String text, String model) {
        var filter = text == null || text.isBlank() ? new FieldsFilter(true, Map.of()) : new Parser(text).list();
        filter.requireIn(model);
        return filter;
    }

    private void requireIn(String model) {
        var contract = Contract.tripletex();
        named.forEach((name, inner) -> {
            var type = contract.property(model, name);
            if (type == null || (inner != null && Contract.isScalar(type))) {
                throw ApiProblem.of(
                        400,
                        11000,
                        "Illegal field in fields filter: %s. %s does not match a field in the model: %sDTO"
                                .formatted(name, name, model));
            }
            if (inner != null && contract.knowsModel(type)) {
                inner.requireIn(Contract.elementOf(type));
            }
        });
    }

    Map<String, Object> render(Thing thing) {
        var rendered = new LinkedHashMap<String, Object>();
        var properties = thing.properties();
        if (everything) {
            properties.forEach((name, value) -> rendered.put(name, render(value, named.get(name))));
            rendered.put("url", url(thing));
        }
        named.forEach((name, inner) ->
                rendered.put(name, name.equals("url") ? url(thing) : render(properties.get(name), inner)));
        return rendered;
    }

    private static Object render(Object value, FieldsFilter inner) {
        if (value instanceof Thing thing) {
            return inner == null ? new Json().with("id", thing.id()).with("url", url(thing)) : inner.render(thing);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(element -> render(element, inner)).toList();
        }
        if (value instanceof LocalDate date) {
            return date.toString();
        }
        // As in recorded traffic: 100, not 100.00.
        return value instanceof BigDecimal amount
                ? new BigDecimal(amount.stripTrailingZeros().toPlainString())
                : value;
    }

    private static String url(Thing thing) {
        return "tripletex.no/v2/" + thing.path() + "/" + thing.id();
    }

    private static final class Parser {

        private final String text;
        private int at;

        Parser(String text) {
            this.text = text.replace(" ", "");
        }

        FieldsFilter list() {
            boolean all = false;
            var named = new LinkedHashMap<String, FieldsFilter>();
            do {
                var name = name();
                if (name.equals("*")) {
                    all = true;
                } else {
                    named.put(name, accept('(') ? inner() : null);
                }
            } while (accept(','));
            return new FieldsFilter(all, named);
        }

        private FieldsFilter inner() {
            var inner = list();
            if (!accept(')')) {
                throw ApiProblem.of(400, 11000, "Illegal fields filter: " + text);
            }
            return inner;
        }

        private String name() {
            int from = at;
            while (at < text.length() && "(),".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(from, at);
        }

        private boolean accept(char wanted) {
            if (at < text.length() && text.charAt(at) == wanted) {
                at++;
                return true;
            }
            return false;
        }
    }
}
