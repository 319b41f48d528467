package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import no.kapitalkontroll.kk2.embedded.Kk2World;
import no.kapitalkontroll.kk2.run.ClaimRun;
import no.kapitalkontroll.kk2.run.DailyRun;
import no.kapitalkontroll.kk2.standin.StandInTripletex;
import no.kapitalkontroll.kk2.tripletex.TripletexSettings;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.direct.DirectComponent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;

/** Settings reach the objects that use them: each is set to something else than its default and read back there. */
class ConfigurationBindsTest {

    @TempDir
    static Path folder;

    private static Kk2World kk2;
    private static CamelContext camel;

    @BeforeAll
    static void start() throws Exception {
        var tripletex = StandInTripletex.start();
        kk2 = new Kk2World(tripletex, folder, LocalDate.of(2026, 9, 15));
        new SmallCompany(
                "binds",
                "914286018",
                tripletex,
                kk2.creditors(),
                java.nio.file.Files.createDirectories(folder.resolve("tokens")),
                java.util.List.of());
        kk2.properties()
                .putAll(Map.of(
                        "camel.main.shutdown-timeout", 7,
                        "spring.datasource.hikari.maximum-pool-size", 3,
                        "spring.datasource.hikari.connection-timeout", 4321,
                        "kk2.tripletex.page-size", 77,
                        "kk2.tripletex.max-wait-seconds", 11,
                        "kk2.run.lease-minutes", 23,
                        "kk2.run.longest-pause-days", 5,
                        "kk2.claims.batch-size", 9,
                        "kk2.invoices.window-days", 44,
                        "kk2.dispatch-mail.enabled", false));
        kk2.start();
        camel = kk2.bean(CamelContext.class);
    }

    @AfterAll
    static void stop() {
        kk2.close();
    }

    private static Object held(Object bean, String field) {
        Object target = AopTestUtils.<Object>getUltimateTargetObject(bean);
        return ReflectionTestUtils.getField(target, field);
    }

    @Test
    void a_direct_without_its_consumer_fails_at_once() {
        assertThat(camel.getComponent("direct", DirectComponent.class).isBlock())
                .isFalse();
    }

    @Test
    void camel_waits_as_long_as_it_is_told_when_it_stops() {
        assertThat(camel.getShutdownStrategy().getTimeUnit()).isEqualTo(TimeUnit.SECONDS);
        assertThat(camel.getShutdownStrategy().getTimeout()).isEqualTo(7);
    }

    @Test
    void no_body_reaches_a_log() {
        assertThat(camel.isMessageHistory()).isFalse();
        assertThat(camel.isTracing()).isFalse();
        assertThat(camel.isLogExhaustedMessageBody()).isFalse();
    }

    @Test
    void the_pool_of_connections_is_as_large_as_it_is_told() {
        var pool = kk2.bean(HikariDataSource.class);

        assertThat(pool.getMaximumPoolSize()).isEqualTo(3);
        assertThat(pool.getConnectionTimeout()).isEqualTo(4321);
    }

    @Test
    void tripletex_is_read_in_pages_of_the_size_that_is_set() {
        assertThat(kk2.bean(TripletexSettings.class).pageSize()).isEqualTo(77);
        assertThat(kk2.bean(TripletexSettings.class).maxWaitSeconds()).isEqualTo(11);
    }

    @Test
    void runs_keep_their_lease_and_their_pause() {
        assertThat(held(kk2.bean(ClaimRun.class), "leaseMinutes")).isEqualTo(23);
        assertThat(held(kk2.bean(DailyRun.class), "longestPauseDays")).isEqualTo(5);
    }

    @Test
    void claims_come_in_batches_of_the_size_that_is_set() {
        for (var bean : new String[] {"enrichClaims", "dueCases", "reconcileCases"}) {
            assertThat(held(kk2.bean(bean, Object.class), "batchSize")).as(bean).isEqualTo(9);
        }
        assertThat(held(kk2.bean("pollInvoices", Object.class), "windowDays")).isEqualTo(44);
    }

    @Test
    void a_route_that_is_switched_off_does_not_start() {
        assertThat(camel.getRouteController().getRouteStatus("dispatch-mail")).isEqualTo(ServiceStatus.Stopped);
        assertThat(camel.getRouteController().getRouteStatus("dispatch-print")).isEqualTo(ServiceStatus.Started);
    }

    @Test
    void a_command_starts_no_schedule() {
        assertThat(camel.getRouteController().getRouteStatus("start-daily-run")).isEqualTo(ServiceStatus.Stopped);
    }

    @Test
    void camel_is_known_by_its_name() {
        assertThat(camel.getName()).isEqualTo("kk2");
    }
}
