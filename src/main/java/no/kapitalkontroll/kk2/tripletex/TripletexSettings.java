package no.kapitalkontroll.kk2.tripletex;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import no.kapitalkontroll.kk2.creditor.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Tripletex is reached. Attempts and the time-outs of one attempt stand in the route {@code call-tripletex}.
 *
 * @param url base address, {@code https://tripletex.no/v2}; plain http for loopback addresses only
 * @param consumerToken the integration's own token
 * @param callDeadlineSeconds one call, waits and repetitions included
 * @param attemptDeadlineSeconds one request, to the last byte of its answer
 * @param maxAnswerMebibytes a larger answer is cut off
 * @param pageSize rows asked for a page
 * @param maxWaitSeconds the longest that an answer may make us wait for the next call
 * @param retryPauseMs before the second attempt; doubled for each further one
 * @param loginPauseSeconds how long a creditor whose login was refused is not tried again
 */
@ConfigurationProperties("kk2.tripletex")
public record TripletexSettings(
        URI url,
        Secret consumerToken,
        @DefaultValue("180") int callDeadlineSeconds,
        @DefaultValue("90") int attemptDeadlineSeconds,
        @DefaultValue("64") int maxAnswerMebibytes,
        @DefaultValue("1000") int pageSize,
        @DefaultValue("60") int maxWaitSeconds,
        @DefaultValue("1000") int retryPauseMs,
        @DefaultValue("30") int loginPauseSeconds) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String TEST_PREFIX = "test-";

    /** @throws IllegalArgumentException with the key to mend */
    public TripletexSettings {
        require(
                url != null && url.getHost() != null,
                "KK2_TRIPLETEX_URL: an address is needed, https://tripletex.no/v2");
        require(
                url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null,
                "KK2_TRIPLETEX_URL: only scheme, host, port and path");
        // SECURITY: the one place that keeps tokens off an unencrypted line
        require(
                "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && isLoopback(url)),
                "KK2_TRIPLETEX_URL: https only (http is for loopback addresses)");
        require(consumerToken != null && !consumerToken.reveal().isBlank(), "KK2_TRIPLETEX_CONSUMER_TOKEN: missing");
        require(pageSize >= 2 && pageSize <= 10_000, "kk2.tripletex.page-size: 2 to 10000");
        require(callDeadlineSeconds >= 1, "kk2.tripletex.call-deadline-seconds: at least 1");
        require(attemptDeadlineSeconds >= 1, "kk2.tripletex.attempt-deadline-seconds: at least 1");
        require(maxAnswerMebibytes >= 1 && maxAnswerMebibytes <= 1024, "kk2.tripletex.max-answer-mebibytes: 1 to 1024");
        require(maxWaitSeconds >= 1, "kk2.tripletex.max-wait-seconds: at least 1");
        require(retryPauseMs >= 0, "kk2.tripletex.retry-pause-ms: not negative");
        require(loginPauseSeconds >= 0, "kk2.tripletex.login-pause-seconds: not negative");
    }

    /** Test and production tokens are not interchangeable; a mix-up reads as "unknown token" on the other side. */
    public Optional<String> tokenWarning() {
        boolean testToken = consumerToken.reveal().startsWith(TEST_PREFIX);
        if (isLoopback(url)) {
            return Optional.empty();
        }
        if (testToken && "tripletex.no".equals(url.getHost())) {
            return Optional.of(
                    "KK2_TRIPLETEX_CONSUMER_TOKEN is of the test environment, KK2_TRIPLETEX_URL is production");
        }
        if (!testToken && "api-test.tripletex.tech".equals(url.getHost())) {
            return Optional.of("KK2_TRIPLETEX_URL is the test environment, KK2_TRIPLETEX_CONSUMER_TOKEN has no prefix "
                    + TEST_PREFIX);
        }
        return Optional.empty();
    }

    Duration callDeadline() {
        return Duration.ofSeconds(callDeadlineSeconds);
    }

    Duration attemptDeadline() {
        return Duration.ofSeconds(attemptDeadlineSeconds);
    }

    long maxAnswerBytes() {
        return maxAnswerMebibytes * 1024L * 1024;
    }

    Duration maxWait() {
        return Duration.ofSeconds(maxWaitSeconds);
    }

    Duration loginPause() {
        return Duration.ofSeconds(loginPauseSeconds);
    }

    private static boolean isLoopback(URI url) {
        return LOOPBACK.contains(url.getHost());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
