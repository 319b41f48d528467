package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.cases.CaseFacts;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.core.procedure.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Merges claims on one debtor (samling av krav): from now on they get one letter with one fee, as necessary costs only are
 * charged (inkassoloven § 17; that it binds a creditor collecting for itself is uncertain). Each invoice keeps its own case,
 * ledger, payments and reconciliation. A case that leads others already may take in more.
 */
@Component
public class MergeCases {

    private final TakeInHand takeInHand;
    private final JdbcClient jdbc;
    private final CaseLog log;

    public MergeCases(TakeInHand takeInHand, JdbcClient jdbc, CaseLog log) {
        this.takeInHand = takeInHand;
        this.jdbc = jdbc;
        this.log = log;
    }

    /** @param with invoice numbers of the same creditor */
    @Transactional
    public Answer merge(CaseRef ref, List<Integer> with, Operator by, LocalDate today) {
        if (by.refusal().isPresent()) {
            return by.refused();
        }
        var numbers = new TreeSet<>(with);
        if (numbers.isEmpty() || numbers.contains(ref.invoiceNumber())) {
            return new Answer.Refused("a case is merged with others than itself", "name the other invoices");
        }
        var taken = takeInHand.take(ref, today);
        if (taken.isEmpty()) {
            return TakeInHand.noCase(ref);
        }
        var lead = taken.get();
        if (lead.facts().mergedInto() != null) {
            return new Answer.Refused(
                    "it is merged already, led by another case", "merge with the lead, or unmerge it first");
        }
        var refused = refusal(lead, lead.facts());
        List<HandledCase> members = new ArrayList<>();
        for (var number : numbers) {
            var other = takeInHand.take(new CaseRef(ref.creditorId(), number), today);
            if (other.isEmpty()) {
                return TakeInHand.noCase(new CaseRef(ref.creditorId(), number));
            }
            refused = refused.or(() -> isMerged(other.get())
                            ? refused(number, "is merged already", "unmerge it first")
                            : Optional.empty())
                    .or(() -> refusal(other.get(), lead.facts()));
            members.add(other.get());
        }
        if (refused.isPresent()) {
            return refused.get();
        }
        var all = members.stream()
                .map(member -> String.valueOf(member.ref().invoiceNumber()))
                .collect(Collectors.joining(", "));
        members.forEach(member -> join(member, lead, by));
        log.add(lead.id(), today, by.who(), "merged", "leads " + all + ": " + by.why());
        return new Answer.Done("%s speaks for %s too from the next letter on: one letter, one fee".formatted(ref, all));
    }

    private void join(HandledCase member, HandledCase lead, Operator by) {
        jdbc.sql("UPDATE cases SET merged_into = ? WHERE id = ?")
                .params(lead.id(), member.id())
                .update();
        log.add(
                member.id(),
                member.today(),
                by.who(),
                "merged",
                "into " + lead.ref().invoiceNumber() + ": " + by.why());
    }

    private boolean isMerged(HandledCase one) {
        return one.facts().mergedInto() != null
                || jdbc.sql("SELECT COUNT(*) FROM cases WHERE merged_into = ? AND state <> 'CLOSED'")
                                .param(one.id())
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    /** Why this case cannot go together with the lead; asked of the lead itself too. */
    private static Optional<Answer> refusal(HandledCase one, CaseFacts lead) {
        var facts = one.facts();
        var number = facts.invoiceNumber();
        var standing = one.claim().view().standing();
        if (facts.state() != CaseFacts.State.OPEN) {
            return refused(number, "is closed or handed over", "leave it out");
        }
        if (standing.stopped() != null) {
            return refused(number, "is stopped: " + standing.stopped().word(), "end that first, or leave it out");
        }
        if (facts.step() != null && !standing.letterSent()) {
            return refused(number, "has a letter on its way", "merge when that has left");
        }
        if (facts.customerId() != lead.customerId()) {
            return refused(number, "has another debtor", "merge the claims of one debtor only");
        }
        if (!facts.procedureName().equals(lead.procedureName())) {
            return refused(number, "follows another procedure", "merge claims of one procedure only");
        }
        if (isDemanded(facts) != isDemanded(lead)) {
            return refused(number, "stands on the other side of the payment demand", "merge before or after it");
        }
        return facts.step() == lead.step()
                ? Optional.empty()
                : refused(number, "stands at another step", "merge when both stand at the same step");
    }

    private static boolean isDemanded(CaseFacts facts) {
        return facts.step() != null && facts.step().compareTo(Step.PAYMENT_DEMAND) >= 0;
    }

    private static Optional<Answer> refused(int number, String why, String remedy) {
        return Optional.of(new Answer.Refused("invoice %d %s".formatted(number, why), remedy));
    }
}
