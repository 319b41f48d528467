package no.kapitalkontroll.kk2.operations;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.Step;
import no.kapitalkontroll.kk2.handling.AddNote;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.ApproveStep;
import no.kapitalkontroll.kk2.handling.AskForLetter;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.DesignatePayment;
import no.kapitalkontroll.kk2.handling.HoldCase;
import no.kapitalkontroll.kk2.handling.KeepRest;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.ReadAllocations;
import no.kapitalkontroll.kk2.handling.ReadLog;
import no.kapitalkontroll.kk2.handling.ReceiveObjection;
import no.kapitalkontroll.kk2.handling.RegisterBankDate;
import no.kapitalkontroll.kk2.handling.RejectObjection;
import no.kapitalkontroll.kk2.handling.ReopenClosed;
import no.kapitalkontroll.kk2.handling.ReportRefundPaid;
import no.kapitalkontroll.kk2.handling.ReportRefundPaid.VoucherNumber;
import no.kapitalkontroll.kk2.handling.ResumeCase;
import no.kapitalkontroll.kk2.handling.ShowCase;
import no.kapitalkontroll.kk2.handling.UpholdObjection;
import no.kapitalkontroll.kk2.handling.WaivePart;
import no.kapitalkontroll.kk2.handling.WithdrawCase;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/**
 * What a case handler may do to one case, as the command {@code case} does it. Dates are written like 2026-10-31, amounts like
 * 1250.00; an empty text means none. What names people is told on demand only, never kept as an attribute.
 */
@Component
@OnlyInService
@ManagedResource(objectName = "no.kapitalkontroll.kk2:type=Cases", description = "What a case handler does to one case")
public class CasesPage {

    private final BusinessDate businessDate;
    private final BeanFactory kk2;

    CasesPage(BusinessDate businessDate, BeanFactory kk2) {
        this.businessDate = businessDate;
        this.kk2 = kk2;
    }

    @ManagedOperation(description = "Nothing is sent until the hold has ended")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(name = "until", description = "Its last day; empty: until the case is resumed")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String hold(String creditor, int invoice, String until, String who, String why) {
        return say(
                () -> part(HoldCase.class).hold(ref(creditor, invoice), date(until), new Operator(who, why), today()));
    }

    @ManagedOperation(description = "Ends a hold; with a step, its letter is sent anew")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(
            name = "step",
            description =
                    "The step whose letter is sent anew, such as payment-demand; empty: the case goes on where it stands")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String resume(String creditor, int invoice, String step, String who, String why) {
        return say(() ->
                part(ResumeCase.class).resume(ref(creditor, invoice), step(step), new Operator(who, why), today()));
    }

    @ManagedOperation(description = "Says yes to the next step, where the procedure asks for it")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String approve(String creditor, int invoice, String who, String why) {
        return say(() -> part(ApproveStep.class).approve(ref(creditor, invoice), new Operator(who, why), today()));
    }

    @ManagedOperation(description = "Takes the case back: closed, the rest waived, the invoice left alone")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String withdraw(String creditor, int invoice, String who, String why) {
        return say(() -> part(WithdrawCase.class).withdraw(ref(creditor, invoice), new Operator(who, why), today()));
    }

    @ManagedOperation(description = "Opens a case again that was withdrawn or wrongly closed")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String reopen(String creditor, int invoice, String who, String why) {
        return say(() -> part(ReopenClosed.class).reopen(ref(creditor, invoice), new Operator(who, why), today()));
    }

    @ManagedOperation(description = "Registers an objection: the case stands still until it is decided")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(
            name = "amount",
            description = "The part of the principal that is contested, like 5000.00; empty: the whole claim")
    @ManagedOperationParameter(name = "received", description = "The day on which it came; empty: the business date")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String object(String creditor, int invoice, String amount, String received, String who, String why) {
        return say(() -> part(ReceiveObjection.class)
                .receive(ref(creditor, invoice), money(amount), orToday(received), new Operator(who, why), today()));
    }

    @ManagedOperation(description = "Rejects the open objection; the case goes on with a new letter")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(
            name = "answer",
            description = "The written assessment, in the debtor's language; it stands in the letter")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String rejectObjection(String creditor, int invoice, String answer, String who, String why) {
        return say(() ->
                part(RejectObjection.class).reject(ref(creditor, invoice), answer, new Operator(who, why), today()));
    }

    @ManagedOperation(
            description = "Upholds the open objection: fees fall away, and the case waits for the credit note")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(
            name = "amount",
            description = "The part of the principal that is upheld; empty: all that is contested")
    @ManagedOperationParameter(
            name = "answer",
            description = "What the debtor is answered, in his language; needed when a part is not upheld")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String upholdObjection(String creditor, int invoice, String amount, String answer, String who, String why) {
        return say(() -> part(UpholdObjection.class)
                .uphold(ref(creditor, invoice), money(amount), answer, new Operator(who, why), today()));
    }

    @ManagedOperation(description = "Waives fees, interest or costs, whole or in part")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(name = "what", description = "fees, interest, costs or all")
    @ManagedOperationParameter(name = "amount", description = "How much of it; empty: all that is unpaid")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String waive(String creditor, int invoice, String what, String amount, String who, String why) {
        return say(() -> part(WaivePart.class)
                .waive(
                        ref(creditor, invoice),
                        needed(what(what), "what is to be waived"),
                        money(amount),
                        new Operator(who, why),
                        today()));
    }

    @ManagedOperation(description = "Registers when the payer's bank had the order of a payment")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(
            name = "posting",
            description =
                    "The payment's posting in Tripletex, or like: payment 3; empty when there is one payment only")
    @ManagedOperationParameter(name = "hadOn", description = "The day on which the bank had the order")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String bankDate(String creditor, int invoice, String posting, String hadOn, String who, String why) {
        return say(() -> part(RegisterBankDate.class)
                .register(
                        ref(creditor, invoice),
                        which(posting),
                        needed(date(hadOn), "a date"),
                        new Operator(who, why),
                        today()));
    }

