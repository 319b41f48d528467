package no.kapitalkontroll.kk2.tripletex;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Remembers for a few minutes what account and product numbers stand for: a run asks once, not for every proposal. What
 * turned out wrong is forgotten, so that a person's repair counts at once.
 */
@Component
public class KnownLedger {

    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final LedgerBook ledgerBook;
    private final Clock clock;
    private final Map<Question, Answer> answers = new ConcurrentHashMap<>();

    KnownLedger(LedgerBook ledgerBook, Clock clock) {
        this.ledgerBook = ledgerBook;
        this.clock = clock;
    }

    private record Question(String creditorId, Set<Integer> accounts, Set<String> products) {}

    private record Answer(ResolvedLedger ledger, Instant until) {}

    public ResolvedLedger resolve(String creditorId, Set<Integer> accountNumbers, Set<String> productNumbers) {
        var question = new Question(creditorId, Set.copyOf(accountNumbers), Set.copyOf(productNumbers));
        var known = answers.get(question);
        if (known == null || !clock.instant().isBefore(known.until())) {
            known = new Answer(
                    ledgerBook.resolve(creditorId, accountNumbers, productNumbers),
                    clock.instant().plus(REMEMBERED));
            answers.put(question, known);
        }
        return known.ledger();
    }

    public void forget(String creditorId) {
        answers.keySet().removeIf(question -> question.creditorId().equals(creditorId));
    }
}
