package no.kapitalkontroll.kk2.tripletex;

import no.kapitalkontroll.kk2.creditor.Secret;
import no.kapitalkontroll.kk2.reading.Readers;
import org.apache.camel.component.jpa.springboot.JpaComponentAutoConfiguration;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The shipped route alone, this package's beans, and the scripted other side. All classes share one context. */
@CamelSpringBootTest
@SpringBootTest(
        classes = OnTheWire.Parts.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "camel.main.routes-include-pattern=file:routes/11-call-tripletex.camel.yaml",
            "kk2.tripletex.consumer-token=" + OnTheWire.CONSUMER_TOKEN,
            "kk2.tripletex.response-timeout-ms=1000",
            "kk2.tripletex.call-deadline-seconds=150",
            "kk2.tripletex.attempt-deadline-seconds=2",
            "kk2.tripletex.max-answer-mebibytes=1",
            "kk2.tripletex.page-size=3"
        })
abstract class OnTheWire {

    static final String CONSUMER_TOKEN = "consumer-secret-471";
    static final String EMPLOYEE_TOKEN = "employee-secret-812";
    static final String FJELLHEIM = "fjellheim";
    static final ScriptedTripletex TRIPLETEX = new ScriptedTripletex();

    @Autowired
    TripletexClient client;

    @Autowired
    PatientSleeper sleeper;

    @Autowired
    MovableClock clock;

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry properties) {
        properties.add("kk2.tripletex.url", TRIPLETEX::url);
    }

    @BeforeEach
    void start_clean() {
        TRIPLETEX.forget();
        sleeper.forget();
        clock.set("2026-09-15T08:00:00Z");
    }

    /** Without a stereotype, so that no other context finds it by scanning. */
    @EnableAutoConfiguration(
            exclude = {
                DataSourceAutoConfiguration.class,
                HibernateJpaAutoConfiguration.class,
                FlywayAutoConfiguration.class,
                JpaComponentAutoConfiguration.class
            })
    @ComponentScan(basePackageClasses = TripletexClient.class)
    static class Parts {

        /** Every creditor has a token of its own: the id and the marker. */
        @Bean
        TripletexAccess access() {
            return creditorId -> new TripletexAccess.Credentials(Secret.of(EMPLOYEE_TOKEN + "-" + creditorId), 4711);
        }

        @Bean
        Readers readers() {
            return new Readers(new SimpleAsyncTaskExecutor());
        }

        @Bean
        MovableClock clock() {
            return new MovableClock();
        }

        @Bean
        @Primary
        PatientSleeper sleeper() {
            return new PatientSleeper();
        }
    }
}
