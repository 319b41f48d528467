package no.kapitalkontroll.kk2;

import java.time.Clock;
import no.kapitalkontroll.kk2.creditor.ReadCreditorFiles;
import no.kapitalkontroll.kk2.installation.Installation;
import no.kapitalkontroll.kk2.run.InstanceName;
import no.kapitalkontroll.kk2.run.LoadedCreditors;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts that are not found by themselves. */
@SpringBootApplication(proxyBeanMethods = false)
public class Kk2Application {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    InstanceName instanceName() {
        return InstanceName.ofThisProcess();
    }

    @Bean
    LoadedCreditors loadedCreditors(
            JdbcClient jdbc, Clock clock, ReadCreditorFiles readCreditorFiles, Installation installation) {
        var creditors = new LoadedCreditors(jdbc, clock, readCreditorFiles, installation.creditors());
        creditors.reload();
        return creditors;
    }
}
