package no.kapitalkontroll.kk2.core.giro;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** One line of 80 characters; columns count from 1, as in the description of the format. */
record GiroRecord(int line, String text) {

    static final int LENGTH = 80;

    private static final int CENTURY = 2000;
    private static final String NO_DATE = "000000";

    String at(int first, int last) {
        return text.substring(first - 1, last);
    }

    /** Service code and record type: {@code 0930}. */
    String kind() {
        return at(3, 4) + at(7, 8);
    }

    /** The transaction type, or {@code 00}. */
    String type() {
        return at(5, 6);
    }

    boolean isDigits(int first, int last) {
        return text.chars().skip(first - 1L).limit(last - first + 1L).allMatch(c -> c >= '0' && c <= '9');
    }

    /** At most 18 digits, as {@link #isDigits} has said. */
    long number(int first, int last) {
        return Long.parseLong(at(first, last));
    }

    boolean hasNoDate(int first) {
        return at(first, first + 5).equals(NO_DATE);
    }

    /** DDMMYY of this century; empty when there is no such day. */
    Optional<LocalDate> date(int first) {
        if (!isDigits(first, first + 5)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDate.of(CENTURY + (int) number(first + 4, first + 5), (int) number(first + 2, first + 3), (int)
                            number(first, first + 1)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    Optional<GiroReading.Refused> refused(String why, String remedy) {
        return Optional.of(new GiroReading.Refused(line, why, remedy));
    }
}
