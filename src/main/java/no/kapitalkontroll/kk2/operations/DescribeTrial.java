package no.kapitalkontroll.kk2.operations;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.cases.DecidedClaim;

/** What a changed procedure would do, in words: a line for each invoice that it treats differently. */
final class DescribeTrial {

    /**
     * The differences, by invoice number.
     *
     * @param today the decisions as they are
     * @param tried those of the same invoices by the changed procedure
     */
    List<String> differences(List<DecidedClaim> today, List<DecidedClaim> tried) {
        Map<Integer, DecidedClaim> byNumber =
                today.stream().collect(Collectors.toMap(DecidedClaim::invoiceNumber, Function.identity()));
        return tried.stream()
                .map(claim -> difference(byNumber.get(claim.invoiceNumber()), claim))
                .filter(Objects::nonNull)
                .toList();
    }

    private static String difference(DecidedClaim today, DecidedClaim tried) {
        var now = sentence(today);
        var then = sentence(tried);
        return now.equals(then)
                ? null
                : "%s invoice %d: %s → %s".formatted(tried.creditorId(), tried.invoiceNumber(), now, then);
    }

    /** Like {@code wait deadline-running at collection-notice, then payment-demand on 2026-10-05}. */
    private static String sentence(DecidedClaim claim) {
        var decision = claim.decision();
        var sentence = new StringBuilder(decision.kind().word());
        if (decision.reason() != null) {
            sentence.append(' ').append(decision.reason().word());
        }
        if (decision.step() != null) {
            sentence.append(decision.reason() == null ? " to " : " at ")
                    .append(decision.step().word());
        }
        if (decision.letter() != null) {
            sentence.append(", fees ").append(claim.balance().fees().plus(claim.feeOfLetter()));
        }
        if (claim.next() != null) {
            sentence.append(", then ")
                    .append(claim.next().step().word())
                    .append(" on ")
                    .append(claim.next().date());
        }
        return sentence.toString();
    }
}
