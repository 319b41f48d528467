package no.kapitalkontroll.kk2.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gauges of what an operator watches. Labels are bounded: creditor, kind and state; never a case or a person. */
@Component
@OnlyInService
@EnableScheduling
class MeasureOperations {

    private final JdbcClient jdbc;
    private final ReadFigures readFigures;
    private final MultiGauge effects;
    private final MultiGauge figures;
    private final MultiGauge parked;

    MeasureOperations(JdbcClient jdbc, ReadFigures readFigures, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.readFigures = readFigures;
        this.effects = MultiGauge.builder("kk2.effects")
                .description("Effects on the outside world by kind and state")
                .register(meters);
        this.figures = MultiGauge.builder("kk2.reconciliation.figure")
                .description("Unexplained kroner of the last finished run; must be 0.00")
                .register(meters);
        this.parked = MultiGauge.builder("kk2.parked")
                .description("What waits until somebody mends it")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${kk2.metrics.every:30s}")
    void measure() {
        effects.register(
                jdbc.sql(
                                "SELECT creditor_id, kind, state, COUNT(*) AS n FROM effects GROUP BY creditor_id, kind, state")
                        .query((row, index) -> Row.of(
                                Tags.of(
                                        "creditor", row.getString("creditor_id"),
                                        "kind", row.getString("kind"),
                                        "state", row.getString("state")),
                                row.getLong("n")))
                        .list(),
                true);
        figures.register(
                readFigures.all().stream()
                        .map(figure -> Row.of(
                                Tags.of("creditor", figure.creditorId()),
                                figure.amount().amount()))
                        .toList(),
                true);
        parked.register(
                jdbc.sql("SELECT creditor_id, COUNT(*) AS n FROM parked WHERE released_on IS NULL GROUP BY creditor_id")
                        .query((row, index) ->
                                Row.of(Tags.of("creditor", row.getString("creditor_id")), row.getLong("n")))
                        .list(),
                true);
    }
}
