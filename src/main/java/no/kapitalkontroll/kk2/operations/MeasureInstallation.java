package no.kapitalkontroll.kk2.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import no.kapitalkontroll.kk2.core.charge.MissingRate;
import no.kapitalkontroll.kk2.core.charge.NeededRates;
import no.kapitalkontroll.kk2.core.charge.RateKind;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.creditor.ReadCreditorFiles;
import no.kapitalkontroll.kk2.installation.Installation;
import no.kapitalkontroll.kk2.law.LawBook;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.stereotype.Component;

/** The gauges of what all creditors share: files in force and refused, routes, and how long the law is known. */
@Component
@OnlyInService
class MeasureInstallation {

    /** Farther ahead nobody needs to look. */
    private static final int MOST_DAYS = 400;

    private final LawBook law;
    private final Creditors creditors;
    private final ReadCreditorFiles readCreditorFiles;
    private final Installation installation;
    private final BusinessDate businessDate;
    private final FindStoppedRoutes findStoppedRoutes;
    private final MultiGauge files;
    private final MultiGauge rates;
    private final MultiGauge stopped;

    MeasureInstallation(
            LawBook law,
            Creditors creditors,
            ReadCreditorFiles readCreditorFiles,
            Installation installation,
            BusinessDate businessDate,
            FindStoppedRoutes findStoppedRoutes,
            MeterRegistry registry) {
        this.law = law;
        this.creditors = creditors;
        this.readCreditorFiles = readCreditorFiles;
        this.installation = installation;
        this.businessDate = businessDate;
        this.findStoppedRoutes = findStoppedRoutes;
        this.files = MultiGauge.builder("kk2.creditors")
                .description("Creditors in force, and creditor files that are refused")
                .register(registry);
        this.rates = MultiGauge.builder("kk2.law.left")
                .description("Days until a rate is missing or the law is no longer confirmed; at most " + MOST_DAYS)
                .baseUnit("days")
                .register(registry);
        this.stopped = MultiGauge.builder("kk2.routes.stopped")
                .description("Routes that somebody stopped while this process ran")
                .register(registry);
    }

    void measure() {
        var today = businessDate.today();
        var compensation =
                creditors.inForce().stream().anyMatch(one -> one.collecting().businessCompensation());
        files.register(
                List.of(
                        row("state", "in-force", creditors.inForce().size()),
                        row(
                                "state",
                                "refused",
                                readCreditorFiles
                                        .read(installation.creditors())
                                        .broken()
                                        .size())),
                true);
        rates.register(
                List.of(
                        row("of", "letters", daysWith(NeededRates.ofLetters(compensation), today)),
                        row("of", "enforcement", daysWith(NeededRates.ofEnforcement(), today)),
                        row(
                                "of",
                                "confirmation",
                                Math.min(MOST_DAYS, ChronoUnit.DAYS.between(today, law.confirmedUntil()) + 1))),
                true);
        stopped.register(List.of(Row.of(Tags.empty(), findStoppedRoutes.find().size())), true);
    }

    private long daysWith(List<RateKind> kinds, LocalDate today) {
        return new NeededRates(law.rates())
                .runningOut(kinds, today, MOST_DAYS).stream()
                        .map(MissingRate::date)
                        .min(Comparator.naturalOrder())
                        .map(date -> ChronoUnit.DAYS.between(today, date))
                        .orElse((long) MOST_DAYS);
    }

    private static Row<?> row(String label, String word, long value) {
        return Row.of(Tags.of(label, word), value);
    }
}
