package no.kapitalkontroll.kk2.statement;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.Entry;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.statement.StatementOfClaim;

/** Writes a statement as tables of text for a terminal; no person is named. */
public final class PrintStatement {

    /** Lines end with a newline, the last one too. */
    public String of(InvoiceStatement statement) {
        var claim = statement.claim();
        var text = new StringBuilder();
        text.append("Statement of claim %s on %s%n".formatted(statement.reference(), claim.on()));
        text.append("invoice %d of %s, due %s, %s%n"
                .formatted(
                        claim.invoiceNumber(),
                        claim.invoiceDate(),
                        claim.dueDate(),
                        statement.caseState() == null ? "no case" : "case " + word(statement.caseState())));
        statement.remark().ifPresent(remark -> text.append(remark).append(System.lineSeparator()));
        text.append(movements(claim).under("Principal and what came in"));
        text.append(interest(claim).under("Interest"));
        text.append(fees(claim).under("Fees"));
        text.append(dropped(claim).under("Fees that do not stand"));
        text.append(costs(claim).under("Costs"));
        text.append(waivers(claim).under("Waivers"));
        text.append(sums(claim).under("Sums"));
        text.append(letters(claim).under("Letters"));
        text.append(group(statement).under("Merged claims"));
        return text.toString();
    }

    private static TextTable movements(StatementOfClaim claim) {
        var table = new TextTable(
                "date", "", "amount>", "principal>", "costs>", "fees>", "interest>", "surplus>", "in time on");
        table.row(claim.invoiceDate(), "invoice " + claim.invoiceNumber(), amount(claim.invoiceAmount()));
        for (var line : claim.movements()) {
            var entry = line.entry();
            table.row(
                    entry.date(),
                    word(entry.kind().name()) + designation(line),
                    amount(
                            entry.kind() == Entry.Kind.RETURN
                                    ? entry.amount()
                                    : entry.amount().negated()),
                    amount(entry.principal()),
                    amount(entry.costs()),
                    amount(entry.fees()),
                    amount(entry.interest()),
                    amount(entry.surplus()),
                    line.inTimeOn().equals(entry.date()) ? "" : line.inTimeOn());
        }
        for (var line : claim.bounced()) {
            table.row(line.date(), word(line.kind().name()) + ", undone " + line.undoneOn(), amount(Money.ZERO));
        }
        return table;
    }

    private static String designation(StatementOfClaim.MovementLine line) {
        return line.designated().isEmpty()
                ? ""
                : line.designated().stream()
                        .map(part -> word(part.name()))
                        .collect(Collectors.joining(", ", " for ", " first"));
    }

    private static TextTable interest(StatementOfClaim claim) {
        var table = new TextTable(
                "from", "last day", "days>", "of year>", "base>", "percent>", "amount>", "paragraph", "rate from");
        for (var one : claim.interest()) {
            var line = one.line();
            table.row(
                    line.from(),
                    one.lastDay(),
                    line.days(),
                    line.daysInYear(),
                    amount(line.principal()),
                    percent(line.percent()),
                    amount(line.amount()),
                    one.legalBasis(),
                    one.rateSource());
        }
        return table;
    }

    private static TextTable fees(StatementOfClaim claim) {
        var table = new TextTable("date", "letter", "amount>", "paragraph", "rate from");
        claim.fees()
                .forEach(fee -> table.row(
                        fee.date(), letter(fee.letter()), amount(fee.amount()), fee.legalBasis(), fee.rateSource()));
        return table;
    }

    private static TextTable dropped(StatementOfClaim claim) {
        var table = new TextTable("date", "letter", "amount>", "from", "because");
        claim.droppedFees()
                .forEach(fee -> table.row(
                        fee.date(), letter(fee.letter()), amount(fee.amount()), fee.droppedOn(), fee.droppedBecause()));
        return table;
    }

    private static TextTable costs(StatementOfClaim claim) {
        var table = new TextTable("date", "amount>", "paragraph", "receipt");
        claim.costs().forEach(cost -> table.row(cost.date(), amount(cost.amount()), cost.legalBasis(), cost.receipt()));
        return table;
    }

    private static TextTable waivers(StatementOfClaim claim) {
        var table = new TextTable("date", "part", "amount>", "reason");
        claim.waivers()
                .forEach(waiver -> table.row(
                        waiver.date(), word(waiver.bucket().name()), amount(waiver.applied()), waiver.reason()));
        return table;
    }

    private static TextTable sums(StatementOfClaim claim) {
        var table = new TextTable("", "charged>", "paid>", "credited>", "waived>", "returned>", "unpaid>");
        for (var bucket : Bucket.values()) {
            var part = claim.part(bucket);
            table.row(
                    word(bucket.name()),
                    amount(part.charged()),
                    amount(part.paid()),
                    amount(part.credited()),
                    amount(part.waived()),
                    amount(part.returned()),
                    amount(part.unpaid()));
        }
        table.row("total", "", "", "", "", "", amount(claim.total()));
        if (claim.refundDue().isPositive()) {
            table.row("refund due", "", "", "", "", "", amount(claim.refundDue()));
        }
        if (claim.onward() != null) {
            table.row(
                    "a day from %s, %s %%"
                            .formatted(
                                    claim.onward().from(),
                                    percent(claim.onward().percent())),
                    "",
                    "",
                    "",
                    "",
                    "",
                    amount(claim.onward().perDay()));
        }
        return table;
    }

    private static TextTable letters(StatementOfClaim claim) {
        var table = new TextTable("date", "letter", "deadline", "total as sent>", "total now>", "known since");
        for (var line : claim.letters()) {
            table.row(
                    line.letter().date(),
                    line.letter().kind().word(),
                    line.letter().deadline(),
                    amount(line.letter().total()),
                    amount(line.totalNow()),
                    line.since().stream()
                            .map(since -> "%s %s %s"
                                    .formatted(word(since.what().name()), since.date(), amount(since.amount())))
                            .collect(Collectors.joining(", ")));
        }
        return table;
    }

    private static TextTable group(InvoiceStatement statement) {
        var table = new TextTable("invoice", "unpaid>");
        if (!statement.others().isEmpty()) {
            table.row(statement.invoice().number(), amount(statement.claim().total()));
            statement.others().forEach(other -> table.row(other.invoiceNumber(), amount(other.total())));
            table.row("together", amount(statement.grandTotal()));
        }
        return table;
    }

    private static String letter(LetterKind kind) {
        return kind == null ? "" : kind.word();
    }

    /** {@code -12 345,60}: in characters that every terminal has. */
    private static String amount(Money money) {
        var digits = money.abs().toString().replace('.', ',');
        return (money.isNegative() ? "-" : "") + digits.replaceAll("(?<=\\d)(?=(\\d{3})+,)", " ");
    }

    private static String percent(BigDecimal percent) {
        return percent.setScale(Math.max(2, percent.stripTrailingZeros().scale()))
                .toPlainString()
                .replace('.', ',');
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
