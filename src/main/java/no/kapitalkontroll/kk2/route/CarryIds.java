package no.kapitalkontroll.kk2.route;

import io.opentelemetry.context.Context;
import org.slf4j.MDC;
import org.springframework.core.task.TaskDecorator;

/** Work that a step hands to another thread: its log lines bear the step's ids, and its calls hang on the step's span. */
public final class CarryIds implements TaskDecorator {

    @Override
    public Runnable decorate(Runnable work) {
        var ids = MDC.getCopyOfContextMap();
        var inItsSpan = Context.current().wrap(work);
        return () -> {
            if (ids != null) {
                MDC.setContextMap(ids);
            }
            try {
                inItsSpan.run();
            } finally {
                MDC.clear();
            }
        };
    }
}
