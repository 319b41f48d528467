package no.kapitalkontroll.kk2.handover;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.cases.CancelProposals;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.bookkeeping.Subject;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.HandledCase;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.TakeInHand;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Withdraws an outlay that was registered wrongly, of a case open or closed: the debtor owes it no more, what payments covered of it
 * covers the rest of the claim or is a refund, and the next run corrects what KK2 has booked.
 */
@Component
public class WithdrawOutlay {

    private final TakeInHand takeInHand;
    private final CancelProposals cancel;
    private final JdbcClient jdbc;
    private final CaseLog log;

    public WithdrawOutlay(TakeInHand takeInHand, CancelProposals cancel, JdbcClient jdbc, CaseLog log) {
        this.takeInHand = takeInHand;
        this.cancel = cancel;
        this.jdbc = jdbc;
        this.log = log;
    }

    private record Standing(long chargeId, String receipt, Money amount, LocalDate paidOn, Integer voucherNumber) {

        String words() {
            return "%s paid %s (%s)".formatted(amount, paidOn, receipt);
        }
    }

    /** @param receipt as it was registered; empty or null when the case has one outlay only */
    @Transactional
    public Answer withdraw(CaseRef ref, String receipt, Operator by, LocalDate today) {
        return takeInHand.handle(ref, by, today, held -> {
            var named = standing(held.id()).stream()
                    .filter(outlay -> receipt == null
                            || receipt.isBlank()
                            || receipt.strip().equals(outlay.receipt()))
                    .toList();
            if (named.size() == 1) {
                return withdraw(held, named.get(0), by);
            }
            return named.isEmpty()
                    ? new Answer.Refused("the case has no such outlay", "see the case's log for what was registered")
                    : new Answer.Refused(
                            "the case has several: "
                                    + named.stream().map(Standing::words).collect(Collectors.joining(", ")),
                            "name the receipt of the wrong one (--receipt)");
        });
    }

    private Answer withdraw(HandledCase held, Standing outlay, Operator by) {
        jdbc.sql("UPDATE outlays SET withdrawn_on = ? WHERE charge_id = ?")
                .params(held.today(), outlay.chargeId())
                .update();
        jdbc.sql("UPDATE charges SET reversed_on = ?, reversed_reason = 'registered wrongly' WHERE id = ?")
                .params(held.today(), outlay.chargeId())
                .update();
        var neverBooked = cancel.notInTripletex(
                held.id(), new Subject(ProposalKind.OUTLAY, outlay.chargeId()), "the outlay was withdrawn");
        log.add(held.id(), held.today(), by.who(), "outlay-withdrawn", outlay.words() + ": " + by.why());
        return new Answer.Done("%s: the debtor owes the outlay of %s no more; %s"
                .formatted(held.ref(), outlay.amount(), whatOfItsVoucher(outlay, neverBooked)));
    }

    private static String whatOfItsVoucher(Standing outlay, boolean neverBooked) {
        if (outlay.voucherNumber() != null) {
            return "voucher %d of %d is yours to correct"
                    .formatted(outlay.voucherNumber(), outlay.paidOn().getYear());
        }
        return neverBooked ? "its voucher never came to Tripletex" : "the next run corrects its voucher";
    }

    private List<Standing> standing(long caseId) {
        return jdbc.sql("""
                        SELECT o.charge_id, o.receipt, h.amount, o.paid_on, o.voucher_number
                          FROM outlays o JOIN charges h ON h.id = o.charge_id
                         WHERE o.case_id = ? AND o.withdrawn_on IS NULL ORDER BY o.charge_id
                        """)
                .param(caseId)
                .query((row, index) -> new Standing(
                        row.getLong("charge_id"),
                        row.getString("receipt"),
                        new Money(row.getBigDecimal("amount")),
                        row.getObject("paid_on", LocalDate.class),
                        row.getObject("voucher_number", Integer.class)))
                .list();
    }
}
