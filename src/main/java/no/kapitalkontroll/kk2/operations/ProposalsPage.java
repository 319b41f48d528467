package no.kapitalkontroll.kk2.operations;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.Supplier;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.proposal.AcceptEdited;
import no.kapitalkontroll.kk2.proposal.AdoptVoucher;
import no.kapitalkontroll.kk2.proposal.ListProposals;
import no.kapitalkontroll.kk2.proposal.ProposalRef;
import no.kapitalkontroll.kk2.proposal.RedateProposal;
import no.kapitalkontroll.kk2.proposal.ResendProposal;
import no.kapitalkontroll.kk2.proposal.RetryProposal;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** Posting proposals that are not in the ledger yet, and what a person may decide about them. */
@Component
@OnlyInService
@ManagedResource(
        objectName = "no.kapitalkontroll.kk2:type=Proposals",
        description = "Posting proposals to Tripletex, and what a person may decide about them")
public class ProposalsPage {

    private final BusinessDate businessDate;
    private final ListProposals listProposals;
    private final BeanFactory kk2;

    ProposalsPage(BusinessDate businessDate, ListProposals listProposals, BeanFactory kk2) {
        this.businessDate = businessDate;
        this.listProposals = listProposals;
        this.kk2 = kk2;
    }

    @ManagedAttribute(
            description =
                    "Proposals that are not booked as proposed: number, state, age, dates, amounts, number in Tripletex, reason")
    public String[] getOpen() {
        return listProposals.open(businessDate.today()).toArray(String[]::new);
    }

    @ManagedOperation(description = "Every proposal of one invoice")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    public String[] ofInvoice(String creditor, int invoice) {
        return listProposals.ofInvoice(creditor, invoice, businessDate.today()).toArray(String[]::new);
    }

    @ManagedOperation(description = "The next run tries a parked proposal again, unchanged")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "number", description = "The proposal, as the list names it")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String retry(String creditor, String number, String who, String why) {
        return say(() -> kk2.getBean(RetryProposal.class)
                .retry(ProposalRef.of(creditor, number), new Operator(who, why), businessDate.today()));
    }

    @ManagedOperation(description = "A parked proposal gets another booking date; its value date stays")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "number", description = "The proposal, as the list names it")
    @ManagedOperationParameter(name = "on", description = "The new date; empty: the first day in an open period")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String redate(String creditor, String number, String on, String who, String why) {
        return say(() -> kk2.getBean(RedateProposal.class)
                .redate(
                        ProposalRef.of(creditor, number),
                        on == null || on.isBlank() ? null : LocalDate.parse(on.strip()),
                        new Operator(who, why),
                        businessDate.today()));
    }

    @ManagedOperation(
            description = "A proposal that was deleted in Tripletex is looked up and, if it is gone, sent again")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "number", description = "The proposal, as the list names it")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String resend(String creditor, String number, String who, String why) {
        return say(() -> kk2.getBean(ResendProposal.class)
                .resend(ProposalRef.of(creditor, number), new Operator(who, why), businessDate.today()));
    }

    @ManagedOperation(description = "A voucher that was booked by hand counts as a parked or deleted proposal")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "number", description = "The proposal, as the list names it")
    @ManagedOperationParameter(name = "voucher", description = "The voucher's number in the ledger")
    @ManagedOperationParameter(name = "year", description = "The year of its number")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String adopt(String creditor, String number, int voucher, int year, String who, String why) {
        return say(() -> kk2.getBean(AdoptVoucher.class)
                .adopt(ProposalRef.of(creditor, number), voucher, year, new Operator(who, why), businessDate.today()));
    }

    @ManagedOperation(description = "A proposal that was edited in Tripletex is right as it stands there")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "number", description = "The proposal, as the list names it")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String accept(String creditor, String number, String who, String why) {
        return say(() -> kk2.getBean(AcceptEdited.class)
                .accept(ProposalRef.of(creditor, number), new Operator(who, why), businessDate.today()));
    }

    private static String say(Supplier<Answer> action) {
        try {
            return action.get().toString();
        } catch (DateTimeParseException e) {
            return "refused: that is no date; remedy: write it like 2026-10-31";
        }
    }
}
