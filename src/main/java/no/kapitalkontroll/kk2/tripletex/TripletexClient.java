package no.kapitalkontroll.kk2.tripletex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** Sends a call through the route {@code call-tripletex}. */
@Component
public class TripletexClient {

    private static final String ROUTE = "direct:call-tripletex";

    private final ProducerTemplate producer;

    TripletexClient(ProducerTemplate producer) {
        this.producer = producer;
    }

    /**
     * @return the whole answer, envelope included
     * @throws TripletexFailure when there is none
     */
    ObjectNode call(TripletexCall call) {
        try {
            return producer.requestBody(ROUTE, call, ObjectNode.class);
        } catch (CamelExecutionException failed) {
            if (failed.getCause() instanceof TripletexFailure failure) {
                throw failure;
            }
            throw failed;
        }
    }
}
