package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.cases.FindCase;
import no.kapitalkontroll.kk2.cases.ListAllocations;
import no.kapitalkontroll.kk2.cases.ListAllocations.Stored;
import no.kapitalkontroll.kk2.core.coverage.OwnMovement;
import org.springframework.stereotype.Component;

/** Tells what each payment of a case covered, as a table: what stands, and what stood before. */
@Component
public class ReadAllocations {

    private static final String LINE = "%-10s  %11s  %11s  %9s  %9s  %9s  %11s  %-12s  %-10s  %s";

    private final FindCase findCase;
    private final ListAllocations allocations;

    public ReadAllocations(FindCase findCase, ListAllocations allocations) {
        this.findCase = findCase;
        this.allocations = allocations;
    }

    public Answer read(CaseRef ref, LocalDate today) {
        return findCase.seen(ref.creditorId(), ref.invoiceNumber(), today)
                .<Answer>map(found ->
                        new Answer.Told(table(allocations.of(found.facts().id()))))
                .orElseGet(() -> TakeInHand.noCase(ref));
    }

    private static String table(List<Stored> stored) {
        return Stream.concat(
                        Stream.of(LINE.formatted(
                                "paid on",
                                "amount",
                                "principal",
                                "costs",
                                "fees",
                                "interest",
                                "surplus",
                                "posting",
                                "recorded",
                                "until")),
                        stored.stream().map(ReadAllocations::line))
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
    }

    private static String line(Stored stored) {
        var one = stored.allocation();
        return LINE.formatted(
                one.date(),
                one.amount(),
                one.principal(),
                one.costs(),
                one.fees(),
                one.interest(),
                one.surplus(),
                OwnMovement.REGISTERED_PAYMENT.has(one.postingId())
                        ? "payment " + OwnMovement.REGISTERED_PAYMENT.rowOf(one.postingId())
                        : one.postingId(),
                stored.recordedOn(),
                (stored.supersededOn() == null ? "" : stored.supersededOn())
                        + (one.designated() ? " by the debtor's word" : ""));
    }
}
