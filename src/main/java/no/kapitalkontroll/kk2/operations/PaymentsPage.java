package no.kapitalkontroll.kk2.operations;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Supplier;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.payment.JudgePair;
import no.kapitalkontroll.kk2.payment.ListPayments;
import no.kapitalkontroll.kk2.payment.PrintPayments;
import no.kapitalkontroll.kk2.payment.RegisterPayment;
import no.kapitalkontroll.kk2.payment.SettleTransaction;
import no.kapitalkontroll.kk2.payment.WithdrawPayment;
import no.kapitalkontroll.kk2.payment.WritePaymentsJson;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/**
 * Payments that Tripletex does not show, as the commands {@code case … payment} and {@code payments} have them. Dates are written
 * like 2026-10-31, amounts like 1250.00; an empty text means none.
 */
@Component
@OnlyInService
@ManagedResource(
        objectName = "no.kapitalkontroll.kk2:type=Payments",
        description = "Payments that Tripletex does not show")
public class PaymentsPage {

    private static final Answer UNREADABLE = new Answer.Refused(
            "a date, an amount or a number cannot be read", "write them like 2026-10-31, 1250.00 and 3");

    private final BusinessDate businessDate;
    private final RegisterPayment registerPayment;
    private final WithdrawPayment withdrawPayment;
    private final JudgePair judgePair;
    private final SettleTransaction settleTransaction;
    private final ListPayments listPayments;

    PaymentsPage(
            BusinessDate businessDate,
            RegisterPayment registerPayment,
            WithdrawPayment withdrawPayment,
            JudgePair judgePair,
            SettleTransaction settleTransaction,
            ListPayments listPayments) {
        this.businessDate = businessDate;
        this.registerPayment = registerPayment;
        this.withdrawPayment = withdrawPayment;
        this.judgePair = judgePair;
        this.settleTransaction = settleTransaction;
        this.listPayments = listPayments;
    }

    @ManagedOperation(description = "Registers a payment that Tripletex does not show; the next run proposes it")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(name = "amount", description = "What was paid, like 1250.00")
    @ManagedOperationParameter(name = "on", description = "The day on which the money came")
    @ManagedOperationParameter(name = "account", description = "That it came to; empty: the creditor's bank-account")
    @ManagedOperationParameter(name = "another", description = "True: another payment than the equal one that is known")
    @ManagedOperationParameter(name = "overpaid", description = "True: it is true that more was paid than is owed")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String payment(
            String creditor,
            int invoice,
            String amount,
            String on,
            String account,
            boolean another,
            boolean overpaid,
            String who,
            String why) {
        return say(() -> registerPayment.register(
                new CaseRef(creditor, invoice),
                new RegisterPayment.Payment(
                        Money.of(amount.strip()),
                        LocalDate.parse(on.strip()),
                        isEmpty(account) ? null : account.strip(),
                        another,
                        overpaid),
                new Operator(who, why),
                businessDate.today()));
    }

    @ManagedOperation(description = "A transaction of a giro file, whose KID leads to several invoices, pays this one")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(name = "transaction", description = "Which one, as payments lists it")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String paymentHere(String creditor, int invoice, long transaction, String who, String why) {
        return say(() -> settleTransaction.on(
                new CaseRef(creditor, invoice), transaction, new Operator(who, why), businessDate.today()));
    }

    @ManagedOperation(
            description = "A transaction of a giro file, whose KID leads to several invoices, is nothing for KK2")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "transaction", description = "Which one, as payments lists it")
    @ManagedOperationParameter(name = "who", description = "Who you are; is kept with the transaction")
    @ManagedOperationParameter(name = "why", description = "Why; is kept with the transaction")
    public String paymentNotOurs(String creditor, long transaction, String who, String why) {
        return say(
                () -> settleTransaction.notOurs(creditor, transaction, new Operator(who, why), businessDate.today()));
    }

    @ManagedOperation(description = "Undoes a registration that was wrong: the payment never counted")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(name = "payment", description = "Which payment; empty: the only one that counts")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String paymentWithdrawn(String creditor, int invoice, String payment, String who, String why) {
        return say(() -> withdrawPayment.withdraw(
                new CaseRef(creditor, invoice), id(payment), new Operator(who, why), businessDate.today()));
    }

    @ManagedOperation(description = "The registered payment and the one that Tripletex shows are one")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(name = "payment", description = "Which payment; empty: the only one that is asked about")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String paymentSame(String creditor, int invoice, String payment, String who, String why) {
        return judge(creditor, invoice, JudgePair.Verdict.SAME, payment, new Operator(who, why));
    }

    @ManagedOperation(description = "The registered payment and the one that Tripletex shows are two: both count")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(name = "payment", description = "Which payment; empty: the only one that is asked about")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String paymentDifferent(String creditor, int invoice, String payment, String who, String why) {
        return judge(creditor, invoice, JudgePair.Verdict.DIFFERENT, payment, new Operator(who, why));
    }

    @ManagedOperation(description = "The payments that KK2 was told of, with source, state and proposals")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "from", description = "Paid on this day or later; empty: from the first on")
    @ManagedOperationParameter(name = "to", description = "Paid on this day or before; empty: to the last")
    @ManagedOperationParameter(name = "format", description = "table (also when empty) or json")
    public String payments(String creditor, String from, String to, String format) {
        try {
            var payments = listPayments.of(creditor, date(from), date(to));
            return "json".equals(format) ? new WritePaymentsJson().of(payments) : new PrintPayments().of(payments);
        } catch (DateTimeException e) {
            return UNREADABLE.toString();
        }
    }

    private String judge(String creditor, int invoice, JudgePair.Verdict verdict, String payment, Operator by) {
        return say(
                () -> judgePair.judge(new CaseRef(creditor, invoice), verdict, id(payment), by, businessDate.today()));
    }

    private static String say(Supplier<Answer> action) {
        try {
            return action.get().toString();
        } catch (DateTimeException | IllegalArgumentException e) {
            return UNREADABLE.toString();
        }
    }

    private static Long id(String text) {
        return isEmpty(text) ? null : Long.valueOf(text.strip());
    }

    private static LocalDate date(String text) {
        return isEmpty(text) ? null : LocalDate.parse(text.strip());
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isBlank();
    }
}
