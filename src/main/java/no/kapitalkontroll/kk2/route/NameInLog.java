package no.kapitalkontroll.kk2.route;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.springframework.stereotype.Component;

/** Around every step of every route, an operator's own too: its log lines bear the ids of what is in hand. */
@Component
class NameInLog implements InterceptStrategy {

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext camel, NamedNode step, Processor target, Processor nextTarget) {
        return new Step(target, ProcessorDefinitionHelper.getRouteId(step));
    }

    private static final class Step extends DelegateAsyncProcessor {

        private final String routeId;

        Step(Processor step, String routeId) {
            super(step);
            this.routeId = routeId;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            var ids = LogIds.of(routeId, exchange);
            try {
                return super.process(exchange, callback);
            } finally {
                ids.putBack();
            }
        }
    }
}
