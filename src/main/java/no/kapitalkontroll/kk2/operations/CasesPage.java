package no.kapitalkontroll.kk2.operations;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.HoldCase;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** What a case handler may do to one case. Dates are written like 2026-10-31; an empty one means none. */
@Component
@OnlyInService
@ManagedResource(objectName = "no.kapitalkontroll.kk2:type=Cases", description = "What a case handler does to one case")
public class CasesPage {

    private final BusinessDate businessDate;
    private final HoldCase holdCase;

    CasesPage(BusinessDate businessDate, HoldCase holdCase) {
        this.businessDate = businessDate;
        this.holdCase = holdCase;
    }

    @ManagedOperation(description = "Nothing is sent until the hold has ended")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(name = "until", description = "Its last day; empty: until the case is resumed")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String hold(String creditor, int invoice, String until, String who, String why) {
        return holdCase.hold(new CaseRef(creditor, invoice), date(until), new Operator(who, why), businessDate.today())
                .toString();
    }

    private static LocalDate date(String text) {
        return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
    }
}
