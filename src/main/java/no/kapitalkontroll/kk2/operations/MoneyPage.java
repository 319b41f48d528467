package no.kapitalkontroll.kk2.operations;

import java.util.function.Supplier;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.handling.ListLosses;
import no.kapitalkontroll.kk2.handling.ListOutlays;
import no.kapitalkontroll.kk2.handling.ListRefunds;
import no.kapitalkontroll.kk2.handling.Listing;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** Money that somebody has to do something about, a creditor at a time, as the commands of the same names tell it. */
@Component
@OnlyInService
@ManagedResource(
        objectName = "no.kapitalkontroll.kk2:type=Money",
        description = "Money to pay back, not come back, or lost")
public class MoneyPage {

    private final BusinessDate businessDate;
    private final Creditors creditors;
    private final ListRefunds listRefunds;
    private final ListOutlays listOutlays;
    private final ListLosses listLosses;

    MoneyPage(
            BusinessDate businessDate,
            Creditors creditors,
            ListRefunds listRefunds,
            ListOutlays listOutlays,
            ListLosses listLosses) {
        this.businessDate = businessDate;
        this.creditors = creditors;
        this.listRefunds = listRefunds;
        this.listOutlays = listOutlays;
        this.listLosses = listLosses;
    }

    @ManagedOperation(description = "What debtors have paid too much, since when, and where it stands")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    public String[] refunds(String creditor) {
        return lines(creditor, () -> listRefunds.list(creditor, businessDate.today()));
    }

    @ManagedOperation(description = "Outlays that were paid and have not come back")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    public String[] outlays(String creditor) {
        return lines(creditor, () -> listOutlays.list(creditor, businessDate.today()));
    }

    @ManagedOperation(description = "Losses that wait or are booked, and rests that a person may propose as losses")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    public String[] losses(String creditor) {
        return lines(creditor, () -> listLosses.list(creditor, businessDate.today()));
    }

    private String[] lines(String creditor, Supplier<Listing> list) {
        return creditors.inForce().stream().anyMatch(one -> one.id().equals(creditor))
                ? list.get().lines().toArray(String[]::new)
                : new String[] {"refused: there is no such creditor; remedy: name one by its id"};
    }
}
