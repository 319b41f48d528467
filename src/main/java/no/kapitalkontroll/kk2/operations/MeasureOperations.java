package no.kapitalkontroll.kk2.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads the gauges: those of the database, and those of the installation. When the database is away they stand still, and
 * {@code kk2_measured_timestamp_seconds} with them.
 */
@Component
@OnlyInService
@EnableScheduling
class MeasureOperations {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final MeasureInstallation measureInstallation;
    private final Map<String, MultiGauge> meters = new LinkedHashMap<>();
    private final AtomicLong measuredAt;
    private LocalDateTime lastEnd;

    MeasureOperations(JdbcClient jdbc, Clock clock, MeasureInstallation measureInstallation, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.measureInstallation = measureInstallation;
        Stream.of(Gauge.AT_ONCE, Gauge.AFTER_A_RUN)
                .flatMap(List::stream)
                .forEach(gauge -> meters.put(
                        gauge.name(),
                        MultiGauge.builder(gauge.name())
                                .description(gauge.tells())
                                .baseUnit(gauge.unit())
                                .register(registry)));
        measuredAt = new AtomicLong();
        io.micrometer.core.instrument.Gauge.builder("kk2.measured.timestamp", measuredAt::get)
                .description("When these figures were last read")
                .baseUnit("seconds")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "${kk2.metrics.every:30s}")
    void measure() {
        measureInstallation.measure();
        Gauge.AT_ONCE.forEach(this::read);
        var end = lastEndOfARun();
        if (measuredAt.get() == 0 || !Objects.equals(end, lastEnd)) {
            Gauge.AFTER_A_RUN.forEach(this::read);
            lastEnd = end;
        }
        measuredAt.set(clock.instant().getEpochSecond());
    }

    private LocalDateTime lastEndOfARun() {
        return jdbc.sql("SELECT MAX(finished_at) FROM runs")
                .query((row, index) -> row.getObject(1, LocalDateTime.class))
                .list()
                .get(0);
    }

    private void read(Gauge gauge) {
        List<Row<?>> rows = new ArrayList<>();
        jdbc.sql(gauge.sql()).query(row -> {
            rows.add(Row.of(labels(row), row.getBigDecimal("value")));
        });
        meters.get(gauge.name()).register(rows, true);
    }

    private static Tags labels(ResultSet row) throws SQLException {
        var labels = Tags.empty();
        var columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            var label = columns.getColumnLabel(i);
            if (!label.equals("value")) {
                labels = labels.and(label, row.getString(i));
            }
        }
        return labels;
    }
}
