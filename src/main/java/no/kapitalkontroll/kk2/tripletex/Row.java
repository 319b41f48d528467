package no.kapitalkontroll.kk2.tripletex;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * A JSON object of Tripletex', read strictly: a needed value that is missing or of the wrong type makes the row
 * {@link Unreadable}. Absent means absent, null, or "" for texts and 0 for references, as Tripletex does it.
 */
final class Row {

    private final JsonNode json;
    private final String path;

    Row(JsonNode json) {
        this(json, "");
    }

    private Row(JsonNode json, String path) {
        this.json = json;
        this.path = path;
    }

    /** Which field cannot be read, and why; never its value. */
    static final class Unreadable extends RuntimeException {

        private final String remedy;

        Unreadable(String reason, String remedy) {
            super(reason, null, false, false);
            this.remedy = remedy;
        }

        String remedy() {
            return remedy;
        }
    }

    /** The row's own id. */
    long id() {
        return wholeNumber("id");
    }

    long wholeNumber(String field) {
        JsonNode value = needed(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(field, "not a whole number");
        }
        return value.longValue();
    }

    int smallNumber(String field) {
        long value = wholeNumber(field);
        if (value != (int) value) {
            throw wrong(field, "too large a number");
        }
        return (int) value;
    }

    /** Zero when absent. */
    int smallNumberOrZero(String field) {
        return absent(json.path(field)) ? 0 : smallNumber(field);
    }

    /** Null when absent or 0. */
    Long referenceNumber(String field) {
        if (absent(json.path(field))) {
            return null;
        }
        long value = wholeNumber(field);
        return value == 0 ? null : value;
    }

    /** The id of a sub-object that must be there. */
    long idOf(String field) {
        return needs(field).id();
    }

    /** The id of a sub-object; null when absent. */
    Long idOrNullOf(String field) {
        return has(field) ? Long.valueOf(needs(field).id()) : null;
    }

    /** Null when absent or blank. */
    String text(String field) {
        JsonNode value = json.path(field);
        if (absent(value)) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrong(field, "not a text");
        }
        return value.textValue().isBlank() ? null : value.textValue().strip();
    }

    String neededText(String field) {
        String text = text(field);
        if (text == null) {
            throw missing(field);
        }
        return text;
    }

    boolean flag(String field) {
        JsonNode value = needed(field);
        if (!value.isBoolean()) {
            throw wrong(field, "neither true nor false");
        }
        return value.booleanValue();
    }

    /** False when absent. */
    boolean flagOrFalse(String field) {
        return !absent(json.path(field)) && flag(field);
    }

    LocalDate date(String field) {
        LocalDate date = dateOrNull(field);
        if (date == null) {
            throw missing(field);
        }
        return date;
    }

    LocalDate dateOrNull(String field) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            throw wrong(field, "not a date");
        }
    }

    Money money(String field) {
        JsonNode value = needed(field);
        if (!value.isNumber()) {
            throw wrong(field, "not an amount");
        }
        try {
            return new Money(value.decimalValue());
        } catch (IllegalArgumentException tooFine) {
            throw wrong(field, "more than two decimals");
        }
    }

    Money moneyOrZero(String field) {
        return absent(json.path(field)) ? Money.ZERO : money(field);
    }

    /** The constant of that name; {@code other} when absent or when Tripletex has learnt a new one. */
    <E extends Enum<E>> E constant(String field, Class<E> type, E other) {
        String name = text(field);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return other;
    }

    boolean has(String field) {
        return !absent(json.path(field));
    }

    /** A sub-object that must be there. */
    Row needs(String field) {
        JsonNode value = needed(field);
        if (!value.isObject()) {
            throw wrong(field, "not an object");
        }
        return new Row(value, path + field + ".");
    }

    /** A list; empty when absent. */
    List<Row> list(String field) {
        JsonNode value = json.path(field);
        if (absent(value)) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(field, "not a list");
        }
        return StreamSupport.stream(value.spliterator(), false)
                .map(element -> new Row(element, path + field + "."))
                .toList();
    }

    /** A list whose absence would hide something. */
    List<Row> neededList(String field) {
        needed(field);
        return list(field);
    }

    long idOrZero() {
        return json.path("id").asLong(0);
    }

    Integer invoiceNumberOrNull() {
        int number = json.path("invoiceNumber").asInt(0);
        return number == 0 ? null : Integer.valueOf(number);
    }

    private JsonNode needed(String field) {
        JsonNode value = json.path(field);
        if (absent(value)) {
            throw missing(field);
        }
        return value;
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private Unreadable missing(String field) {
        return new Unreadable(
                path + field + ": missing",
                "Tripletex hides fields from a token without the right to read them: check the token's rights, then the item.");
    }

    private Unreadable wrong(String field, String why) {
        return new Unreadable(
                path + field + ": " + why, "Look at the item in Tripletex, and report it if it looks right there.");
    }
}
