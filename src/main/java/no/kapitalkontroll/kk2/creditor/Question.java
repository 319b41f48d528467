package no.kapitalkontroll.kk2.creditor;

import java.util.Optional;
import java.util.function.Predicate;
import no.kapitalkontroll.kk2.yaml.Kind;

/**
 * One thing that a new creditor file needs to know.
 *
 * @param key of the creditor file
 * @param asks in words of people
 * @param suggestion what an empty answer means; null: none
 * @param optional an empty answer leaves the key out
 */
record Question(String key, String asks, String suggestion, boolean optional, String wrong, Predicate<String> isRight) {

    static <T> Question required(String key, String asks, Kind<T> kind) {
        return suggesting(key, asks, null, kind);
    }

    static <T> Question suggesting(String key, String asks, String suggestion, Kind<T> kind) {
        return new Question(key, asks, suggestion, false, wrong(kind), right(kind));
    }

    static <T> Question optional(String key, String asks, Kind<T> kind) {
        return new Question(key, asks, null, true, wrong(kind), right(kind));
    }

    private static String wrong(Kind<?> kind) {
        return "is not " + kind.name() + "; " + kind.remedy();
    }

    private static <T> Predicate<String> right(Kind<T> kind) {
        return text -> kind.read().apply(text).isPresent();
    }

    /** An answer that is also refused for another reason. */
    Question unless(Predicate<String> stands, String why) {
        return new Question(
                key, asks, suggestion, optional, wrong + "; " + why, text -> isRight.test(text) && !stands.test(text));
    }

    /** What an answer comes to: "" leaves the key out, empty: it is no answer. The answer itself is never repeated. */
    Optional<String> accept(String answer) {
        var text = answer.strip();
        if (text.isEmpty() && suggestion != null) {
            return Optional.of(suggestion);
        }
        if (text.isEmpty()) {
            return optional ? Optional.of("") : Optional.empty();
        }
        return isRight.test(text) ? Optional.of(text) : Optional.empty();
    }

    String prompt() {
        var standing = suggestion != null ? " [" + suggestion + "]" : optional ? " [leave out]" : "";
        return "%s: %s%s: ".formatted(key, asks, standing);
    }
}
