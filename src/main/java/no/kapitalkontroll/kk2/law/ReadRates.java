package no.kapitalkontroll.kk2.law;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.charge.Rate;
import no.kapitalkontroll.kk2.core.charge.Rate.Confidence;
import no.kapitalkontroll.kk2.core.charge.RateKind;
import no.kapitalkontroll.kk2.yaml.Kind;
import no.kapitalkontroll.kk2.yaml.Problem;
import no.kapitalkontroll.kk2.yaml.YamlMapping;

/**
 * The dated rates: {@code law/rates.yaml} of the jar and, if the operator has one, a file of further rows.
 *
 * <p>A further row may follow one that holds until further notice, which then ends the day before. Any other overlap is
 * refused: two rates for one day would make every statement a matter of luck.
 */
public final class ReadRates {

    private static final String IN_JAR = "/law/rates.yaml";
    private static final Kind<Confidence> CONFIDENCE = Kind.oneOf(Confidence.class, ReadRates::word);

    /** Before this date the late interest was not set by half-years. */
    private static final LocalDate HALF_YEARS_BEGIN = LocalDate.of(2004, 1, 1);

    /** A row with the place that a refusal names. */
    private record Row(Rate rate, String file, String key) {

        String place() {
            return file + " " + key;
        }

        Row until(LocalDate lastDay) {
            var ended =
                    new Rate(rate.kind(), rate.validFrom(), lastDay, rate.value(), rate.source(), rate.confidence());
            return new Row(ended, file, key);
        }
    }

    /**
     * @param further the file that {@code KK2_RATES} names
     * @throws BrokenLawFile when a file is broken or two rows overlap
     */
    public List<Rate> rates(Optional<Path> further) {
        var rows = new ArrayList<Row>();
        add(rows, LawFile.inJar(IN_JAR));
        further.map(LawFile::on).ifPresent(file -> add(rows, file));
        return rows.stream().map(Row::rate).toList();
    }

    private static void add(List<Row> rows, LawFile file) {
        for (var row : file.read(ReadRates::rowsOf)) {
            rows.replaceAll(known -> makeRoom(known, row));
            refuseOverlap(rows, row);
            rows.add(row);
        }
    }

    private static Row makeRoom(Row known, Row row) {
        var rate = known.rate();
        var follows = rate.kind() == row.rate().kind()
                && !known.file().equals(row.file())
                && rate.validTo() == null
                && row.rate().validFrom() != null
                && (rate.validFrom() == null || row.rate().validFrom().isAfter(rate.validFrom()));
        return follows ? known.until(row.rate().validFrom().minusDays(1)) : known;
    }

    private static void refuseOverlap(List<Row> rows, Row row) {
        for (var known : rows) {
            if (known.rate().kind() == row.rate().kind() && overlap(known.rate(), row.rate())) {
                var problem = new Problem(
                        row.key(), "overlaps " + known.place(), "keep one rate for each day; correct the dates");
                throw new BrokenLawFile(row.file(), List.of(problem));
            }
        }
    }

    private static boolean overlap(Rate one, Rate other) {
        return startsInTime(one, other) && startsInTime(other, one);
    }

    private static boolean startsInTime(Rate one, Rate other) {
        return one.validFrom() == null
                || other.validTo() == null
                || !one.validFrom().isAfter(other.validTo());
    }

    private static List<Row> rowsOf(YamlMapping file, LawFile from) {
        var rows = new ArrayList<Row>();
        for (var kind : RateKind.values()) {
            var number = 0;
            for (var entry : file.mappings(kind.word())) {
                rows.add(new Row(rate(kind, entry), from.name(), kind.word() + "[" + number++ + "]"));
            }
        }
        return rows;
    }

    private static Rate rate(RateKind kind, YamlMapping row) {
        var rate = new Rate(
                kind,
                row.optional("valid-from", Kind.DATE).orElse(null),
                row.optional("valid-to", Kind.DATE).orElse(null),
                row.required("value", Kind.DECIMAL_NUMBER),
                row.required("source", Kind.TEXT),
                row.required("confidence", CONFIDENCE));
        if (!row.isAbsent()) {
            refuseStrangeValue(rate, row);
            refuseStrangeDates(rate, row);
        }
        return rate;
    }

    /** What no rate of the kind has ever been near is a slip of the pen. */
    private static void refuseStrangeValue(Rate rate, YamlMapping row) {
        var unit = rate.kind().unit();
        if (!unit.allows(rate.value())) {
            row.refuse(
                    "value",
                    "is not above 0 and at most " + unit.most(),
                    "write %s, with no more decimals than it has".formatted(ReadRates.word(unit)));
        }
    }

    private static void refuseStrangeDates(Rate rate, YamlMapping row) {
        var from = rate.validFrom();
        var to = rate.validTo();
        if (from != null && to != null && to.isBefore(from)) {
            row.refuse("valid-to", "lies before valid-from", "correct one of the two dates");
        }
        if (isSetByHalfYear(rate.kind()) && !withinHalfYear(from, to)) {
            row.refuse(
                    "valid-to",
                    "does not end within the half-year of valid-from",
                    "write both dates of one half-year; the next one has a rate of its own");
        }
    }

    private static boolean isSetByHalfYear(RateKind kind) {
        return kind == RateKind.LATE_INTEREST || kind == RateKind.COMPENSATION;
    }

    private static boolean withinHalfYear(LocalDate from, LocalDate to) {
        if (from == null || to == null) {
            return false;
        }
        var nextHalfYear = LocalDate.of(from.getYear(), from.getMonthValue() <= 6 ? 7 : 1, 1)
                .plusYears(from.getMonthValue() <= 6 ? 0 : 1);
        return to.isBefore(nextHalfYear) || to.isBefore(HALF_YEARS_BEGIN);
    }

    /** LATE_INTEREST → late-interest. */
    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
