package no.kapitalkontroll.kk2.operations;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.time.Duration;
import no.kapitalkontroll.kk2.installation.Installation;
import no.kapitalkontroll.kk2.run.InstanceName;
import org.apache.camel.CamelContext;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Spans of every route and step, sent to the collector of {@code KK2_OTLP_ENDPOINT}; without it no part of this exists. A span
 * bears ids only, and nothing is written into mails or requests. What the collector does not take is lost: at most 2 048 spans
 * wait for it, and no run waits.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(TraceRoutes.COLLECTOR)
class TraceRoutes {

    static final String COLLECTOR = "kk2.trace.collector";

    @Bean(destroyMethod = "close")
    SdkTracerProvider spans(Installation installation, InstanceName instance) {
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(installation.traceCollector().orElseThrow() + "/v1/traces")
                .setConnectTimeout(Duration.ofSeconds(2))
                .setTimeout(Duration.ofSeconds(5))
                .setRetryPolicy(null)
                .build();
        return SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.builder()
                        .put("service.name", "kk2")
                        .put("service.instance.id", instance.value())
                        .build()))
                .addSpanProcessor(new IdsOnSpans())
                .addSpanProcessor(
                        BatchSpanProcessor.builder(new IdsOnly(exporter)).build())
                .build();
    }

    @Bean
    Tracer tracer(SdkTracerProvider spans) {
        return spans.get("kk2");
    }

    /** SECURITY: nothing is propagated; a trace header would travel out with a debtor's mail. */
    @Bean
    ContextPropagators propagators() {
        return ContextPropagators.noop();
    }

    @Bean
    OpenTelemetryTracer routeTracer(CamelContext camel, Tracer tracer, ContextPropagators propagators) {
        var steps = new OpenTelemetryTracer();
        steps.setTraceProcessors(true);
        steps.init(camel);
        return steps;
    }
}
