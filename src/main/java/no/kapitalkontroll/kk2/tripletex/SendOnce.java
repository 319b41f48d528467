package no.kapitalkontroll.kk2.tripletex;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * An HTTP client that sends a request once and no more: left to itself it repeats even a POST after 503 or 429, below the
 * route and unseen. It follows no redirect, keeps no cookie, and an answer is bounded in size and time, to its last byte.
 */
final class SendOnce implements HttpClientConfigurer, AutoCloseable {

    /** The answer was cut off at the size limit. */
    static final class AnswerTooLarge extends IOException {
        AnswerTooLarge() {
            super("answer too large");
        }
    }

    /** Connected so late that whoever gave up on this call may have made it: it was not sent. */
    static final class TooLateToSend extends IOException {
        TooLateToSend() {
            super("too late to send");
        }
    }

    private static final String ENDS = "kk2.ends";

    private final long maxBytes;
    private final long deadlineNanos;
    private final ScheduledThreadPoolExecutor watchdog;

    SendOnce(TripletexSettings settings) {
        maxBytes = settings.maxAnswerBytes();
        deadlineNanos = settings.attemptDeadline().toNanos();
        watchdog = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "tripletex-deadline");
            thread.setDaemon(true);
            return thread;
        });
        watchdog.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .addExecInterceptorFirst("bounds", this::bounded)
                .addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), "in-time", this::inTime);
    }

    private ClassicHttpResponse bounded(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        long ends = System.nanoTime() + deadlineNanos;
        scope.clientContext.setAttribute(ENDS, ends);
        // a read time-out starts anew with each byte, so a slow drip of headers would outlast it
        ScheduledFuture<?> cut =
                watchdog.schedule(scope.execRuntime::discardEndpoint, deadlineNanos, TimeUnit.NANOSECONDS);
        ClassicHttpResponse response;
        try {
            response = chain.proceed(request, scope);
        } finally {
            cut.cancel(false);
        }
        if (response.getEntity() != null) {
            response.setEntity(new HttpEntityWrapper(response.getEntity()) {
                @Override
                public InputStream getContent() throws IOException {
                    return new BoundedStream(super.getContent(), scope.execRuntime, ends);
                }
            });
        }
        return response;
    }

    /** Connected and about to write. A process that was stopped until now would write what it should have written long ago. */
    private ClassicHttpResponse inTime(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        if (System.nanoTime() - scope.clientContext.getAttribute(ENDS, Long.class) > 0) {
            scope.execRuntime.discardEndpoint();
            throw new TooLateToSend();
        }
        return chain.proceed(request, scope);
    }

    @Override
    public void close() {
        watchdog.shutdownNow();
    }

    /** Ends the connection rather than the stream: closing the stream would read the rest first. */
    private final class BoundedStream extends FilterInputStream {

        private final ExecRuntime connection;
        private final long ends;
        private long read;

        BoundedStream(InputStream in, ExecRuntime connection, long ends) {
            super(in);
            this.connection = connection;
            this.ends = ends;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int bytes) throws IOException {
            read += bytes;
            if (read > maxBytes) {
                connection.discardEndpoint();
                throw new AnswerTooLarge();
            }
            if (System.nanoTime() - ends > 0) {
                connection.discardEndpoint();
                throw new SocketTimeoutException("answer too slow");
            }
        }
    }
}
