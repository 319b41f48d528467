package no.kapitalkontroll.kk2.core.account;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.charge.MissingRate;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * A customer's account (kontoutskrift), line by line with two running balances.
 *
 * @param from the first date of a line; null: all of them
 * @param to the date of both balances
 * @param bookedBefore what stood on receivables before {@code from}
 * @param owedBefore what the customer owed before {@code from}
 * @param claims what is owed of each claim on {@code to}, a refund due as a negative amount
 * @param missingRate interest from this date on is not reckoned: a rate is missing; else null
 */
public record CustomerAccount(
        LocalDate from,
        LocalDate to,
        Money bookedBefore,
        Money owedBefore,
        List<AccountLine> lines,
        List<ClaimEnd> claims,
        MissingRate missingRate) {

    public CustomerAccount {
        lines = List.copyOf(lines);
        claims = List.copyOf(claims);
    }

    public record ClaimEnd(int invoiceNumber, Money owed) {}

    /** What stands on the customer's account in the ledger. */
    public Money booked() {
        return lines.isEmpty() ? bookedBefore : lines.get(lines.size() - 1).bookedBalance();
    }

    /** What the customer owes in all. */
    public Money owed() {
        return lines.isEmpty() ? owedBefore : lines.get(lines.size() - 1).owedBalance();
    }

    /** What proposals that are not in the ledger are to move on receivables. */
    public Money proposed() {
        return Money.sum(lines.stream().map(AccountLine::proposed));
    }
}
