package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.core.bookkeeping.RegisteredPayment;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.coverage.OwnMovement;
import no.kapitalkontroll.kk2.handling.RegisterBankDate.Payment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registers what a debtor said that a payment shall cover (øremerking): his word goes before the creditor's order of coverage, for
 * that payment alone. What it leaves of the payment goes on in the creditor's order. It counts by the next run.
 */
@Component
public class DesignatePayment {

    private final TakeInHand takeInHand;
    private final JdbcClient jdbc;
    private final CaseLog log;

    public DesignatePayment(TakeInHand takeInHand, JdbcClient jdbc, CaseLog log) {
        this.takeInHand = takeInHand;
        this.jdbc = jdbc;
        this.log = log;
    }

    /** @param covers the parts in the debtor's order; none: the designation is taken back */
    @Transactional
    public Answer designate(CaseRef ref, Payment which, List<Bucket> covers, Operator by, LocalDate today) {
        return takeInHand.handle(
                ref,
                by,
                today,
                held -> new HashSet<>(covers).size() < covers.size()
                        ? new Answer.Refused("a part is named twice", "name each part once, in the debtor's order")
                        : FindPayment.in(held, which, payment -> designate(held, payment, covers, by)));
    }

    private Answer designate(HandledCase held, Movement payment, List<Bucket> covers, Operator by) {
        if (payment.countsFrom().isBefore(held.facts().openedOn())) {
            return new Answer.Refused(
                    "the payment of %s came before the case".formatted(payment.date()),
                    "it covers the principal alone: there was nothing else to cover");
        }
        // of a registered payment under its own id, which it keeps whatever Tripletex comes to show
        var registered = held.claim().registered().stream()
                .filter(one -> one.isShownAs(payment))
                .findFirst();
        var keptUnder = registered.map(RegisteredPayment::movementId).orElse(payment.postingId());
        var shownAs = registered.map(RegisteredPayment::postingId).orElse(payment.postingId());
        jdbc.sql("DELETE FROM designations WHERE case_id = ? AND posting_id IN (?, ?)")
                .params(held.id(), keptUnder, shownAs)
                .update();
        if (!covers.isEmpty()) {
            jdbc.sql("""
                            INSERT INTO designations (case_id, posting_id, covers, designated_on, actor, reason)
                            VALUES (?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            held.id(),
                            keptUnder,
                            covers.stream().map(Bucket::name).collect(Collectors.joining(",")),
                            held.today(),
                            by.who(),
                            by.why())
                    .update();
        }
        var order = covers.isEmpty() ? "the creditor's order" : words(covers);
        log.add(
                held.id(),
                held.today(),
                by.who(),
                "designated",
                "%s of %s: %s: %s".formatted(OwnMovement.named(payment.postingId()), payment.date(), order, by.why()));
        return new Answer.Done("%s: the payment of %s covers %s first"
                .formatted(held.ref(), payment.amount().negated(), order));
    }

    private static String words(List<Bucket> covers) {
        return covers.stream().map(part -> part.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }
}
