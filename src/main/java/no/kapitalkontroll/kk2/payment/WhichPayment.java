package no.kapitalkontroll.kk2.payment;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.core.bookkeeping.RegisteredPayment;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.HandledCase;

/** Finds the registered payment that a person means: the one that is named, or the only one that can be meant. */
final class WhichPayment {

    private WhichPayment() {}

    /**
     * Does it to the payment, or says which ones there are.
     *
     * @param id null: the only one
     * @param what the payment that is looked for, in words
     */
    static Answer one(
            HandledCase held,
            Long id,
            Predicate<RegisteredPayment> may,
            String what,
            Function<RegisteredPayment, Answer> action) {
        var possible = held.claim().registered().stream().filter(may).toList();
        var meant = possible.stream()
                .filter(payment -> id == null || payment.id() == id)
                .toList();
        return meant.size() == 1
                ? action.apply(meant.get(0))
                : new Answer.Refused(
                        meant.isEmpty()
                                ? "%s has no payment%s that %s".formatted(held.ref(), id == null ? "" : " " + id, what)
                                : "%d payments of %s are meant".formatted(meant.size(), held.ref()),
                        possible.isEmpty() ? "look them up with the command payments" : "name one: " + list(possible));
    }

    private static String list(List<RegisteredPayment> payments) {
        return payments.stream()
                .map(payment -> "%d (%s on %s)".formatted(payment.id(), payment.amount(), payment.paidOn()))
                .collect(Collectors.joining(", "));
    }
}
