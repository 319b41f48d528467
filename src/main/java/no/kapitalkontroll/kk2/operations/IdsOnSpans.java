package no.kapitalkontroll.kk2.operations;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import no.kapitalkontroll.kk2.route.LogIds;

/** A span bears the same ids as the log lines of its step, as {@code kk2.creditor} and so on. */
final class IdsOnSpans implements SpanProcessor {

    static final String PREFIX = "kk2.";

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        LogIds.forEach((key, id) -> span.setAttribute(PREFIX + key, id));
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
