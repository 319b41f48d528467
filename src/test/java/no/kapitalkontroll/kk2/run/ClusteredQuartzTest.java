package no.kapitalkontroll.kk2.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import no.kapitalkontroll.kk2.embedded.EmbeddedMariaDb;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.impl.SchedulerRepository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two instances on one database, a firing each second, and every firing written down. */
class ClusteredQuartzTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HikariDataSource dataSource = dataSource();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final List<CamelContext> instances = new ArrayList<>();

    private record Firing(Instant scheduled, String instance) {}

    @BeforeEach
    void migrate() {
        Flyway.configure().dataSource(dataSource).load().migrate();
        jdbc.sql("CREATE TABLE firings (scheduled DATETIME(3) NOT NULL, instance VARCHAR(10) NOT NULL)")
                .update();
    }

    @AfterEach
    void stop() {
        instances.forEach(CamelContext::stop);
        dataSource.close();
    }

    @Test
    void each_second_fires_once_whichever_instances_are_awake() throws Exception {
        var one = start("one");
        start("two");
        awaitFirings(6);
        one.stop();
        awaitFiringBy("two", 4);
        start("three");
        instances.get(1).stop();
        awaitFiringBy("three", 4);
        instances.get(2).stop();

        var firings = firings();

        assertThat(firings).extracting(Firing::scheduled).doesNotHaveDuplicates();
        assertThat(firings).extracting(Firing::instance).contains("two", "three");
        var first = firings.get(0).scheduled();
        for (int i = 0; i < firings.size(); i++) {
            assertThat(firings.get(i).scheduled()).isEqualTo(first.plusSeconds(i));
        }
    }

    private void awaitFirings(int more) {
        var before = firings().size();
        await().atMost(PATIENCE).until(() -> firings().size() >= before + more);
    }

    private void awaitFiringBy(String instance, int times) {
        await().atMost(PATIENCE)
                .until(() -> firings().stream()
                                .filter(firing -> firing.instance().equals(instance))
                                .count()
                        >= times);
    }

    private List<Firing> firings() {
        return jdbc.sql("SELECT UNIX_TIMESTAMP(scheduled) AS scheduled, instance FROM firings ORDER BY scheduled")
                .query((row, index) -> new Firing(
                        Instant.ofEpochMilli(
                                row.getBigDecimal("scheduled").movePointRight(3).longValueExact()),
                        row.getString("instance")))
                .list();
    }

    private CamelContext start(String name) throws Exception {
        var settings = new HashMap<>(ClusteredQuartz.properties(dataSource));
        // so that what a stopped instance had claimed is taken over within the test's patience
        settings.put("org.quartz.jobStore.clusterCheckinInterval", "1000");
        var quartz = new QuartzComponent();
        quartz.setProperties(settings);
        var context = new DefaultCamelContext();
        // the job in the database names its context, so all instances have one name
        context.getCamelContextExtension().setName("cluster");
        context.disableJMX();
        context.addComponent("quartz", quartz);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("quartz:kk2/each-second?cron=*+*+*+*+*+?&stateful=true")
                        .process(exchange ->
                                fired(exchange.getMessage().getHeader("scheduledFireTime", Date.class), name));
            }
        });
        context.start();
        // Quartz keeps one scheduler of a name in a JVM; instances are processes of their own otherwise
        SchedulerRepository.getInstance().remove(ClusteredQuartz.SCHEDULER);
        instances.add(context);
        return context;
    }

    private void fired(Date scheduled, String instance) {
        jdbc.sql("INSERT INTO firings (scheduled, instance) VALUES (FROM_UNIXTIME(?), ?)")
                .params(scheduled.toInstant().getEpochSecond(), instance)
                .update();
    }

    private static HikariDataSource dataSource() {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(EmbeddedMariaDb.shared().newDatabase());
        pool.setUsername(EmbeddedMariaDb.USER);
        pool.setPassword(EmbeddedMariaDb.PASSWORD);
        pool.setMaximumPoolSize(12);
        return pool;
    }
}
