package no.kapitalkontroll.kk2.run;

import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.springframework.stereotype.Component;

/**
 * Steps of a run whose route an operator stopped in this process, by KK2's own operation or by Camel's. A run passes over them
 * and says so; what is due there waits. A route that its key switches off was never meant to start, and is no news.
 */
@Component
public class RestingSteps {

    /** In the order of a run. The others are what a run stands on: without them it would move cases by half the truth. */
    public static final List<String> THAT_MAY_REST = List.of(
            "advance-cases",
            "generate-letter",
            "dispatch-mail",
            "dispatch-print",
            "post-voucher",
            "attach-calculation",
            "close-postings");

    /** Beside the steps that move cases; nobody stops them here, but Camel's own MBeans can. */
    private static final List<String> BESIDE = List.of("read-bounces", "tell-case-status", "send-digest");

    private final CamelContext camel;

    public RestingSteps(CamelContext camel) {
        this.camel = camel;
    }

    /** A sentence for each, with what wakes it. */
    List<String> sentences() {
        var stopped = THAT_MAY_REST.stream()
                .filter(this::rests)
                .map(step ->
                        "step %s rests since an operator stopped it, what is due there waits; remedy: startStep %s (JMX, type=Routes), or restart KK2"
                                .formatted(step, step));
        var beside = BESIDE.stream()
                .filter(this::rests)
                .map(step -> "step %s was stopped by Camel's own MBean; remedy: start it there, or restart KK2"
                        .formatted(step));
        return Stream.concat(stopped, beside).toList();
    }

    /** Whether it was to run in this process, and does not. */
    public boolean rests(String step) {
        var route = camel.getRoute(step);
        return route != null
                && !Boolean.FALSE.equals(route.isAutoStartup())
                && !camel.getRouteController().getRouteStatus(step).isStarted();
    }
}
