package no.kapitalkontroll.kk2.operations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kapitalkontroll.kk2.cases.DecidedClaim;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.procedure.Decision;
import no.kapitalkontroll.kk2.core.procedure.DecisionKind;

/**
 * What a preview of one creditor comes to, in words: before the first run the cases that would start, later what differs from the last
 * run; and the sums of what would go out. Long lists are cut: all of it stands in the lines on stdout.
 */
final class SumUpPreview {

    private static final int MOST_LINES = 50;

    /**
     * @param lastRun of the creditor, empty before the first one
     * @param standing what that run decided, by invoice number
     */
    List<String> of(
            String creditorId,
            LocalDate date,
            List<DecidedClaim> decided,
            Optional<LocalDate> lastRun,
            Map<Integer, Decision> standing) {
        List<String> lines = new ArrayList<>();
        if (lastRun.isEmpty()) {
            lines.add("%s: no run has finished yet; on %s these cases would start:".formatted(creditorId, date));
            lines.addAll(cut(ofKind(decided, DecisionKind.TAKE).stream()
                    .map(SumUpPreview::start)
                    .toList()));
        } else {
            lines.add("%s: against the run of %s:".formatted(creditorId, lastRun.get()));
            lines.addAll(cut(decided.stream()
                    .filter(claim -> differs(claim, standing.get(claim.invoiceNumber())))
                    .map(claim -> difference(claim, standing.get(claim.invoiceNumber())))
                    .toList()));
        }
        lines.addAll(sums(creditorId, decided));
        return lines;
    }

    private static List<String> cut(List<String> lines) {
        if (lines.isEmpty()) {
            return List.of("  none");
        }
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        List<String> cut = new ArrayList<>(lines.subList(0, MOST_LINES));
        cut.add("  and %d more; all of them stand in the lines on stdout".formatted(lines.size() - MOST_LINES));
        return cut;
    }

    private static String start(DecidedClaim claim) {
        return "  invoice %d: %s, total %s".formatted(claim.invoiceNumber(), sentence(claim.decision()), total(claim));
    }

    /** A new invoice that is left alone is nothing to tell. */
    private static boolean differs(DecidedClaim claim, Decision before) {
        return before == null ? claim.decision().kind() != DecisionKind.SKIP : !before.equals(claim.decision());
    }

    private static String difference(DecidedClaim claim, Decision before) {
        return "  invoice %d: %s → %s"
                .formatted(
                        claim.invoiceNumber(),
                        before == null ? "not known then" : sentence(before),
                        sentence(claim.decision()));
    }

    private static String sentence(Decision decision) {
        var words = new StringBuilder(decision.kind().word());
        if (decision.reason() != null) {
            words.append(' ').append(decision.reason().word());
        }
        if (decision.step() != null) {
            words.append(decision.reason() == null ? " to " : " at ")
                    .append(decision.step().word());
        }
        return words.toString();
    }

    private static List<String> sums(String creditorId, List<DecidedClaim> decided) {
        List<String> lines = new ArrayList<>();
        for (var kind : DecisionKind.values()) {
            var claims = ofKind(decided, kind);
            if (!claims.isEmpty() && kind != DecisionKind.SKIP) {
                lines.add("%s: %s %d: principal %s, interest %s, fees %s, costs %s, total %s"
                        .formatted(
                                creditorId,
                                kind.word(),
                                claims.size(),
                                Money.sum(
                                        claims.stream().map(one -> one.balance().principal())),
                                Money.sum(
                                        claims.stream().map(one -> one.balance().interest())),
                                Money.sum(claims.stream().map(SumUpPreview::fees)),
                                Money.sum(
                                        claims.stream().map(one -> one.balance().costs())),
                                Money.sum(claims.stream().map(SumUpPreview::total))));
            }
        }
        lines.add("%s: left alone %d"
                .formatted(creditorId, ofKind(decided, DecisionKind.SKIP).size()));
        return lines;
    }

    private static Money fees(DecidedClaim claim) {
        return claim.balance().fees().plus(claim.feeOfLetter());
    }

    private static Money total(DecidedClaim claim) {
        var balance = claim.balance();
        return balance.principal().plus(balance.interest()).plus(fees(claim)).plus(balance.costs());
    }

    private static List<DecidedClaim> ofKind(List<DecidedClaim> decided, DecisionKind kind) {
        return decided.stream().filter(claim -> claim.decision().kind() == kind).toList();
    }
}
