package no.kapitalkontroll.kk2.standin;

import java.util.LinkedHashMap;

/** A JSON object in the order in which it is written; values may be null. */
final class Json extends LinkedHashMap<String, Object> {

    Json with(String name, Object value) {
        put(name, value);
        return this;
    }
}
