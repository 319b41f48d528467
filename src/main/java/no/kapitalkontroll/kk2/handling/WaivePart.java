package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.GiveUp;
import no.kapitalkontroll.kk2.cases.LetterFact;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.ClaimBalance;
import no.kapitalkontroll.kk2.core.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Waives (ettergir) fees, interest or costs, whole or in part: a counter-entry, never a deletion, and never more than is
 * unpaid. Principal is not waived: it stands in Tripletex until a credit note or a loss is booked there.
 */
@Component
public class WaivePart {

    private final TakeInHand takeInHand;
    private final GiveUp giveUp;
    private final CaseLog log;

    public WaivePart(TakeInHand takeInHand, GiveUp giveUp, CaseLog log) {
        this.takeInHand = takeInHand;
        this.giveUp = giveUp;
        this.log = log;
    }

    /** What may be asked to be waived. */
    public enum What {
        FEES,
        INTEREST,
        COSTS,
        ALL,
        PRINCIPAL;

        /** The word that operators see. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param amount null: all of it that is unpaid */
    @Transactional
    public Answer waive(CaseRef ref, What what, Money amount, Operator by, LocalDate today) {
        return takeInHand.handleOpen(ref, by, today, held -> waive(held, what, amount, by));
    }

    private Answer waive(HandledCase held, What what, Money amount, Operator by) {
        var unpaid = unpaid(what, held.claim().balance());
        var refusal = refusal(held, what, amount, Money.sum(unpaid.values().stream()));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var waived = unpaid.entrySet().stream()
                .map(part -> waive(held, part.getKey(), amount == null ? part.getValue() : amount, by))
                .collect(Collectors.joining(", "));
        log.add(held.id(), held.today(), by.who(), "waived", waived + ": " + by.why());
        return new Answer.Done(held.ref() + ": waived " + waived);
    }

    private static Optional<Answer> refusal(HandledCase held, What what, Money amount, Money unpaid) {
        if (what == What.PRINCIPAL) {
            return refused(
                    "principal is not waived here",
                    "credit the invoice in Tripletex, or write the claim off as a loss");
        }
        if (what == What.ALL && amount != null) {
            return refused("an amount of several things is not clear", "waive fees, interest and costs one by one");
        }
        if (held.claim().letters().stream().anyMatch(letter -> letter.state() == LetterFact.State.PLANNED)) {
            return refused(
                    "a letter with the old amounts waits to be sent", "wait until it has left, or hold the case");
        }
        if (unpaid.isZero()) {
            return refused("no " + what.word() + " are unpaid", "there is nothing to waive");
        }
        return amount != null && (!amount.isPositive() || amount.compareTo(unpaid) > 0)
                ? refused(
                        "%s cannot be waived of %s unpaid".formatted(amount, unpaid),
                        "waive at most what is unpaid, or leave the amount out")
                : Optional.empty();
    }

    private String waive(HandledCase held, Bucket bucket, Money amount, Operator by) {
        giveUp.part(held.id(), bucket, amount, "waived by a case handler", by.who(), held.today());
        return bucket.name().toLowerCase(Locale.ROOT) + " " + amount;
    }

    private static Map<Bucket, Money> unpaid(What what, ClaimBalance balance) {
        Map<Bucket, Money> unpaid = new LinkedHashMap<>();
        unpaid.put(Bucket.FEES, balance.fees());
        unpaid.put(Bucket.INTEREST, balance.interest());
        unpaid.put(Bucket.COSTS, balance.costs());
        unpaid.entrySet()
                .removeIf(part -> part.getValue().isZero()
                        || (what != What.ALL && !part.getKey().name().equals(what.name())));
        return unpaid;
    }

    private static Optional<Answer> refused(String why, String remedy) {
        return Optional.of(new Answer.Refused(why, remedy));
    }
}
