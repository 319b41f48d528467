package no.kapitalkontroll.kk2.payment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.core.bookkeeping.PairPayments;
import no.kapitalkontroll.kk2.core.bookkeeping.RegisteredPayment;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.identifier.BankAccountNumber;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.HandledCase;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.TakeInHand;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registers a payment that Tripletex does not show: it counts from its own date, and the next run proposes it once, from the
 * bank to the customer's account (rules § 5).
 */
@Component
public class RegisterPayment {

    private final TakeInHand takeInHand;
    private final Creditors creditors;
    private final JdbcClient jdbc;
    private final StorePayment store;
    private final CaseLog log;
    private final PairPayments pairPayments = new PairPayments();

    RegisterPayment(TakeInHand takeInHand, Creditors creditors, JdbcClient jdbc, StorePayment store, CaseLog log) {
        this.takeInHand = takeInHand;
        this.creditors = creditors;
        this.jdbc = jdbc;
        this.store = store;
        this.log = log;
    }

    /**
     * What was paid.
     *
     * @param account that it came to; null: the creditor's bank account
     * @param another it is another payment than the equal one that is known
     * @param overpaid it is true that more was paid than is owed
     */
    public record Payment(Money amount, LocalDate on, String account, boolean another, boolean overpaid) {}

    @Transactional
    public Answer register(CaseRef ref, Payment payment, Operator by, LocalDate today) {
        return takeInHand.handle(ref, by, today, held -> {
            var bank = creditors.creditor(ref.creditorId()).bankAccount();
            return refusal(held, payment, bank).orElseGet(() -> register(held, payment, bank, by));
        });
    }

    private Answer register(HandledCase held, Payment payment, String bank, Operator by) {
        var id = store.store(new StorePayment.Told(
                held.ref().creditorId(),
                held.claim().invoice().id(),
                payment.on(),
                null,
                payment.amount(),
                bank,
                StorePayment.Source.HAND,
                held.today(),
                by.who(),
                by.why()));
        shownAlready(held, payment)
                .forEach(shown -> jdbc.sql("INSERT INTO different_payments (payment_id, posting_id) VALUES (?, ?)")
                        .params(id, shown.postingId())
                        .update());
        log.add(
                held.id(),
                held.today(),
                by.who(),
                "payment-registered",
                "payment %d of %s on %s: %s".formatted(id, payment.amount(), payment.on(), by.why()));
        return new Answer.Done("%s: payment %d, %s on %s, counts from that day; the next run proposes it to Tripletex"
                .formatted(held.ref(), id, payment.amount(), payment.on()));
    }

    private Optional<Answer> refusal(HandledCase held, Payment payment, String bank) {
        var claim = held.claim();
        if (!payment.amount().isPositive()) {
            return refused("a payment is more than nothing", "write what was paid, like 1250.00");
        }
        if (payment.on().isAfter(held.today())
                || payment.on().isBefore(claim.invoice().invoiceDate())) {
            return refused(
                    "it was not paid between %s and %s"
                            .formatted(claim.invoice().invoiceDate(), held.today()),
                    "write the day on which the money came");
        }
        if (payment.account() != null && !isTheirs(payment.account(), bank)) {
            return refused(
                    "the account is not the creditor's bank-account",
                    "leave it out, or book a payment to another account by hand in Tripletex");
        }
        if (payment.another()) {
            return tooMuch(held, payment);
        }
        if (isRegistered(held, payment)) {
            return refused(
                    "a payment of %s on %s is registered already".formatted(payment.amount(), payment.on()),
                    "nothing is to be done; if it is another payment, say --another");
        }
        var shown = shownAlready(held, payment);
        return shown.isEmpty()
                ? tooMuch(held, payment)
                : refused(
                        "Tripletex shows a payment of %s on %s already"
                                .formatted(payment.amount(), shown.get(0).date()),
                        "nothing is to be done; if it is another payment, say --another");
    }

    /** Much oftener a slip of the pen, or a payment told twice, than the truth. */
    private static Optional<Answer> tooMuch(HandledCase held, Payment payment) {
        var owed = held.claim().balance().total();
        return payment.amount().compareTo(owed) > 0 && !payment.overpaid()
                ? refused(
                        "it is more than the %s that are owed".formatted(owed),
                        "look at the amount; if more was paid than is owed, say --overpaid")
                : Optional.empty();
    }

    private boolean isRegistered(HandledCase held, Payment payment) {
        return held.claim().registered().stream()
                .filter(known -> known.state() != RegisteredPayment.State.WITHDRAWN)
                .anyMatch(known -> known.amount().equals(payment.amount())
                        && known.paidOn().equals(payment.on()));
    }

    /** Payments of this amount that Tripletex shows on the invoice and that are no registered one's. */
    private List<Movement> shownAlready(HandledCase held, Payment payment) {
        return held.claim().ledger().movements().stream()
                .filter(shown -> shown.kind() == Movement.Kind.PAYMENT
                        && !RegisteredPayment.isMovement(shown.postingId())
                        && shown.amount().equals(payment.amount().negated())
                        && pairPayments.near(shown.date(), payment.on()))
                .filter(shown -> held.claim().registered().stream()
                        .noneMatch(known -> known.postingId() != null && known.postingId() == shown.postingId()))
                .toList();
    }

    private static boolean isTheirs(String account, String bank) {
        return BankAccountNumber.isValid(account)
                && new BankAccountNumber(account).digits().equals(bank);
    }

    private static Optional<Answer> refused(String why, String remedy) {
        return Optional.of(new Answer.Refused(why, remedy));
    }
}
