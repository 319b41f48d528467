package no.kapitalkontroll.kk2.simulation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.bookkeeping.LookForVoucher;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.reconciliation.JudgeVoucher;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding;
import no.kapitalkontroll.kk2.simulation.CaseAtWork.Booking;
import no.kapitalkontroll.kk2.simulation.CaseAtWork.Way;

/** A creditor's daily run, in the order of the route run-creditor, with the decisions of the program. */
final class CreditorBooks {

    private final House house;
    private final Wire wire;
    private final Mirror mirror = new Mirror();
    private final Map<Long, CaseAtWork> cases = new TreeMap<>();
    private final LookForVoucher lookForVoucher = new LookForVoucher();
    private final JudgeVoucher judgeVoucher = new JudgeVoucher(House.ACCOUNTS);

    CreditorBooks(House house, Wire wire) {
        this.house = house;
        this.wire = wire;
    }

    /** @return whether the ledger was read to the end; if not, nothing was compared */
    boolean run(LocalDate date) {
        unknown().forEach(this::resolve);
        var fresh = read(date) && follow();
        if (fresh) {
            reconcile(date);
        }
        advance(fresh, date);
        toBeSent().forEach(booking -> post(booking, date));
        if (!fresh || !follow()) {
            return false;
        }
        reconcile(date);
        closeSettled(date);
        return true;
    }

    /** A person closes in Tripletex what sums to zero. */
    boolean closeByHand(List<Long> postingIds, LocalDate date) {
        return wire.ledger().close(postingIds, date);
    }

    House house() {
        return house;
    }

    Stream<CaseAtWork> cases() {
        return cases.values().stream().filter(CaseAtWork::isCase);
    }

    Optional<CaseAtWork> caseOf(long invoiceId) {
        return Optional.ofNullable(cases.get(invoiceId)).filter(CaseAtWork::isCase);
    }

    CaseAtWork.Claim look(CaseAtWork one, LocalDate date) {
        return one.look(mirror, date);
    }

    /** Nothing is on its way of which nobody knows how it ended. */
    boolean isSettled() {
        return unknown().isEmpty() && toBeSent().isEmpty();
    }

    List<Object> state() {
        return cases().map(CaseAtWork::state).collect(Collectors.toList());
    }

    private boolean read(LocalDate date) {
        try {
            wire.read(mirror, date);
            mirror.invoices().forEach(invoice -> cases.computeIfAbsent(invoice.id(), id -> new CaseAtWork(house, id)));
            return true;
        } catch (Wire.Lost lost) {
            return false;
        }
    }

    private void advance(boolean fresh, LocalDate date) {
        for (var one : atWork().toList()) {
            var claim = one.look(mirror, date);
            if (one.reopens(claim)) {
                claim = one.look(mirror, date);
            }
            var customer = claim.invoice().customerId();
            var decision = one.decide(claim, mirror.freeCredit(customer, withCase()), fresh, date);
            one.advance(
                    claim,
                    decision,
                    kind -> cases.values().stream()
                            .filter(other -> other != one
                                    && mirror.invoice(other.invoiceId()).customerId() == customer)
                            .anyMatch(other -> other.bearsFeeOf(kind, date)),
                    date);
        }
    }

    private Set<Long> withCase() {
        return cases().map(CaseAtWork::invoiceId).collect(Collectors.toSet());
    }

    // --- vouchers: as routes 70 and 80 and FollowProposals

    private void post(Booking booking, LocalDate date) {
        booking.attempts++;
        var proposal = booking.proposal;
        try {
            var there =
                    lookForVoucher.beforeAttempt(booking.attempts, proposal.number(), Set.of(proposal.date()), wire);
            var id = there.isPresent()
                    ? there.get().id()
                    : wire.post(proposal, House.ACCOUNTS, date, house.sendToLedger());
            // it is there: whatever happens now, it is looked for before it is sent again
            booking.way = Way.NOBODY_KNOWS;
            record(booking, id);
        } catch (Wire.Lost lost) {
            booking.way = lost.mayHaveHappened() ? Way.NOBODY_KNOWS : booking.way;
        }
    }

    private void record(Booking booking, long voucherId) {
        var seen = wire.byId(voucherId);
        booking.state = judgeVoucher.state(booking.proposal.date(), booking.lines(), seen, true);
        booking.voucherId = voucherId;
        booking.way = Way.THERE;
    }

    private void resolve(Booking booking) {
        try {
            var there = lookForVoucher.everywhere(booking.proposal.number(), Set.of(booking.proposal.date()), wire);
            if (there.isPresent()) {
                record(booking, there.get().id());
            } else {
                booking.way = Way.TO_BE_SENT;
            }
        } catch (Wire.Lost lost) {
            // nobody could be asked: the next run asks again
            booking.way = Way.NOBODY_KNOWS;
        }
    }

    private boolean follow() {
        try {
            var followed = bookings()
                    .filter(booking -> booking.way == Way.THERE
                            && (booking.state == ProposalStanding.State.WAITING
                                    || booking.state == ProposalStanding.State.EDITED))
                    .toList();
            if (!followed.isEmpty()) {
                var waiting = wire.waiting();
                for (var booking : followed) {
                    follow(booking, waiting.stream().anyMatch(voucher -> voucher.id() == booking.voucherId));
                }
            }
            return true;
        } catch (Wire.Lost lost) {
            return false;
        }
    }

    private void follow(Booking booking, boolean waits) {
        var seen = wire.byId(booking.voucherId);
        booking.state = judgeVoucher.state(booking.proposal.date(), booking.lines(), seen, waits);
        if (seen.isPresent() && !waits) {
            mirror.keepOurs(wire.ledger().receivablesOf(booking.voucherId));
        }
    }

    private void reconcile(LocalDate date) {
        atWork().filter(CaseAtWork::isCase).forEach(one -> one.reconcile(one.look(mirror, date), date));
    }

    private void closeSettled(LocalDate date) {
        atWork().forEach(one -> one.restWhenDone(one.look(mirror, date)));
        if (house.closePostings()) {
            atWork().filter(CaseAtWork::isCase)
                    .filter(one -> one.isSettledInBooks(one.look(mirror, date)))
                    .map(one -> mirror.open(one.invoiceId()))
                    .filter(open -> !open.isEmpty())
                    .forEach(open -> wire.ledger().close(open, date));
        }
    }

    /** The day's figure: what is red, whatever its sign. */
    Money figure() {
        return Money.sum(cases().flatMap(one -> one.differences.stream())
                .filter(difference -> difference.cause().isRed())
                .map(difference -> difference.amount().abs()));
    }

    boolean rests(CaseAtWork one) {
        return one.rests(mirror);
    }

    private Stream<CaseAtWork> atWork() {
        return cases.values().stream().filter(one -> !one.rests(mirror));
    }

    private List<Booking> unknown() {
        return bookings().filter(booking -> booking.way == Way.NOBODY_KNOWS).toList();
    }

    private List<Booking> toBeSent() {
        return bookings().filter(booking -> booking.way == Way.TO_BE_SENT).toList();
    }

    private Stream<Booking> bookings() {
        return cases.values().stream().flatMap(one -> one.bookings.stream());
    }
}
