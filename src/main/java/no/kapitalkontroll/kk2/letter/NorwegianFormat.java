package no.kapitalkontroll.kk2.letter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import no.kapitalkontroll.kk2.core.money.Money;

/** How a letter writes amounts, dates and numbers, in bokmål and nynorsk alike. Spaces are no-break ones. */
public final class NorwegianFormat {

    private static final char SPACE = '\u00a0';
    private static final char MINUS = '\u2212';
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.uuuu");

    private NorwegianFormat() {}

    /** {@code 12 345,60}, without currency. */
    public static String amount(Money money) {
        String[] parts = money.abs().toString().split("\\.", -1);
        String sign = money.isNegative() ? MINUS + "" : "";
        return sign + grouped(parts[0]) + "," + parts[1];
    }

    /** {@code 22.11.2026}. */
    public static String date(LocalDate date) {
        return DATE.format(date);
    }

    /** {@code 12,25}: at least two decimals, as rates are published. */
    public static String percent(BigDecimal percent) {
        BigDecimal plain = percent.stripTrailingZeros();
        return plain.setScale(Math.max(2, plain.scale())).toPlainString().replace('.', ',');
    }

    /** {@code 1234.56.78903}; anything but eleven digits is left as it is. */
    public static String account(String account) {
        String digits = account.replaceAll("[.\\s]", "");
        return digits.matches("\\d{11}")
                ? digits.substring(0, 4) + "." + digits.substring(4, 6) + "." + digits.substring(6)
                : account;
    }

    /** {@code 914 286 018}; anything but nine digits is left as it is. */
    public static String organisationNumber(String number) {
        String digits = number.replaceAll("\\s", "");
        return digits.matches("\\d{9}") ? grouped(digits) : number;
    }

    private static String grouped(String digits) {
        return digits.replaceAll("(?<=\\d)(?=(\\d{3})+$)", String.valueOf(SPACE));
    }
}
