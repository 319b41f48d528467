package no.kapitalkontroll.kk2.report;

import java.math.BigDecimal;
import java.util.List;

/** Bars beside a table; the table has the same figures. Every series has a value for each category. */
public record Chart(String title, List<String> categories, List<Series> series) {

    public record Series(String name, List<BigDecimal> values) {

        public Series {
            values = List.copyOf(values);
        }
    }

    public Chart {
        categories = List.copyOf(categories);
        series = List.copyOf(series);
    }

    boolean isEmpty() {
        return categories.isEmpty();
    }
}
