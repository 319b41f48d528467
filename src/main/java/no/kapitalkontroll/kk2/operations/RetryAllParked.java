package no.kapitalkontroll.kk2.operations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.cases.ListParked;
import no.kapitalkontroll.kk2.cases.ParkedItem;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import org.springframework.stereotype.Component;

/**
 * Retries all that is parked for one cause, in two calls, because a slip here is a slip a hundred times over: the first tells
 * what would be retried, and a token; the second does it. The token holds for a few minutes and for exactly what was told: it
 * names the set by its hash, so that it needs no memory and works in another process, too. Letters are never among them.
 */
@Component
public class RetryAllParked {

    /** The most at one stroke. */
    public static final int MOST = 200;

    private static final Duration VALID = Duration.ofMinutes(10);
    private static final int SHORTEST_CAUSE = 4;
    private static final Pattern TOKEN = Pattern.compile("([0-9]{1,12})-([0-9a-f]{16})");

    private final ListParked listParked;
    private final RetryParked retryParked;
    private final OperatorLog operatorLog;
    private final Clock clock;

    RetryAllParked(ListParked listParked, RetryParked retryParked, OperatorLog operatorLog, Clock clock) {
        this.listParked = listParked;
        this.retryParked = retryParked;
        this.operatorLog = operatorLog;
        this.clock = clock;
    }

    /**
     * Tells, or does it.
     *
     * @param cause words that the reason contains, as the list of what is parked shows it
     * @param limit the most, 1 to {@link #MOST}; the oldest come first
     * @param token empty: tell what would be retried; else what the first call told
     */
    public Answer retry(String cause, int limit, String token, Operator by) {
        if (by.refusal().isPresent()) {
            return by.refused();
        }
        var words = cause == null ? "" : cause.strip();
        if (words.length() < SHORTEST_CAUSE) {
            return new Answer.Refused(
                    "the cause is not said", "copy at least %d letters of the reason".formatted(SHORTEST_CAUSE));
        }
        if (limit < 1 || limit > MOST) {
            return new Answer.Refused("the limit is " + limit, "give one from 1 to " + MOST);
        }
        var found = ofCause(words);
        var chosen = found.stream().limit(limit).toList();
        if (chosen.isEmpty()) {
            return new Answer.Refused(
                    "nothing that can be retried is parked for that cause",
                    "copy the words from the list of what is parked; of letters say whether they left");
        }
        return token == null || token.isBlank()
                ? new Answer.Told(told(chosen, found.size()))
                : refusal(token.strip(), chosen).orElseGet(() -> retry(chosen, words, by));
    }

    private List<ParkedItem> ofCause(String words) {
        var sought = words.toLowerCase(Locale.ROOT);
        return listParked.waiting().stream()
                .filter(item -> !item.isLetter())
                .filter(item -> item.reason().toLowerCase(Locale.ROOT).contains(sought))
                .toList();
    }

    private String told(List<ParkedItem> chosen, int found) {
        var until = clock.instant().plus(VALID);
        return "%s%n%d of %d would be retried. To do it, call again with the same words and token %s, before %s UTC"
                .formatted(
                        chosen.stream().map(ParkedItem::toString).collect(Collectors.joining("\n")),
                        chosen.size(),
                        found,
                        token(until.getEpochSecond(), chosen),
                        until.toString().substring(11, 19));
    }

    private Optional<Answer> refusal(String token, List<ParkedItem> chosen) {
        var remedy = "call without a token, look at what it tells, then give its token";
        var written = TOKEN.matcher(token);
        if (!written.matches()) {
            return Optional.of(new Answer.Refused("that is no token", remedy));
        }
        var until = Instant.ofEpochSecond(Long.parseLong(written.group(1)));
        if (until.isBefore(clock.instant()) || until.isAfter(clock.instant().plus(VALID))) {
            return Optional.of(new Answer.Refused("the token is too old", remedy));
        }
        return token.equals(token(until.getEpochSecond(), chosen))
                ? Optional.empty()
                : Optional.of(new Answer.Refused("the token is for something else than what is parked now", remedy));
    }

    /** One at a time, each in its own transaction: what one is refused for stops no other. */
    private Answer retry(List<ParkedItem> chosen, String words, Operator by) {
        operatorLog.add(
                by,
                "retry-all",
                null,
                "%d parked for \"%s\": %s"
                        .formatted(
                                chosen.size(),
                                words,
                                chosen.stream()
                                        .map(item -> item.id().toString())
                                        .collect(Collectors.joining(" "))));
        var answers = chosen.stream()
                .map(item -> new Tried(item, retryParked.retry(item.id(), by)))
                .toList();
        var refused = answers.stream().filter(one -> !one.answer().isDone()).toList();
        return new Answer.Done("the next run tries %d again%s"
                .formatted(
                        answers.size() - refused.size(),
                        refused.stream().map(one -> "\n" + one).collect(Collectors.joining())));
    }

    private record Tried(ParkedItem item, Answer answer) {

        @Override
        public String toString() {
            return item.id() + " " + answer;
        }
    }

    /** Attempts are part of it: what was parked again meanwhile is another set. */
    private static String token(long until, List<ParkedItem> chosen) {
        var set = chosen.stream()
                .map(item -> item.id() + "#" + item.attempts())
                .collect(Collectors.joining(" ", until + " ", ""));
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(set.getBytes(StandardCharsets.UTF_8));
            return until + "-" + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
