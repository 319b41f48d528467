package no.kapitalkontroll.kk2.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;

/** One value of a report; every form shows it in its own way. */
public sealed interface Cell {

    Cell NOTHING = new Text("");

    /** What a person wrote or a word of ours, on one line. */
    record Text(String text) implements Cell {

        /** Without control characters and the like: none of them is printable, and XML refuses some. */
        public Text {
            text = text == null
                    ? ""
                    : text.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Cn}\\p{Co}\\u2028\\u2029]+", " ")
                            .strip();
        }
    }

    record Amount(Money money) implements Cell {}

    record Count(long number) implements Cell {}

    /** Days, with one decimal. */
    record Days(BigDecimal number) implements Cell {}

    /** A share of a whole, in percent with one decimal. */
    record Percent(BigDecimal percent) implements Cell {}

    record Day(LocalDate date) implements Cell {}

    static Cell of(String text) {
        return new Text(text);
    }

    static Cell of(Money money) {
        return new Amount(money);
    }

    static Cell of(long number) {
        return new Count(number);
    }

    /** Null: nothing. */
    static Cell of(LocalDate dateOrNull) {
        return dateOrNull == null ? NOTHING : new Day(dateOrNull);
    }

    /** Of nothing there is no share. */
    static Cell share(Money part, Money whole) {
        return share(part.amount(), whole.amount());
    }

    static Cell share(long part, long whole) {
        return share(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }

    private static Cell share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? NOTHING
                : new Percent(part.multiply(BigDecimal.valueOf(100)).divide(whole, 1, RoundingMode.HALF_UP));
    }
}
