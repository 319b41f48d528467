package no.kapitalkontroll.kk2.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdsOnlyTest {

    @Test
    void what_a_library_writes_on_a_span_does_not_leave_unless_it_is_an_id() {
        var heard = new Heard();
        try (var spans = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(new IdsOnly(heard)))
                .build()) {
            var span =
                    spans.get("test").spanBuilder("smtp?to=kari@kunde.example").startSpan();
            span.setAttribute("kk2.case", "7").setAttribute("component", "camel-smtp");
            span.setAttribute("url.query", "name=Kari").setAttribute("user.name", "kari@kunde.example");
            span.recordException(new IllegalStateException("550 kari@kunde.example"));
            span.end();
        }

        assertThat(heard.spans).singleElement().satisfies(span -> {
            assertThat(span.getName()).isEqualTo("smtp");
            assertThat(span.getAttributes().asMap().keySet())
                    .extracting(Object::toString)
                    .containsExactlyInAnyOrder("kk2.case", "component");
            assertThat(span.getEvents()).isEmpty();
        });
    }

    private static final class Heard implements SpanExporter {

        private final List<SpanData> spans = new ArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> more) {
            spans.addAll(more);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
