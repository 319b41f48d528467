package no.kapitalkontroll.kk2.operations;

import no.kapitalkontroll.kk2.cases.MatchFreeCredits;
import no.kapitalkontroll.kk2.cases.RestsToDecide;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** What of the money that came in waits for a person. Numbers only: nobody is named. */
@Component
@OnlyInService
@ManagedResource(
        objectName = "no.kapitalkontroll.kk2:type=FreeCredits",
        description = "Money that waits for a person: payments without an invoice, and rests to decide")
public class FreeCreditsPage {

    private static final String UNKNOWN = "refused: there is no such creditor; remedy: name one by its id";

    private final Creditors creditors;
    private final BusinessDate businessDate;
    private final MatchFreeCredits matchFreeCredits;
    private final RestsToDecide restsToDecide;
    private final DescribeFreeCredits describe = new DescribeFreeCredits();

    FreeCreditsPage(
            Creditors creditors,
            BusinessDate businessDate,
            MatchFreeCredits matchFreeCredits,
            RestsToDecide restsToDecide) {
        this.creditors = creditors;
        this.businessDate = businessDate;
        this.matchFreeCredits = matchFreeCredits;
        this.restsToDecide = restsToDecide;
    }

    @ManagedOperation(description = "Payments without an invoice, what each probably pays, and what to do about it")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    public String freeCredits(String creditor) {
        return isKnown(creditor) ? describe.table(matchFreeCredits.of(creditor, businessDate.today())) : UNKNOWN;
    }

    @ManagedOperation(
            description =
                    "Paid claims of which a rest is left to decide (rest-policy: ask); answer with waive or keepRest")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    public String restsToDecide(String creditor) {
        return isKnown(creditor)
                ? String.join(
                        "\n",
                        restsToDecide.of(creditor, businessDate.today()).stream()
                                .map(String::valueOf)
                                .toList())
                : UNKNOWN;
    }

    private boolean isKnown(String creditor) {
        return creditors.inForce().stream().anyMatch(one -> one.id().equals(creditor));
    }
}
