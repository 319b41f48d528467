package no.kapitalkontroll.kk2.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;

/** What was found about one creditor so far, in the order in which it is told. */
final class Findings {

    private final String creditorId;
    private final List<Finding> found = new ArrayList<>();

    Findings(String creditorId) {
        this.creditorId = creditorId;
    }

    List<Finding> all() {
        return List.copyOf(found);
    }

    void ok(String item, String seen) {
        found.add(Finding.ok(creditorId, item, seen));
    }

    void warn(String item, String remedy) {
        found.add(Finding.warn(creditorId, item, remedy));
    }

    void fail(String item, String remedy) {
        found.add(Finding.fail(creditorId, item, remedy));
    }

    void add(Finding finding) {
        found.add(finding);
    }

    void addAll(List<Finding> findings) {
        found.addAll(findings);
    }

    /** What a call answers that needs this right; nothing when it failed, which is told with its remedy. */
    <T> Optional<T> attempt(Right right, Supplier<T> call) {
        try {
            var answer = call.get();
            ok(right.item(), "readable");
            return Optional.of(answer);
        } catch (TripletexFailure failure) {
            fail(right.item(), right.remedy(failure));
            return Optional.empty();
        }
    }
}
