package no.kapitalkontroll.kk2.reconciliation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.reconciliation.ThreeWays;
import no.kapitalkontroll.kk2.creditor.Creditor;

/**
 * All cases of a creditor on a date: case against ledger against proposals, as the date's run left them.
 *
 * @param lastRun the last date, up to this one, whose run compared every case
 * @param cases in the order of their invoice numbers
 * @param signOffs of this date, the first one first
 */
public record Reconciliation(
        Creditor creditor,
        LocalDate date,
        LocalDate lastRun,
        List<ReconciledCase> cases,
        List<ToClose> toClose,
        List<SignOff> signOffs) {

    public Reconciliation {
        cases = List.copyOf(cases);
        toClose = List.copyOf(toClose);
        signOffs = List.copyOf(signOffs);
    }

    /** The sum of the red differences' absolute values: it must be 0.00. */
    public Money figure() {
        return Money.sum(cases.stream().map(ReconciledCase::figure));
    }

    /** All cases together. */
    public ThreeWays totals() {
        return new ThreeWays(
                sum(one -> one.ways().inCase()), sum(one -> one.ways().inLedger()), sum(one -> one.ways()
                        .inProposals()));
    }

    public Money principal() {
        return sum(one -> one.day().figures().principal());
    }

    public int count(Colour colour) {
        return (int) cases.stream().filter(one -> one.colour() == colour).count();
    }

    /** Those of a colour that are worth a line: long settled ones are counted only. */
    public List<ReconciledCase> listed(Colour colour) {
        return cases.stream()
                .filter(one -> one.colour() == colour && !one.isLongSettled(date))
                .toList();
    }

    public int longSettled() {
        return (int) cases.stream().filter(one -> one.isLongSettled(date)).count();
    }

    /** What a reader must know about the date itself. */
    public Optional<String> remark() {
        return lastRun.equals(date)
                ? Optional.empty()
                : Optional.of("no run compared the books on %s: the figures are those of %s".formatted(date, lastRun));
    }

    private Money sum(Function<ReconciledCase, Money> amount) {
        return Money.sum(cases.stream().map(amount));
    }

    /** Names no person. */
    @Override
    public String toString() {
        return "reconciliation of " + creditor.id() + " on " + date;
    }
}
