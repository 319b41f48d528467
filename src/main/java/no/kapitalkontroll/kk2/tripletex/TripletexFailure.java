package no.kapitalkontroll.kk2.tripletex;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.outbox.FailureClass;

/**
 * A call that did not bring what it was made for. The message holds codes and ids only; Tripletex' own texts may name people
 * and are never kept.
 */
public final class TripletexFailure extends RuntimeException {

    /** Tripletex' code for "more than 10 000 rows match". */
    static final int TOO_MANY_ROWS = 23000;

    private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9_.()\\[\\]-]");
    private static final int LONGEST = 80;

    private final FailureClass failureClass;
    private final int status;
    private final int code;
    private final String field;
    private final String requestId;
    private final String what;
    private final Remedy remedy;

    private TripletexFailure(
            FailureClass failureClass,
            int status,
            int code,
            String field,
            String requestId,
            String what,
            Remedy remedy) {
        super(describe(failureClass, status, code, harmless(field), harmless(requestId), what));
        this.failureClass = failureClass;
        this.status = status;
        this.code = code;
        this.field = harmless(field);
        this.requestId = harmless(requestId);
        this.what = what;
        this.remedy = remedy;
    }

    /** An answer that says no. */
    static TripletexFailure answered(
            FailureClass failureClass, int status, int code, String field, String requestId, Remedy remedy) {
        return new TripletexFailure(failureClass, status, code, field, requestId, null, remedy);
    }

    /** No answer, or one that cannot be used. {@code what} is our own word for it. */
    static TripletexFailure without(
            FailureClass failureClass, int status, String requestId, String what, Remedy remedy) {
        return new TripletexFailure(failureClass, status, 0, null, requestId, what, remedy);
    }

    /** The same failure, meaning something else for the effect. */
    public TripletexFailure as(FailureClass other) {
        return new TripletexFailure(other, status, code, field, requestId, what, remedy);
    }

    /** The failure itself or the one that a route has wrapped: a split wraps what stops it. */
    public static Optional<TripletexFailure> in(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .filter(TripletexFailure.class::isInstance)
                .map(TripletexFailure.class::cast)
                .findFirst();
    }

    public FailureClass failureClass() {
        return failureClass;
    }

    /** HTTP status, 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** Tripletex' own code, 0 when it gave none. */
    public int code() {
        return code;
    }

    /** The field of the first validation message, or null. */
    public String field() {
        return field;
    }

    /** What Tripletex' support asks for, or null. */
    public String requestId() {
        return requestId;
    }

    /** What a person can do about it, in our own words. */
    public String remedy() {
        return remedy.text();
    }

    boolean isTooManyRows() {
        return code == TOO_MANY_ROWS;
    }

    private static String describe(
            FailureClass failureClass, int status, int code, String field, String requestId, String what) {
        StringBuilder text = new StringBuilder("Tripletex ").append(failureClass);
        text.append(": status ").append(status).append(", code ").append(code);
        append(text, "field", field);
        append(text, "reason", what);
        append(text, "request", requestId);
        return text.toString();
    }

    private static void append(StringBuilder text, String name, String value) {
        if (value != null) {
            text.append(", ").append(name).append(' ').append(value);
        }
    }

    /** Foreign text reduced to what an id or a field name is made of. */
    private static String harmless(String foreign) {
        String clean = FOREIGN.matcher(Objects.toString(foreign, "")).replaceAll("");
        return clean.isEmpty() ? null : clean.substring(0, Math.min(clean.length(), LONGEST));
    }
}
