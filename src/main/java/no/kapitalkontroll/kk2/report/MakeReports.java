package no.kapitalkontroll.kk2.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.creditor.Creditors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes one report of a creditor, or all of them, as of a date. Reads only. */
@Component
public class MakeReports {

    private final JdbcClient jdbc;
    private final Creditors creditors;
    private final List<OneReport> reports;

    MakeReports(JdbcClient jdbc, Creditors creditors, List<OneReport> reports) {
        this.jdbc = jdbc;
        this.creditors = creditors;
        this.reports =
                reports.stream().sorted(Comparator.comparing(OneReport::name)).toList();
    }

    /**
     * Which dates are asked for; each may be null.
     *
     * @param on what was known on this date; null: today
     * @param from the first date of the period; null: the first of January of its last date's year
     * @param to its last date; null: {@code on}
     */
    public record Asked(LocalDate on, LocalDate from, LocalDate to) {}

    /**
     * @param name the word of a report, or {@code all}
     * @param today the business date
     */
    @Transactional(readOnly = true)
    public ReportAnswer of(String creditorId, String name, Asked asked, LocalDate today) {
        var creditor = creditors.inForce().stream()
                .filter(one -> one.id().equals(creditorId))
                .findFirst();
        if (creditor.isEmpty()) {
            return new ReportAnswer.Refused(
                    "there is no creditor " + creditorId, "the creditor's id is the name of its file in KK2_CREDITORS");
        }
        var wanted = reports.stream()
                .filter(report ->
                        name.equals(ReportName.ALL) || report.name().word().equals(name))
                .toList();
        if (wanted.isEmpty()) {
            return new ReportAnswer.Refused("there is no report " + name, "name one of " + names());
        }
        var knownFrom = firstComparison(creditorId);
        if (knownFrom.isEmpty()) {
            return new ReportAnswer.Refused(
                    "nothing is known of %s yet: no run has compared its books".formatted(creditorId),
                    "call run first");
        }
        var dates = dates(creditorId, asked, today);
        return refusal(creditorId, dates, knownFrom.get(), today)
                .<ReportAnswer>map(refused -> refused)
                .orElseGet(() -> made(creditor.get(), wanted, dates));
    }

    private static ReportAnswer made(Creditor creditor, List<OneReport> wanted, ReportDates dates) {
        return new ReportAnswer.Made(
                creditor.name(),
                wanted.stream().map(report -> report.of(creditor, dates)).toList());
    }

    /** The dates of an answer that was made. */
    ReportDates dates(String creditorId, Asked asked, LocalDate today) {
        var on = asked.on() == null ? today : asked.on();
        var to = asked.to() == null ? on : asked.to();
        var from = asked.from() == null ? to.withDayOfYear(1) : asked.from();
        return new ReportDates(from, to, on, firstRun(creditorId).orElseThrow());
    }

    private static Optional<ReportAnswer.Refused> refusal(
            String creditorId, ReportDates dates, LocalDate knownFrom, LocalDate today) {
        if (dates.on().isAfter(today) || dates.to().isAfter(today)) {
            return refused(
                    "%s is in the future".formatted(later(dates.on(), dates.to())),
                    "ask for %s or earlier".formatted(today));
        }
        if (dates.on().isBefore(knownFrom)) {
            return refused(
                    "nothing was kept of %s on %s: the first run that compared its books was of %s"
                            .formatted(creditorId, dates.on(), knownFrom),
                    "ask for %s or later".formatted(knownFrom));
        }
        if (dates.from().isAfter(dates.to())) {
            return refused(
                    "the period ends on %s before it begins on %s".formatted(dates.to(), dates.from()),
                    "write the earlier date as --from");
        }
        return Optional.empty();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static Optional<ReportAnswer.Refused> refused(String why, String remedy) {
        return Optional.of(new ReportAnswer.Refused(why, remedy));
    }

    /** KK2 began. */
    private Optional<LocalDate> firstRun(String creditorId) {
        return first(creditorId, "");
    }

    /** Figures are kept from this run on. */
    private Optional<LocalDate> firstComparison(String creditorId) {
        return first(creditorId, " AND reconciled");
    }

    private Optional<LocalDate> first(String creditorId, String which) {
        return Optional.ofNullable(
                jdbc.sql("SELECT MIN(business_date) AS first FROM runs WHERE creditor_id = ? AND state = 'FINISHED'"
                                + which)
                        .param(creditorId)
                        .query((row, index) -> row.getObject("first", LocalDate.class))
                        .list()
                        .get(0));
    }

    /** As a refusal lists them. */
    private static String names() {
        return Stream.concat(Stream.of(ReportName.values()).map(ReportName::word), Stream.of(ReportName.ALL))
                .collect(Collectors.joining(", "));
    }
}
