package no.kapitalkontroll.kk2.yaml;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * What a value must be.
 *
 * @param name completes "is not …"
 * @param remedy what to write instead
 * @param placeholder stands in for a refused value, so that the rest of the file is still read; its result is thrown away
 * @param read empty when the text is not of this kind
 */
public record Kind<T>(String name, String remedy, T placeholder, Function<String, Optional<T>> read) {

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,2})?");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,6})?");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
            + "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+");

    public static final Kind<String> TEXT = new Kind<>(
            "a text of one line",
            "write 1 to 200 characters on one line",
            "",
            text -> text.isBlank()
                            || text.length() > 200
                            || text.codePoints().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029)
                    ? Optional.empty()
                    : Optional.of(text.strip()));

    public static final Kind<Boolean> YES_OR_NO = words("true or false", Map.of("true", true, "false", false), false);

    public static final Kind<LocalDate> DATE =
            new Kind<>("a date", "write it like 2026-01-31", LocalDate.EPOCH, Kind::date);

    /** Kroner, never negative, at most two decimals. */
    public static final Kind<Money> AMOUNT_OF_MONEY = matching(
            "an amount of 0.00 or more with at most two decimals",
            "write kroner and øre like 100.00",
            AMOUNT,
            Money.ZERO,
            Money::of);

    public static final Kind<BigDecimal> DECIMAL_NUMBER = matching(
            "a number of 0 or more", "write digits with a decimal point", DECIMAL, BigDecimal.ZERO, BigDecimal::new);

    public static final Kind<String> EMAIL_ADDRESS = matching(
                    "an e-mail address", "write one plain address like faktura@firma.example", EMAIL, "", text -> text)
            .which(address -> address.length() <= 254 && !address.contains("..") && !address.contains(".@"));

    /** A whole number from {@code least} to {@code most}. */
    public static Kind<Integer> number(int least, int most) {
        return matching(
                        "a whole number from " + least + " to " + most,
                        "write a number from " + least + " to " + most,
                        Pattern.compile("0|[1-9][0-9]{0,8}"),
                        least,
                        Integer::valueOf)
                .which(number -> number >= least && number <= most);
    }

    /** One of an enum's words. */
    public static <E extends Enum<E>> Kind<E> oneOf(Class<E> type, Function<E, String> word) {
        var values = Arrays.asList(type.getEnumConstants());
        return words(
                values.stream().map(word).collect(Collectors.joining(", ")),
                values.stream().collect(Collectors.toMap(word, value -> value)),
                values.get(0));
    }

    /** One of a few words, listed in the remedy. */
    public static <T> Kind<T> words(String listed, Map<String, T> words, T placeholder) {
        return new Kind<>(
                "one of: " + listed,
                "write one of: " + listed,
                placeholder,
                text -> Optional.ofNullable(words.get(text)));
    }

    public static <T> Kind<T> matching(
            String name, String remedy, Pattern pattern, T placeholder, Function<String, T> read) {
        return new Kind<>(
                name,
                remedy,
                placeholder,
                text -> pattern.matcher(text).matches() ? Optional.of(read.apply(text)) : Optional.empty());
    }

    private Kind<T> which(Function<T, Boolean> holds) {
        return new Kind<>(name, remedy, placeholder, text -> read.apply(text).filter(holds::apply));
    }

    private static Optional<LocalDate> date(String text) {
        if (!DAY.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
