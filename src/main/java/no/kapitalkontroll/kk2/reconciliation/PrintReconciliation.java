package no.kapitalkontroll.kk2.reconciliation;

import java.util.Locale;
import no.kapitalkontroll.kk2.cases.StandingDifference;
import no.kapitalkontroll.kk2.statement.TextTable;

/** Writes a reconciliation as tables of text for a terminal, red ones first; no debtor is named. */
public final class PrintReconciliation {

    private final WriteReconciliationCsv csv = new WriteReconciliationCsv();

    /** Lines end with a newline, the last one too. */
    public String of(Reconciliation reconciliation) {
        var text = new StringBuilder();
        line(
                text,
                "Reconciliation of %s on %s".formatted(reconciliation.creditor().id(), reconciliation.date()));
        reconciliation.remark().ifPresent(remark -> line(text, remark));
        line(
                text,
                "figure %s; %d cases: %d red, %d explained, %d equal"
                        .formatted(
                                reconciliation.figure(),
                                reconciliation.cases().size(),
                                reconciliation.count(Colour.RED),
                                reconciliation.count(Colour.EXPLAINED),
                                reconciliation.count(Colour.EQUAL)));
        for (var colour : Colour.values()) {
            text.append(cases(reconciliation, colour).under(colour.word()));
        }
        text.append(totals(reconciliation).under("all cases"));
        remedies(reconciliation, text);
        if (reconciliation.longSettled() > 0) {
            line(text, "not listed: %d closed cases at 0.00".formatted(reconciliation.longSettled()));
        }
        reconciliation.toClose().forEach(one -> line(text, one.toString()));
        text.append(signOffs(reconciliation).under("signed"));
        return text.toString();
    }

    private static TextTable cases(Reconciliation reconciliation, Colour colour) {
        var table = new TextTable(
                "invoice>", "case", "principal>", "in case>", "in ledger>", "waiting>", "difference>", "causes");
        for (var one : reconciliation.listed(colour)) {
            var ways = one.ways();
            table.row(
                    one.invoiceNumber(),
                    one.day().figures().state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    one.day().figures().principal(),
                    ways.inCase(),
                    ways.inLedger(),
                    ways.inProposals(),
                    ways.difference(),
                    one.causesInWords());
        }
        return table;
    }

    private static TextTable totals(Reconciliation reconciliation) {
        var totals = reconciliation.totals();
        var table = new TextTable("principal>", "in case>", "in ledger>", "waiting>", "difference>");
        table.row(
                reconciliation.principal(),
                totals.inCase(),
                totals.inLedger(),
                totals.inProposals(),
                totals.difference());
        return table;
    }

    private static void remedies(Reconciliation reconciliation, StringBuilder text) {
        for (var one : reconciliation.listed(Colour.RED)) {
            one.causes().stream()
                    .filter(StandingDifference::isRed)
                    .forEach(standing -> line(
                            text,
                            "invoice %d is red, %s since %s; remedy: %s"
                                    .formatted(
                                            one.invoiceNumber(),
                                            standing,
                                            standing.since(),
                                            standing.cause().remedy())));
        }
    }

    private TextTable signOffs(Reconciliation reconciliation) {
        var sha256 = csv.sha256(reconciliation);
        var table = new TextTable("by", "on", "figure>", "", "why");
        for (var signed : reconciliation.signOffs()) {
            table.row(
                    signed.who(),
                    signed.on(),
                    signed.figure(),
                    (signed.withDifferences() ? "with differences, " : "")
                            + (signed.stillHolds(sha256) ? "the CSV is as signed" : "THE CSV HAS CHANGED SINCE"),
                    signed.why());
        }
        return table;
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }
}
