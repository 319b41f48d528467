package no.kapitalkontroll.kk2.operations;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * SECURITY: the sole guard between what a library may write on a span (queries, user names, texts of exceptions) and the
 * collector. Only what is listed here leaves.
 */
final class IdsOnly implements SpanExporter {

    private static final Set<String> HARMLESS = Set.of(
            "component",
            "exchangeId",
            "op",
            "error",
            "url.scheme",
            "http.method",
            "http.status_code",
            "routeId",
            "processorId");

    private final SpanExporter exporter;

    IdsOnly(SpanExporter exporter) {
        this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return exporter.export(
                spans.stream().map(Cleaned::new).map(SpanData.class::cast).toList());
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    private static final class Cleaned extends DelegatingSpanData {

        private final Attributes attributes;

        Cleaned(SpanData span) {
            super(span);
            attributes = span.getAttributes().toBuilder()
                    .removeIf(key -> !isHarmless(key))
                    .build();
        }

        private static boolean isHarmless(AttributeKey<?> key) {
            return HARMLESS.contains(key.getKey()) || key.getKey().startsWith(IdsOnSpans.PREFIX);
        }

        /** Without the query of an address. */
        @Override
        public String getName() {
            return super.getName().replaceFirst("\\?.*", "");
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }

        /** An event may hold the text of an exception. */
        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public int getTotalRecordedEvents() {
            return 0;
        }

        @Override
        public StatusData getStatus() {
            return StatusData.create(super.getStatus().getStatusCode(), "");
        }
    }
}
