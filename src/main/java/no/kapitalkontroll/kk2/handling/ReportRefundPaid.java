package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import java.util.Optional;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.core.bookkeeping.Lines;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.coverage.Allocation;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says that a refund (tilbakebetaling) was paid from the liability that it had been moved to: KK2 does not read that account. What is
 * paid from the customer's account it sees by itself. What was said by mistake is taken back.
 */
@Component
public class ReportRefundPaid {

    private final TakeInHand takeInHand;
    private final JdbcClient jdbc;
    private final CaseLog log;

    public ReportRefundPaid(TakeInHand takeInHand, JdbcClient jdbc, CaseLog log) {
        this.takeInHand = takeInHand;
        this.jdbc = jdbc;
        this.log = log;
    }

    /** A voucher in Tripletex, which numbers them anew each year; written {@code 812/2026}. */
    public record VoucherNumber(int number, int year) {

        /** @throws IllegalArgumentException when it is not written like 812/2026 */
        public static VoucherNumber of(String text) {
            if (!text.strip().matches("[1-9][0-9]{0,8}/20[0-9]{2}")) {
                throw new IllegalArgumentException(
                        "'" + text + "' is no voucher; write its number and year like 812/2026");
            }
            var parts = text.strip().split("/", 2);
            return new VoucherNumber(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }

        @Override
        public String toString() {
            return number + "/" + year;
        }
    }

    /** The whole refund of a case, open or closed. */
    @Transactional
    public Answer report(CaseRef ref, LocalDate paidOn, VoucherNumber voucher, Operator by, LocalDate today) {
        return takeInHand.handle(
                ref, by, today, held -> refusal(held, paidOn).orElseGet(() -> store(held, paidOn, voucher, by)));
    }

    /** It was reported by mistake: what it paid is due again. */
    @Transactional
    public Answer takeBack(CaseRef ref, VoucherNumber voucher, Operator by, LocalDate today) {
        return takeInHand.handle(ref, by, today, held -> takeBack(held, voucher, by));
    }

    private Answer takeBack(HandledCase held, VoucherNumber voucher, Operator by) {
        var taken = jdbc.sql("""
                        UPDATE refunds_paid SET withdrawn_on = ?
                         WHERE case_id = ? AND voucher_year = ? AND voucher_number = ? AND withdrawn_on IS NULL
                        """)
                .params(held.today(), held.id(), voucher.year(), voucher.number())
                .update();
        if (taken == 0) {
            return new Answer.Refused(
                    "no refund of this case was reported paid by voucher " + voucher,
                    "see the case's log for what was reported");
        }
        log.add(held.id(), held.today(), by.who(), "refund-not-paid", "voucher %s: %s".formatted(voucher, by.why()));
        return new Answer.Done(
                "%s: voucher %s has paid nothing back; the refund is due again".formatted(held.ref(), voucher));
    }

    private static Optional<Answer> refusal(HandledCase held, LocalDate paidOn) {
        var balance = held.claim().balance();
        if (!balance.refundDue().isPositive()) {
            return refused(
                    "nothing is due to the debtor",
                    "see what is due: refunds " + held.ref().creditorId());
        }
        if (!isMoved(held)) {
            return refused(
                    "the refund stands on the customer's account",
                    "pay it from there in Tripletex: KK2 sees that by itself; or name ledger.refunds, and it is moved");
        }
        var since = balance.allocations().stream()
                .filter(allocation -> allocation.surplus().isPositive())
                .map(Allocation::date)
                .max(LocalDate::compareTo)
                .orElse(held.facts().openedOn());
        return paidOn == null || paidOn.isBefore(since) || paidOn.isAfter(held.today())
                ? refused(
                        "it was not paid between %s and %s".formatted(since, held.today()), "write the date of payment")
                : Optional.empty();
    }

    /** Proposals have moved all that is due, booked or waiting; those who pay it may be ahead of those who book it. */
    private static boolean isMoved(HandledCase held) {
        var standing = held.claim().proposals().stream()
                .filter(proposal -> proposal.subject().kind() == ProposalKind.REFUND)
                .filter(proposal -> proposal.state() == ProposalStanding.State.WAITING
                        || proposal.state() == ProposalStanding.State.BOOKED)
                .map(proposal -> proposal.lines())
                .reduce(Lines.NONE, Lines::plus);
        return held.claim().byHand().stream()
                .filter(entry -> entry.subject().kind() == ProposalKind.REFUND)
                .anyMatch(entry -> entry.lines().equals(standing));
    }

    private Answer store(HandledCase held, LocalDate paidOn, VoucherNumber voucher, Operator by) {
        Money due = held.claim().balance().refundDue();
        if (isKnown(held.id(), voucher)) {
            return new Answer.Refused(
                    "voucher %s is known of this case".formatted(voucher), "write the voucher of this refund");
        }
        jdbc.sql("""
                        INSERT INTO refunds_paid (case_id, paid_on, amount, voucher_year, voucher_number, registered_on, actor, reason)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        held.id(),
                        paidOn,
                        due.amount(),
                        voucher.year(),
                        voucher.number(),
                        held.today(),
                        by.who(),
                        by.why())
                .update();
        log.add(
                held.id(),
                held.today(),
                by.who(),
                "refund-paid",
                "%s on %s, voucher %s: %s".formatted(due, paidOn, voucher, by.why()));
        return new Answer.Done("%s: %s was paid back on %s by voucher %s; nothing is due any more"
                .formatted(held.ref(), due, paidOn, voucher));
    }

    private boolean isKnown(long caseId, VoucherNumber voucher) {
        return jdbc.sql(
                                "SELECT COUNT(*) FROM refunds_paid WHERE case_id = ? AND voucher_year = ? AND voucher_number = ? AND withdrawn_on IS NULL")
                        .params(caseId, voucher.year(), voucher.number())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static Optional<Answer> refused(String why, String remedy) {
        return Optional.of(new Answer.Refused(why, remedy));
    }
}
