package no.kapitalkontroll.kk2.handling;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.coverage.OwnMovement;
import no.kapitalkontroll.kk2.handling.RegisterBankDate.Payment;

/** Finds the one payment of a case that is meant; anything else is refused with the payments that there are. */
final class FindPayment {

    private FindPayment() {}

    static Answer in(HandledCase held, Payment which, Function<Movement, Answer> action) {
        var payments = held.claim().ledger().movements().stream()
                .filter(movement -> movement.kind() == Movement.Kind.PAYMENT
                        && movement.amount().isNegative())
                .toList();
        var meant = payments.stream()
                .filter(payment -> which.is(payment, held.claim().registered()))
                .toList();
        return meant.size() == 1
                ? action.apply(meant.get(0))
                : new Answer.Refused(
                        meant.isEmpty()
                                ? "there is no such payment on " + held.ref()
                                : "%d payments on %s are meant".formatted(meant.size(), held.ref()),
                        payments.isEmpty()
                                ? "wait until Tripletex shows the payment"
                                : "name one by its posting, or a registered one by --payment: " + list(payments));
    }

    private static String list(List<Movement> payments) {
        return payments.stream()
                .map(payment -> "%s (%s on %s)"
                        .formatted(
                                OwnMovement.named(payment.postingId()),
                                payment.amount().negated(),
                                payment.date()))
                .collect(Collectors.joining(", "));
    }
}
