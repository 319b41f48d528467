package no.kapitalkontroll.kk2.route;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.LetterToSend;
import no.kapitalkontroll.kk2.outbox.Effect;
import org.apache.camel.Exchange;
import org.slf4j.MDC;

/**
 * What the thread is working on, for log lines and spans: ids only, never a name or an address. The one place that writes the
 * logging context; a route that calls another one has its own words again afterwards.
 */
public final class LogIds {

    private static final String ROUTE = "route";
    private static final String CREDITOR = "creditor";
    private static final String RUN = "run";
    private static final String CASE = "case";
    private static final String EFFECT = "effect";
    private static final String INVOICE = "invoice";
    private static final List<String> ALL = List.of(ROUTE, CREDITOR, RUN, CASE, EFFECT, INVOICE);

    private static final String INVOICE_ITEM = "invoice ";

    private final Map<String, String> before = new HashMap<>();

    private LogIds() {}

    /**
     * Puts in what the exchange knows; what it does not know stays as it is.
     *
     * @param routeId null when it is not known
     */
    public static LogIds of(String routeId, Exchange exchange) {
        var ids = new LogIds();
        ids.put(ROUTE, routeId);
        if (exchange.getProperty("day") instanceof CreditorDay day) {
            ids.put(CREDITOR, day.creditorId());
            ids.put(RUN, day.isPreview() ? null : day.runId());
        }
        var effect = effect(exchange);
        if (effect != null) {
            ids.put(CREDITOR, effect.creditorId());
            ids.put(CASE, effect.caseId());
            ids.put(EFFECT, effect.id());
        }
        if (exchange.getProperty("item") instanceof String item && item.startsWith(INVOICE_ITEM)) {
            ids.put(INVOICE, item.substring(INVOICE_ITEM.length()));
        }
        return ids;
    }

    /** Each id that the thread's lines bear now. */
    public static void forEach(BiConsumer<String, String> visitor) {
        for (var key : ALL) {
            var value = MDC.get(key);
            if (value != null) {
                visitor.accept(key, value);
            }
        }
    }

    private static Effect effect(Exchange exchange) {
        var body = exchange.getMessage().getBody();
        if (body instanceof Effect inBody) {
            return inBody;
        }
        if (body instanceof LetterToSend letter) {
            return letter.effect();
        }
        return exchange.getProperty("effect") instanceof Effect inHand ? inHand : null;
    }

    private void put(String key, Object value) {
        if (value != null) {
            before.putIfAbsent(key, Objects.requireNonNullElse(MDC.get(key), ""));
            MDC.put(key, value.toString());
        }
    }

    /** What was there before comes back. */
    public void putBack() {
        before.forEach((key, value) -> {
            if (value.isEmpty()) {
                MDC.remove(key);
            } else {
                MDC.put(key, value);
            }
        });
    }
}
