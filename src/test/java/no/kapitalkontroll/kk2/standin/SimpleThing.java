package no.kapitalkontroll.kk2.standin;

import java.util.Map;

/** A thing that nobody changes: a currency, a country, a remark. */
record SimpleThing(String model, long id, String path, Map<String, Object> properties) implements Thing {}