    @ManagedOperation(description = "Says that a refund was paid from the liability that it had been moved to")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(name = "on", description = "The date of payment")
    @ManagedOperationParameter(name = "voucher", description = "The voucher in Tripletex, like 812/2026")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String refundPaid(String creditor, int invoice, String on, String voucher, String who, String why) {
        return say(() -> part(ReportRefundPaid.class)
                .report(
                        ref(creditor, invoice),
                        needed(date(on), "a date"),
                        needed(read(voucher, "the voucher", VoucherNumber::of), "the voucher"),
                        new Operator(who, why),
                        today()));
    }

    @ManagedOperation(description = "Takes back that a refund was paid: it was reported by mistake")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(
            name = "voucher",
            description = "The voucher that was named as its payment, like 812/2026")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String refundNotPaid(String creditor, int invoice, String voucher, String who, String why) {
        return say(() -> part(ReportRefundPaid.class)
                .takeBack(
                        ref(creditor, invoice),
                        needed(read(voucher, "the voucher", VoucherNumber::of), "the voucher"),
                        new Operator(who, why),
                        today()));
    }

    @ManagedOperation(description = "Registers what the debtor said that a payment shall cover")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(
            name = "posting",
            description =
                    "The payment's posting in Tripletex, or like: payment 3; empty when there is one payment only")
    @ManagedOperationParameter(
            name = "covers",
            description =
                    "principal, costs, fees, interest in the debtor's order, like fees,interest; empty takes it back")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String designate(String creditor, int invoice, String posting, String covers, String who, String why) {
        return say(() -> part(DesignatePayment.class)
                .designate(ref(creditor, invoice), which(posting), parts(covers), new Operator(who, why), today()));
    }

    @ManagedOperation(description = "Decides that what is left beside a paid principal is claimed on")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String keepRest(String creditor, int invoice, String who, String why) {
        return say(() -> part(KeepRest.class).keep(ref(creditor, invoice), new Operator(who, why), today()));
    }

    @ManagedOperation(description = "Tells what each payment covered: what stands, and what stood before")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    public String allocations(String creditor, int invoice) {
        return say(() -> part(ReadAllocations.class).read(ref(creditor, invoice), today()));
    }

    @ManagedOperation(description = "Adds a note to the case's log")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String note(String creditor, int invoice, String who, String why) {
        return say(() -> part(AddNote.class).add(ref(creditor, invoice), new Operator(who, why), today()));
    }

    @ManagedOperation(description = "Sends a letter on the rest of a claim, or the receipt of a settled one")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    @ManagedOperationParameter(name = "kind", description = "rest or receipt")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String sendLetter(String creditor, int invoice, String kind, String who, String why) {
        return say(() -> part(AskForLetter.class)
                .ask(ref(creditor, invoice), needed(letter(kind), "the letter"), new Operator(who, why), today()));
    }

    @ManagedOperation(description = "Tells all that ever happened to the case; may name people")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    public String log(String creditor, int invoice) {
        return say(() -> part(ReadLog.class).read(ref(creditor, invoice), today()));
    }

    @ManagedOperation(description = "Tells how the case stands, and the steps to come")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number")
    public String show(String creditor, int invoice) {
        return say(() -> part(ShowCase.class).show(ref(creditor, invoice), today()));
    }

    private <T> T part(Class<T> action) {
        return kk2.getBean(action);
    }

    private LocalDate today() {
        return businessDate.today();
    }

    private LocalDate orToday(String text) {
        return isEmpty(text) ? today() : date(text);
    }

    private static CaseRef ref(String creditor, int invoice) {
        return new CaseRef(creditor, invoice);
    }

    /** A word that cannot be read is a refusal like any other; it is not repeated: it may be anything. */
    private static String say(Supplier<Answer> action) {
        try {
            return action.get().toString();
        } catch (Unreadable unreadable) {
            return new Answer.Refused(unreadable.getMessage(), "see the description of the parameter").toString();
        }
    }

    private static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(String what) {
            super(what + " cannot be read", null, false, false);
        }
    }

    private static LocalDate date(String text) {
        return read(text, "a date", LocalDate::parse);
    }

    private static Money money(String text) {
        return read(text, "an amount", Money::of);
    }

    private static Step step(String text) {
        return read(text, "the step", Step::ofWord);
    }

    /** A posting's id, or {@code payment 3}. */
    private static RegisterBankDate.Payment which(String text) {
        return text != null && text.strip().startsWith("payment ")
                ? new RegisterBankDate.Payment(null, number(text.strip().substring("payment ".length())), null, null)
                : new RegisterBankDate.Payment(number(text), null, null, null);
    }

    private static Long number(String text) {
        return read(text, "a number", Long::valueOf);
    }

    private static WaivePart.What what(String text) {
        return read(text, "what is to be waived", word -> WaivePart.What.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    private static List<Bucket> parts(String text) {
        return isEmpty(text)
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(word -> needed(
                                read(word, "a part", part -> Bucket.valueOf(part.toUpperCase(Locale.ROOT))), "a part"))
                        .toList();
    }

    private static LetterKind letter(String text) {
        return read(text, "the letter", LetterKind::ofWord);
    }

    private static <T> T read(String text, String what, Function<String, T> reader) {
        try {
            return isEmpty(text) ? null : reader.apply(text.strip());
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException unreadable) {
            throw new Unreadable(what);
        }
    }

    private static <T> T needed(T value, String what) {
        if (value == null) {
            throw new Unreadable(what);
        }
        return value;
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isBlank();
    }
}
