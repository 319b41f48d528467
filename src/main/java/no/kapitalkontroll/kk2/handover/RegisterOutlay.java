package no.kapitalkontroll.kk2.handover;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.HandledCase;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.TakeInHand;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registers an outlay (utlegg), such as the court fee: the debtor owes it from today on, and what earlier payments covered stands. A
 * voucher in Tripletex books it already, or KK2 proposes one. Recovering it credits the costs account with no more than was paid out.
 */
@Component
public class RegisterOutlay {

    private static final String LEGAL_BASIS = "rettsgebyrloven, utlegg";
    private static final int LONGEST_RECEIPT = 200;
    /** It stands in the description of a voucher then. */
    private static final int LONGEST_BOOKED_RECEIPT = 80;

    private final TakeInHand takeInHand;
    private final JdbcClient jdbc;
    private final CaseLog log;

    public RegisterOutlay(TakeInHand takeInHand, JdbcClient jdbc, CaseLog log) {
        this.takeInHand = takeInHand;
        this.jdbc = jdbc;
        this.log = log;
    }

    /**
     * What was paid.
     *
     * @param receipt names no person
     * @param voucherNumber of the voucher that books it, in Tripletex' numbers of the year of {@code on}; 0: none does
     * @param book KK2 shall propose the voucher
     */
    public record Outlay(Money amount, LocalDate on, String receipt, int voucherNumber, boolean book) {

        String bookedBy() {
            return book
                    ? "KK2 proposes its voucher"
                    : "voucher %d of %d books it".formatted(voucherNumber, on.getYear());
        }
    }

    @Transactional
    public Answer register(CaseRef ref, Outlay outlay, Operator by, LocalDate today) {
        if (by.refusal().isPresent()) {
            return by.refused();
        }
        var taken = takeInHand.take(ref, today);
        if (taken.isEmpty()) {
            return TakeInHand.noCase(ref);
        }
        var refusal = refusal(taken.get(), outlay);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var caseId = taken.get().id();
        var key = new GeneratedKeyHolder();
        jdbc.sql(
                        "INSERT INTO charges (case_id, kind, dated, amount, legal_basis, rate_source) VALUES (?, 'COST', ?, ?, ?, ?)")
                .params(
                        caseId,
                        today,
                        outlay.amount().amount(),
                        LEGAL_BASIS,
                        outlay.receipt().strip())
                .update(key);
        jdbc.sql(
                        "INSERT INTO outlays (charge_id, case_id, paid_on, receipt, voucher_year, voucher_number) VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        Objects.requireNonNull(key.getKey()).longValue(),
                        caseId,
                        outlay.on(),
                        outlay.receipt().strip(),
                        outlay.book() ? null : outlay.on().getYear(),
                        outlay.book() ? null : outlay.voucherNumber())
                .update();
        log.add(
                caseId,
                today,
                by.who(),
                "outlay-registered",
                "%s, paid %s, %s: %s".formatted(outlay.amount(), outlay.on(), outlay.bookedBy(), by.why()));
        return new Answer.Done("%s: the debtor owes an outlay of %s from %s on; %s"
                .formatted(ref, outlay.amount(), today, outlay.bookedBy()));
    }

    private Optional<Answer> refusal(HandledCase handled, Outlay outlay) {
        if (!handled.facts().isOpen()) {
            return refused("the case is closed", "reopen it first, if it shall go on");
        }
        if (!outlay.amount().isPositive()) {
            return refused("an outlay is more than nothing", "write what was paid");
        }
        if (outlay.on() == null
                || outlay.on().isAfter(handled.today())
                || outlay.on().isBefore(handled.facts().openedOn())) {
            return refused(
                    "it was not paid between %s and %s"
                            .formatted(handled.facts().openedOn(), handled.today()),
                    "write the date of payment");
        }
        var receipt = outlay.receipt() == null ? "" : outlay.receipt().strip();
        var longest = outlay.book() ? LONGEST_BOOKED_RECEIPT : LONGEST_RECEIPT;
        if (receipt.isEmpty() || receipt.length() > longest || receipt.chars().anyMatch(Character::isISOControl)) {
            return refused("there is no receipt", "name it, in 1 to " + longest + " characters on one line");
        }
        if (outlay.book() && outlay.voucherNumber() != 0) {
            return refused("it would be booked twice", "name its voucher, or let KK2 book it; not both");
        }
        if (!outlay.book() && outlay.voucherNumber() <= 0) {
            return refused(
                    "there is no voucher",
                    "write the number of the voucher in Tripletex that books the outlay, or let KK2 book it (--book)");
        }
        return isRegistered(handled.id(), outlay, receipt)
                ? refused(
                        outlay.book()
                                ? "this case has an outlay of the same date, amount and receipt already"
                                : "this case has an outlay on voucher %d of %d already"
                                        .formatted(
                                                outlay.voucherNumber(),
                                                outlay.on().getYear()),
                        "nothing is to be done: an outlay is recovered once")
                : Optional.empty();
    }

    private boolean isRegistered(long caseId, Outlay outlay, String receipt) {
        return jdbc.sql("""
                        SELECT COUNT(*) FROM outlays o JOIN charges h ON h.id = o.charge_id
                         WHERE o.case_id = :case AND o.withdrawn_on IS NULL
                           AND (o.voucher_year = :year AND o.voucher_number = :voucher
                                OR o.paid_on = :on AND o.receipt = :receipt AND h.amount = :amount)
                        """)
                        .param("case", caseId)
                        .param("year", outlay.on().getYear())
                        .param("voucher", outlay.voucherNumber())
                        .param("on", outlay.on())
                        .param("receipt", receipt)
                        .param("amount", outlay.amount().amount())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static Optional<Answer> refused(String why, String remedy) {
        return Optional.of(new Answer.Refused(why, remedy));
    }
}
