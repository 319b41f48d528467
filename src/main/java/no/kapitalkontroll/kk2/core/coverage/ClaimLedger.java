package no.kapitalkontroll.kk2.core.coverage;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * All that a balance is computed from.
 *
 * @param openedOn the day the case began, null when there is no case: payments before it cover principal only
 * @param order every bucket once, first covered first
 * @param endedOn the last day on which anything but principal is claimed, null while it goes on: a claim that was taken back
 *     bears no interest afterwards, and later payments cover principal only
 * @param designated by posting, what a debtor said that the payment shall cover first
 */
public record ClaimLedger(
        Money invoiceAmount,
        LocalDate dueDate,
        LocalDate openedOn,
        List<Movement> movements,
        List<FeeCharge> fees,
        List<CostCharge> costs,
        List<Waiver> waivers,
        List<Bucket> order,
        LocalDate endedOn,
        Map<Long, List<Bucket>> designated) {

    public ClaimLedger {
        movements = List.copyOf(movements);
        fees = List.copyOf(fees);
        costs = List.copyOf(costs);
        waivers = List.copyOf(waivers);
        order = List.copyOf(order);
        designated = Map.copyOf(designated);
    }

    /** In the creditor's order alone. */
    public ClaimLedger(
            Money invoiceAmount,
            LocalDate dueDate,
            LocalDate openedOn,
            List<Movement> movements,
            List<FeeCharge> fees,
            List<CostCharge> costs,
            List<Waiver> waivers,
            List<Bucket> order,
            LocalDate endedOn) {
        this(invoiceAmount, dueDate, openedOn, movements, fees, costs, waivers, order, endedOn, Map.of());
    }

    /** What a payment covers first: the debtor's word goes before the creditor's order. */
    List<Bucket> orderOf(long postingId) {
        return Stream.concat(designated.getOrDefault(postingId, List.of()).stream(), order.stream())
                .distinct()
                .toList();
    }

    /** Of a claim that goes on. */
    public ClaimLedger(
            Money invoiceAmount,
            LocalDate dueDate,
            LocalDate openedOn,
            List<Movement> movements,
            List<FeeCharge> fees,
            List<CostCharge> costs,
            List<Waiver> waivers,
            List<Bucket> order) {
        this(invoiceAmount, dueDate, openedOn, movements, fees, costs, waivers, order, null);
    }
}
