package no.kapitalkontroll.kk2.reconciliation;

import static no.kapitalkontroll.kk2.letter.NorwegianFormat.amount;
import static no.kapitalkontroll.kk2.letter.NorwegianFormat.date;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.cases.StandingDifference;
import no.kapitalkontroll.kk2.core.reconciliation.ThreeWays;
import no.kapitalkontroll.kk2.letter.Templates;
import org.springframework.stereotype.Component;

/**
 * Sets a reconciliation as one page of HTML for the accountant, in Norwegian: it holds all that it shows, loads nothing, runs
 * nothing, and prints. It names no debtor.
 */
@Component
public class RenderReconciliation {

    private static final String TEMPLATE = "reconciliation.ftlh";

    private final Templates templates = new Templates();
    private final WriteReconciliationCsv csv = new WriteReconciliationCsv();

    public String of(Reconciliation reconciliation) {
        return templates.fill(TEMPLATE, described(reconciliation));
    }

    private Map<String, Object> described(Reconciliation reconciliation) {
        var sha256 = csv.sha256(reconciliation);
        Map<String, Object> page = new HashMap<>();
        page.put("creditor", reconciliation.creditor().name());
        page.put("creditorId", reconciliation.creditor().id());
        page.put("date", date(reconciliation.date()));
        page.put("lastRun", date(reconciliation.lastRun()));
        page.put("ranOnTheDate", reconciliation.remark().isEmpty());
        page.put("figure", amount(reconciliation.figure()));
        page.put("isRight", reconciliation.figure().isZero());
        page.put("count", String.valueOf(reconciliation.cases().size()));
        page.put("principal", amount(reconciliation.principal()));
        page.put("totals", ways(reconciliation.totals()));
        page.put("longSettled", reconciliation.longSettled());
        page.put(
                "colours",
                List.of(Colour.values()).stream()
                        .map(colour -> colour(reconciliation, colour))
                        .toList());
        page.put(
                "toClose",
                reconciliation.toClose().stream()
                        .map(one -> Map.of(
                                "invoice",
                                String.valueOf(one.invoiceNumber()),
                                "postings",
                                one.ids(),
                                "why",
                                one.why()))
                        .toList());
        page.put(
                "signOffs",
                reconciliation.signOffs().stream()
                        .map(signed -> signOff(signed, sha256))
                        .toList());
        page.put("sha256", sha256);
        return page;
    }

    private static Map<String, Object> colour(Reconciliation reconciliation, Colour colour) {
        return Map.of(
                "word", colour.word(),
                "count", reconciliation.count(colour),
                "cases",
                        reconciliation.listed(colour).stream()
                                .map(RenderReconciliation::oneCase)
                                .toList());
    }

    private static Map<String, Object> oneCase(ReconciledCase one) {
        return Map.of(
                "invoice", String.valueOf(one.invoiceNumber()),
                "state", state(one),
                "principal", amount(one.day().figures().principal()),
                "ways", ways(one.ways()),
                "causes", one.causes().stream().map(RenderReconciliation::cause).toList());
    }

    private static String state(ReconciledCase one) {
        return switch (one.day().figures().state()) {
            case OPEN -> "åpen";
            case HANDED_OVER -> "overlevert";
            case CLOSED -> "avsluttet";
        };
    }

    private static Map<String, Object> cause(StandingDifference standing) {
        var cause = standing.cause();
        return Map.of(
                "name", NorwegianCause.name(cause),
                "word", cause.word(),
                "amount", amount(standing.difference().amount()),
                "since", date(standing.since()),
                "red", cause.isRed(),
                "remedy", NorwegianCause.remedy(cause));
    }

    private static Map<String, Object> ways(ThreeWays ways) {
        return Map.of(
                "inCase", amount(ways.inCase()),
                "inLedger", amount(ways.inLedger()),
                "inProposals", amount(ways.inProposals()),
                "difference", amount(ways.difference()));
    }

    private static Map<String, Object> signOff(SignOff signed, String sha256) {
        return Map.of(
                "who", signed.who(),
                "why", signed.why(),
                "on", date(signed.on()),
                "figure", amount(signed.figure()),
                "withDifferences", signed.withDifferences(),
                "holds", signed.stillHolds(sha256));
    }
}
