package no.kapitalkontroll.kk2.tripletex;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the parts of this package are given. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TripletexSettings.class)
class TripletexConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(TripletexConfiguration.class);

    TripletexConfiguration(TripletexSettings settings) {
        settings.tokenWarning().ifPresent(LOG::warn);
    }

    @Bean
    Sleeper tripletexSleeper() {
        return Sleeper.real();
    }

    /** Named in the routes: every endpoint that talks to Tripletex is built with it. */
    @Bean
    HttpClientConfigurer noClientRetries(TripletexSettings settings) {
        return new SendOnce(settings);
    }
}
