package no.kapitalkontroll.kk2.letter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import no.kapitalkontroll.kk2.core.money.Money;

/** How a language writes amounts, dates and rates. Spaces are no-break ones. */
enum Writing {
    /** {@code 12 345,60}, {@code 22.11.2026}, {@code 12,25}; bokmål and nynorsk alike. */
    NORWEGIAN {
        @Override
        String amount(Money money) {
            return NorwegianFormat.amount(money);
        }

        @Override
        String date(LocalDate date) {
            return NorwegianFormat.date(date);
        }

        @Override
        String percent(BigDecimal percent) {
            return NorwegianFormat.percent(percent);
        }
    },

    /** {@code 12,345.60}, {@code 22 November 2026}, {@code 12.25}. */
    ENGLISH {
        @Override
        String amount(Money money) {
            return NorwegianFormat.amount(money).replace(',', '.').replace('\u00a0', ',');
        }

        @Override
        String date(LocalDate date) {
            return ENGLISH_DATE.format(date).replace(' ', '\u00a0');
        }

        @Override
        String percent(BigDecimal percent) {
            return NorwegianFormat.percent(percent).replace(',', '.');
        }
    };

    private static final DateTimeFormatter ENGLISH_DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    static Writing of(String language) {
        return language.equals("en") ? ENGLISH : NORWEGIAN;
    }

    abstract String amount(Money money);

    abstract String date(LocalDate date);

    abstract String percent(BigDecimal percent);
}
