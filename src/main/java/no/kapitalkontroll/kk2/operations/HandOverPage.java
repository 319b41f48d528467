package no.kapitalkontroll.kk2.operations;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import no.kapitalkontroll.kk2.core.enforcement.Petition;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handover.HandOverCase;
import no.kapitalkontroll.kk2.handover.HandOverRequest;
import no.kapitalkontroll.kk2.handover.Outcome;
import no.kapitalkontroll.kk2.handover.RecordOutcome;
import no.kapitalkontroll.kk2.handover.RegisterOutlay;
import no.kapitalkontroll.kk2.handover.WithdrawOutlay;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/**
 * The enforcement officer, for an operator: handing a case over, its result, its outlays. Dates are written like 2026-10-31 and
 * amounts like 672.50; an empty one means none. What cannot be read is not repeated.
 */
@Component
@OnlyInService
@ManagedResource(
        objectName = "no.kapitalkontroll.kk2:type=HandOvers",
        description = "Cases for the enforcement officer, and what came of them")
public class HandOverPage {

    private final BusinessDate businessDate;
    private final HandOverCase handOverCase;
    private final RecordOutcome recordOutcome;
    private final RegisterOutlay registerOutlay;
    private final WithdrawOutlay withdrawOutlay;

    HandOverPage(
            BusinessDate businessDate,
            HandOverCase handOverCase,
            RecordOutcome recordOutcome,
            RegisterOutlay registerOutlay,
            WithdrawOutlay withdrawOutlay) {
        this.businessDate = businessDate;
        this.handOverCase = handOverCase;
        this.recordOutcome = recordOutcome;
        this.registerOutlay = registerOutlay;
        this.withdrawOutlay = withdrawOutlay;
    }

    @ManagedOperation(
            description =
                    "Approves a case for the enforcement officer and makes the dossier, or says all that it lacks")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(
            name = "identityNumber",
            description = "The national identity number of a person, empty for a business; goes into the dossier only")
    @ManagedOperationParameter(name = "signatory", description = "Who signs; empty: the creditor's first case handler")
    @ManagedOperationParameter(name = "writingCosts", description = "Claimed for writing the petition; empty: nothing")
    @ManagedOperationParameter(
            name = "conciliation",
            description = "A contested claim goes on to the conciliation board")
    @ManagedOperationParameter(
            name = "objectionDropped",
            description = "The debtor has dropped the objection that was not met; the petition says so")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String handOver(
            String creditor,
            int invoice,
            String identityNumber,
            String signatory,
            String writingCosts,
            boolean conciliation,
            boolean objectionDropped,
            String who,
            String why) {
        return answer(() -> handOverCase.handOver(
                new CaseRef(creditor, invoice),
                new HandOverRequest(
                        identityNumber,
                        Optional.ofNullable(signatory).filter(name -> !name.isBlank()),
                        isEmpty(writingCosts) ? Money.ZERO : amount(writingCosts),
                        new Petition.Wishes(conciliation, false, true),
                        objectionDropped,
                        Optional.empty()),
                new Operator(who, why),
                businessDate.today()));
    }

    @ManagedOperation(description = "Records what the enforcement officer answered")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(name = "outcome", description = "paid, attachment, nothing-to-attach or objection")
    @ManagedOperationParameter(name = "on", description = "The date of the answer")
    @ManagedOperationParameter(name = "followUp", description = "The last day on which the case rests; empty: none")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String result(
            String creditor, int invoice, String outcome, String on, String followUp, String who, String why) {
        return answer(() -> recordOutcome.record(
                new CaseRef(creditor, invoice),
                Outcome.ofWord(outcome),
                date(on),
                date(followUp),
                new Operator(who, why),
                businessDate.today()));
    }

    @ManagedOperation(description = "Registers an outlay that a voucher in Tripletex books, or that KK2 shall book")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(name = "amount", description = "What was paid, in kroner")
    @ManagedOperationParameter(name = "on", description = "The date of payment")
    @ManagedOperationParameter(name = "receipt", description = "The receipt, such as its number; names no person")
    @ManagedOperationParameter(
            name = "voucherNumber",
            description = "The voucher in Tripletex that books it; 0: KK2 books it")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String cost(
            String creditor,
            int invoice,
            String amount,
            String on,
            String receipt,
            int voucherNumber,
            String who,
            String why) {
        return answer(() -> registerOutlay.register(
                new CaseRef(creditor, invoice),
                new RegisterOutlay.Outlay(amount(amount), date(on), receipt, voucherNumber, voucherNumber == 0),
                new Operator(who, why),
                businessDate.today()));
    }

    @ManagedOperation(description = "Withdraws an outlay that was registered wrongly; what KK2 booked is corrected")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(name = "receipt", description = "Its receipt; empty when the case has one outlay only")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String costWithdrawn(String creditor, int invoice, String receipt, String who, String why) {
        return answer(() -> withdrawOutlay.withdraw(
                new CaseRef(creditor, invoice), receipt, new Operator(who, why), businessDate.today()));
    }

    private static String answer(Supplier<Answer> action) {
        try {
            return action.get().toString();
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return new Answer.Refused(
                            "a date, an amount or a word cannot be read",
                            "write dates like 2026-10-31, amounts like 672.50, and one of the outcomes")
                    .toString();
        }
    }

    private static LocalDate date(String text) {
        return isEmpty(text) ? null : LocalDate.parse(text.strip());
    }

    private static Money amount(String text) {
        return new Money(new BigDecimal(text.strip()));
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isBlank();
    }
}
