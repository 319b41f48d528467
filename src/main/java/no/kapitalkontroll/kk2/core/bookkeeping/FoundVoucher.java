package no.kapitalkontroll.kk2.core.bookkeeping;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * A voucher (bilag) as the ledger shows it, waiting or booked.
 *
 * @param externalNumber null when it has none
 * @param description null when it has none
 */
public record FoundVoucher(long id, String externalNumber, String description, LocalDate date, List<Line> lines) {

    /**
     * @param account null when it may not be seen
     * @param amount net, debit positive
     * @param system the ledger has made the line itself
     */
    public record Line(Integer account, Money amount, boolean system) {}

    public FoundVoucher {
        lines = List.copyOf(lines);
    }

    /** Whether it is the voucher of the proposal with this number, which stands at the start of its description too. */
    public boolean carries(String number) {
        return number.equals(externalNumber) || (description != null && description.startsWith(number + " "));
    }

    /** Whether it holds exactly this by account number, on this date, and no line of the ledger's own. */
    public boolean holds(LocalDate on, Map<Integer, Money> amounts) {
        Map<Integer, Money> there = new TreeMap<>();
        for (var line : lines) {
            if (line.system() || line.account() == null) {
                return false;
            }
            there.merge(line.account(), line.amount(), Money::plus);
        }
        return there.equals(amounts) && on.equals(date);
    }

    /** What it moves on an account. */
    public Money on(int account) {
        return Money.sum(lines.stream()
                .filter(line -> line.account() != null && line.account() == account)
                .map(Line::amount));
    }
}
