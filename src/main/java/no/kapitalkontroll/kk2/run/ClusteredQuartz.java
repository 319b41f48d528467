package no.kapitalkontroll.kk2.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.StdJDBCDelegate;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Keeps Quartz' schedule in the database that the instances share: whichever of them is awake fires, and only one does. It
 * uses the program's own connections, so the login stands in no second place.
 */
@Configuration(proxyBeanMethods = false)
@OnlyInService
public class ClusteredQuartz {

    /** Instances with one scheduler name and one database are a cluster. */
    public static final String SCHEDULER = "kk2";

    @Bean
    ComponentCustomizer clusteredSchedule(DataSource dataSource) {
        return ComponentCustomizer.builder(QuartzComponent.class)
                .build(quartz -> quartz.setProperties(properties(dataSource)));
    }

    /** What a scheduler needs to share its schedule with the others on this database. */
    public static Map<String, Object> properties(DataSource dataSource) {
        // Quartz knows its connections by a name that is one for the whole JVM
        var connections = "kk2-" + UUID.randomUUID();
        DBConnectionManager.getInstance().addConnectionProvider(connections, new OurConnections(dataSource));
        return Map.ofEntries(
                Map.entry("org.quartz.scheduler.instanceName", SCHEDULER),
                Map.entry("org.quartz.scheduler.instanceId", "AUTO"),
                Map.entry("org.quartz.scheduler.skipUpdateCheck", "true"),
                Map.entry("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool"),
                Map.entry("org.quartz.threadPool.threadCount", "4"),
                Map.entry("org.quartz.jobStore.class", JobStoreTX.class.getName()),
                Map.entry("org.quartz.jobStore.driverDelegateClass", StdJDBCDelegate.class.getName()),
                Map.entry("org.quartz.jobStore.dataSource", connections),
                Map.entry("org.quartz.jobStore.tablePrefix", "QRTZ_"),
                Map.entry("org.quartz.jobStore.isClustered", "true"),
                // an instance that fell silent is taken over from after this long
                Map.entry("org.quartz.jobStore.clusterCheckinInterval", "10000"),
                Map.entry("org.quartz.jobStore.misfireThreshold", "60000"));
    }

    /** The program's own pool; Quartz may borrow, but neither open nor close it. */
    private record OurConnections(DataSource dataSource) implements ConnectionProvider {

        @Override
        public Connection getConnection() throws SQLException {
            return dataSource.getConnection();
        }

        @Override
        public void initialize() {}

        @Override
        public void shutdown() {}
    }
}
