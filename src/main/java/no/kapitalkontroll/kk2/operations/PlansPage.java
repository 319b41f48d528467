package no.kapitalkontroll.kk2.operations;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.cases.WatchLimitation;
import no.kapitalkontroll.kk2.core.instalment.InstalmentPlan;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.handling.AgreeInstalments;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.EndInstalments;
import no.kapitalkontroll.kk2.handling.HoldForPerson;
import no.kapitalkontroll.kk2.handling.InterruptLimitation;
import no.kapitalkontroll.kk2.handling.MergeCases;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.ProposeWriteOff;
import no.kapitalkontroll.kk2.handling.UnmergeCase;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** Agreements, special holds, limitation, losses and merging. Dates are written like 2026-10-31; an empty one means none. */
@Component
@OnlyInService
@ManagedResource(
        objectName = "no.kapitalkontroll.kk2:type=Plans",
        description = "Agreements, special holds, limitation, losses and merging of cases")
public class PlansPage {

    private final BusinessDate businessDate;
    private final Creditors creditors;
    private final WatchLimitation watchLimitation;
    private final AgreeInstalments agreeInstalments;
    private final EndInstalments endInstalments;
    private final HoldForPerson holdForPerson;
    private final InterruptLimitation interruptLimitation;
    private final ProposeWriteOff proposeWriteOff;
    private final MergeCases mergeCases;
    private final UnmergeCase unmergeCase;

    PlansPage(
            BusinessDate businessDate,
            Creditors creditors,
            WatchLimitation watchLimitation,
            AgreeInstalments agreeInstalments,
            EndInstalments endInstalments,
            HoldForPerson holdForPerson,
            InterruptLimitation interruptLimitation,
            ProposeWriteOff proposeWriteOff,
            MergeCases mergeCases,
            UnmergeCase unmergeCase) {
        this.businessDate = businessDate;
        this.creditors = creditors;
        this.watchLimitation = watchLimitation;
        this.agreeInstalments = agreeInstalments;
        this.endInstalments = endInstalments;
        this.holdForPerson = holdForPerson;
        this.interruptLimitation = interruptLimitation;
        this.proposeWriteOff = proposeWriteOff;
        this.mergeCases = mergeCases;
        this.unmergeCase = unmergeCase;
    }

    @ManagedAttribute(
            description = "Open cases whose limitation has come, or comes within four months; the nearest first")
    public String[] getLimitation() {
        var today = businessDate.today();
        return creditors.inForce().stream()
                .flatMap(creditor -> watchLimitation.runningOut(creditor.id(), today).stream())
                .map(WatchLimitation.RunningOut::toString)
                .toArray(String[]::new);
    }

    @ManagedOperation(description = "The debtor pays equal monthly terms; nothing is sent while they are kept")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(name = "first", description = "The first term")
    @ManagedOperationParameter(name = "count", description = "How many; the last one takes the rest")
    @ManagedOperationParameter(name = "acceptedOn", description = "When the debtor acknowledged the debt; empty: not")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String agreeInstalments(
            String creditor, int invoice, String first, int count, String acceptedOn, String who, String why) {
        var agreed = new AgreeInstalments.Agreed(
                date(first), count, Map.of(), InstalmentPlan.USUAL_GRACE, null, date(acceptedOn));
        return agreeInstalments
                .agree(new CaseRef(creditor, invoice), agreed, new Operator(who, why), businessDate.today())
                .toString();
    }

    @ManagedOperation(description = "Ends the instalment plan; the letter that the agreement names follows")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String endInstalments(String creditor, int invoice, String who, String why) {
        return endInstalments
                .end(new CaseRef(creditor, invoice), new Operator(who, why), businessDate.today())
                .toString();
    }

    @ManagedOperation(description = "Something has befallen the debtor: the case waits for a person")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(
            name = "cause",
            description = "bankruptcy, death, guardian, debt-settlement, returned-post or unknown-address")
    @ManagedOperationParameter(name = "deadline", description = "By which the claim is to be filed; empty: not known")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String holdForPerson(String creditor, int invoice, String cause, String deadline, String who, String why) {
        return holdForPerson
                .hold(
                        new CaseRef(creditor, invoice),
                        cause,
                        date(deadline),
                        new Operator(who, why),
                        businessDate.today())
                .toString();
    }

    @ManagedOperation(description = "Records what interrupted limitation; the reason names the evidence")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(
            name = "event",
            description =
                    "acknowledged, promise, interest-paid, conciliation, court, petition, bankruptcy-claim, debt-settlement-claim or judgment")
    @ManagedOperationParameter(name = "on", description = "When it happened")
    @ManagedOperationParameter(
            name = "ended",
            description = "When the step came to nothing; empty: pending, or no step")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why, with the evidence; goes into the case's log")
    public String interruptLimitation(
            String creditor, int invoice, String event, String on, String ended, String who, String why) {
        return interruptLimitation
                .interrupt(
                        new CaseRef(creditor, invoice),
                        event,
                        LocalDate.parse(on.strip()),
                        date(ended),
                        new Operator(who, why),
                        businessDate.today())
                .toString();
    }

    @ManagedOperation(description = "Puts the claim to the accountant as a loss; books nothing")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(
            name = "ground",
            description = "failed-enforcement, failed-collection or bankruptcy; empty: what the dates show")
    @ManagedOperationParameter(name = "withoutVatRelief", description = "True: a plain loss, whatever the evidence")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String proposeWriteOff(
            String creditor, int invoice, String ground, boolean withoutVatRelief, String who, String why) {
        return proposeWriteOff
                .propose(
                        new CaseRef(creditor, invoice),
                        ground == null || ground.isBlank() ? null : ground.strip(),
                        withoutVatRelief,
                        new Operator(who, why),
                        businessDate.today())
                .toString();
    }

    @ManagedOperation(description = "Merges claims on one debtor: one letter, one fee from the next step on")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number of the case that leads")
    @ManagedOperationParameter(name = "with", description = "The other invoice numbers, with commas between them")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String mergeCases(String creditor, int invoice, String with, String who, String why) {
        var numbers = Stream.of(with.split(",", -1))
                .map(String::strip)
                .map(Integer::valueOf)
                .toList();
        return mergeCases
                .merge(new CaseRef(creditor, invoice), numbers, new Operator(who, why), businessDate.today())
                .toString();
    }

    @ManagedOperation(description = "The case stands alone again")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String unmergeCase(String creditor, int invoice, String who, String why) {
        return unmergeCase
                .unmerge(new CaseRef(creditor, invoice), new Operator(who, why), businessDate.today())
                .toString();
    }

    private static LocalDate date(String text) {
        return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
    }
}
