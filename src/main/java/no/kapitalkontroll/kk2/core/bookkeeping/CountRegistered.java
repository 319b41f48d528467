package no.kapitalkontroll.kk2.core.bookkeeping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import no.kapitalkontroll.kk2.core.coverage.Movement;

/**
 * Puts registered payments among the movements that Tripletex shows, so that nothing counts twice: of a pair that a person has
 * to judge only the registered one counts, since its proposal stands; of a matched pair only Tripletex' own.
 */
public final class CountRegistered {

    private final List<RegisteredPayment> registered;

    public CountRegistered(List<RegisteredPayment> registered) {
        this.registered = List.copyOf(registered);
    }

    /**
     * What counts on the claim.
     *
     * @param shown by Tripletex
     * @param isCovered what a registered payment covered was proposed under its own id already: a matched one keeps it, so that
     *     nothing of that is booked anew
     */
    public List<Movement> among(List<Movement> shown, Predicate<RegisteredPayment> isCovered) {
        List<Movement> counted = new ArrayList<>();
        for (var movement : shown) {
            var same = ofPosting(movement.postingId());
            if (same.isEmpty()) {
                counted.add(movement);
            } else if (same.get().state() == RegisteredPayment.State.MATCHED) {
                counted.add(same.get().shownAs(movement, isCovered.test(same.get())));
            }
        }
        registered.stream()
                .filter(RegisteredPayment::counts)
                .map(RegisteredPayment::movement)
                .forEach(counted::add);
        return List.copyOf(counted);
    }

    private Optional<RegisteredPayment> ofPosting(long postingId) {
        return registered.stream()
                .filter(payment -> payment.postingId() != null && payment.postingId() == postingId)
                .findFirst();
    }
}
