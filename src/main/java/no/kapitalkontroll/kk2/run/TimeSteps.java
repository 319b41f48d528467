package no.kapitalkontroll.kk2.run;

import java.util.Set;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSentEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells at DEBUG how long each step of a run took, for whoever asks where its time goes. */
@Component
class TimeSteps extends EventNotifierSupport {

    private static final Logger log = LoggerFactory.getLogger(TimeSteps.class);
    private static final String STEP = "direct://";

    /** Called within steps, many times each. */
    private static final Set<String> WITHIN_STEPS = Set.of("call-tripletex", "park", "filter-overdue");

    TimeSteps() {
        setIgnoreCamelContextEvents(true);
        setIgnoreRouteEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreExchangeCreatedEvent(true);
        setIgnoreExchangeCompletedEvent(true);
        setIgnoreExchangeFailedEvents(true);
        setIgnoreExchangeRedeliveryEvents(true);
        setIgnoreStepEvents(true);
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof ExchangeSentEvent sent
                && sent.getEndpoint().getEndpointUri().startsWith(STEP)) {
            var step =
                    sent.getEndpoint().getEndpointUri().substring(STEP.length()).replaceAll("\\?.*", "");
            if (!WITHIN_STEPS.contains(step)) {
                log.debug("step {} took {} ms", step, sent.getTimeTaken());
            }
        }
    }
}
