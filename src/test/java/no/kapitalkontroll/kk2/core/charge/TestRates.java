package no.kapitalkontroll.kk2.core.charge;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The Norwegian rates of 2010 to 2026, as far as the tests of the core need them. */
public final class TestRates {

    private static final LocalDate LOWER_FRACTIONS_FROM = LocalDate.of(2020, 10, 1);

    private static final LocalDate WHOLE_KRONER_FROM = LocalDate.of(2026, 1, 1);

    /** Percent a year, first and second half of each year from 2010. */
    private static final String LATE_INTEREST_BY_HALF_YEAR =
            "8.75 9.00 9.00 9.25 8.75 8.50 8.50 9.50 9.50 9.50 9.25 9.00 "
                    + "8.75 8.50 8.50 8.50 8.50 8.50 8.75 9.25 9.50 8.00 8.00 8.00 8.50 9.25 10.75 11.75 12.50 12.50 12.50 12.25 "
                    + "12.00 12.25";

    /** Kroner, by half-year from 2019H2; 2021H1 is not known. */
    private static final String COMPENSATION_BY_HALF_YEAR = "390 400 430 - 400 390 400 410 460 470 460 470 460 460 430";

    private TestRates() {}

    public static RateTable table() {
        return new RateTable(rows());
    }

    public static List<Rate> rows() {
        var rows = new ArrayList<Rate>();
        rows.addAll(byHalfYear(RateKind.LATE_INTEREST, LocalDate.of(2010, 1, 1), LATE_INTEREST_BY_HALF_YEAR));
        rows.addAll(byHalfYear(RateKind.COMPENSATION, LocalDate.of(2019, 7, 1), COMPENSATION_BY_HALF_YEAR));
        rows.add(row(RateKind.COLLECTION_RATE, LocalDate.of(2017, 1, 1), LocalDate.of(2025, 12, 31), "700"));
        rows.add(row(RateKind.COLLECTION_RATE, LocalDate.of(2026, 1, 1), null, "750"));
        rows.add(row(RateKind.NOTICE_FRACTION, null, LOWER_FRACTIONS_FROM.minusDays(1), "0.10"));
        rows.add(row(RateKind.NOTICE_FRACTION, LOWER_FRACTIONS_FROM, null, "0.05"));
        rows.add(row(RateKind.DEMAND_FRACTION, null, LOWER_FRACTIONS_FROM.minusDays(1), "0.30"));
        rows.add(row(RateKind.DEMAND_FRACTION, LOWER_FRACTIONS_FROM, null, "0.15"));
        rows.addAll(rules());
        return rows;
    }

    /** The rules of the fees: whole kroner from 2026, 14 days, two notices and one demand, six months. */
    public static List<Rate> rules() {
        return List.of(
                row(RateKind.FEE_ROUNDING, null, WHOLE_KRONER_FROM.minusDays(1), "0.01"),
                row(RateKind.FEE_ROUNDING, WHOLE_KRONER_FROM, null, "1"),
                row(RateKind.FEE_DAYS_AFTER_DUE, null, null, "14"),
                row(RateKind.FEE_DEADLINE_DAYS, null, null, "14"),
                row(RateKind.MOST_NOTICE_FEES, null, null, "2"),
                row(RateKind.MOST_DEMAND_FEES, null, null, "1"),
                row(RateKind.FEE_RESET_MONTHS, null, null, "6"));
    }

    public static Rate row(RateKind kind, LocalDate from, LocalDate to, String value) {
        return new Rate(kind, from, to, new BigDecimal(value), "test", Rate.Confidence.VERIFIED);
    }

    private static List<Rate> byHalfYear(RateKind kind, LocalDate first, String values) {
        var rows = new ArrayList<Rate>();
        var from = first;
        for (var value : values.split(" ", -1)) {
            if (!value.equals("-")) {
                rows.add(row(kind, from, from.plusMonths(6).minusDays(1), value));
            }
            from = from.plusMonths(6);
        }
        return rows;
    }
}
