package no.kapitalkontroll.kk2.cases;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * By what an operator calls something that is parked: {@code E7} is an effect on the outside world that waits for a decision,
 * {@code P12} anything else that was given up on.
 */
public record ParkedId(Kind kind, long number) {

    private static final Pattern WRITTEN = Pattern.compile("([EP])([1-9][0-9]{0,17})");

    /** What waits. */
    public enum Kind {
        EFFECT,
        ROW
    }

    public static ParkedId ofEffect(long id) {
        return new ParkedId(Kind.EFFECT, id);
    }

    public static ParkedId ofRow(long id) {
        return new ParkedId(Kind.ROW, id);
    }

    /** @throws IllegalArgumentException with what to write instead */
    public static ParkedId of(String text) {
        var written = WRITTEN.matcher(text == null ? "" : text.strip().toUpperCase(Locale.ROOT));
        if (!written.matches()) {
            throw new IllegalArgumentException("that is no id of something parked; write it like E7 or P12");
        }
        var number = Long.parseLong(written.group(2));
        return written.group(1).equals("E") ? ofEffect(number) : ofRow(number);
    }

    @Override
    public String toString() {
        return (kind == Kind.EFFECT ? "E" : "P") + number;
    }
}
