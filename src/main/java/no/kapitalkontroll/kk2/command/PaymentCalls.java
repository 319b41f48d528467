package no.kapitalkontroll.kk2.command;

import java.io.PrintStream;
import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.operations.BusinessDate;
import no.kapitalkontroll.kk2.payment.JudgePair;
import no.kapitalkontroll.kk2.payment.RegisterPayment;
import no.kapitalkontroll.kk2.payment.SettleTransaction;
import no.kapitalkontroll.kk2.payment.WithdrawPayment;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Payments that Tripletex does not show, and what became of them when it does. */
final class PaymentCalls {

    private PaymentCalls() {}

    /** An action on one payment of the case. */
    private abstract static class OnPayment extends CaseAction {

        @Option(
                names = "--payment",
                paramLabel = "ID",
                description =
                        "Which payment, as the command payments lists it; without it the only one that can be meant.")
        Long payment;
    }

    @Command(
            name = "payment",
            description = {
                "Registers a payment that Tripletex does not show: it counts from its own date.",
                "The next run proposes it to Tripletex once, from the bank to the customer's account."
            },
            footer = {
                "",
                "Examples:",
                "  java -jar kk2.jar case fjellheim 10234 payment --amount 5000.00 --on 2026-09-20 --by 'Kari Moe' --reason 'bank statement 9'",
                "  java -jar kk2.jar case fjellheim 10234 payment --amount 5000.00 --on 2026-09-20 --account 1234.56.78903 --another --by 'Kari Moe' --reason 'paid twice'"
            })
    static final class Register extends CaseAction {

        @Option(
                names = "--amount",
                required = true,
                paramLabel = "KRONER",
                converter = Words.OfAmount.class,
                description = "What was paid.")
        private Money amount;

        @Option(names = "--on", required = true, paramLabel = "DATE", description = "The day on which the money came.")
        private LocalDate on;

        @Option(
                names = "--account",
                paramLabel = "NUMBER",
                description =
                        "The account that it came to; the creditor's bank-account, and refused when it is another.")
        private String account;

        @Option(names = "--another", description = "It is another payment than the equal one that is known.")
        private boolean another;

        @Option(names = "--overpaid", description = "It is true that more was paid than is owed.")
        private boolean overpaid;

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            var payment = new RegisterPayment.Payment(amount, on, account, another, overpaid);
            return kk2.getBean(RegisterPayment.class).register(ref, payment, by, today);
        }
    }

    @Command(
            name = "payment-here",
            description = {
                "A transaction of a giro file, whose KID leads to several invoices, pays this one.",
                "It counts from its own date; the next run proposes it to Tripletex once."
            },
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar case fjellheim 10234 payment-here --transaction 7 --by 'Kari Moe' --reason 'the debtor says so'"
            })
    static final class Here extends CaseAction {

        @Option(
                names = "--transaction",
                required = true,
                paramLabel = "ID",
                description = "Which one, as the command payments lists it.")
        private long transaction;

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(SettleTransaction.class).on(ref, transaction, by, today);
        }
    }

    /** {@code payment-not-ours CREDITOR}: it belongs to no case, so no case is named. */
    @Command(
            name = "payment-not-ours",
            description = {
                "A transaction of a giro file, whose KID leads to several invoices, is nothing for KK2.",
                "What waited for it goes on; book it in Tripletex, or register it by hand."
            },
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar payment-not-ours fjellheim --transaction 7 --by 'Kari Moe' --reason 'booked in Tripletex by hand'"
            })
    static final class NotOurs implements Call {

        @Parameters(index = "0", paramLabel = "CREDITOR", description = "The creditor's id.")
        private String creditor;

        @Option(
                names = "--transaction",
                required = true,
                paramLabel = "ID",
                description = "Which one, as the command payments lists it.")
        private long transaction;

        @Mixin
        private CaseAction.By by;

        @Override
        public Mode mode() {
            return Mode.CASE;
        }

        @Override
        public int execute(ApplicationContext kk2, PrintStream out, PrintStream err) {
            kk2.getBean(Creditors.class).reload();
            var today = kk2.getBean(BusinessDate.class).today();
            var answer = kk2.getBean(SettleTransaction.class).notOurs(creditor, transaction, by.operator(), today);
            out.println(answer);
            return answer.isDone() ? 0 : 1;
        }
    }

    @Command(
            name = "payment-withdrawn",
            description = {
                "Undoes a registration that was wrong: the payment never counted.",
                "What was proposed for it is taken back, or corrected by the next run."
            },
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar case fjellheim 10234 payment-withdrawn --payment 3 --by 'Kari Moe' --reason 'wrong invoice'"
            })
    static final class Withdraw extends OnPayment {

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(WithdrawPayment.class).withdraw(ref, payment, by, today);
        }
    }

    @Command(
            name = "payment-same",
            description = {
                "The registered payment and the one that Tripletex shows are one.",
                "Tripletex' own counts, and our voucher is corrected by the next run."
            },
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar case fjellheim 10234 payment-same --by 'Kari Moe' --reason 'one line on the bank statement'"
            })
    static final class Same extends OnPayment {

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(JudgePair.class).judge(ref, JudgePair.Verdict.SAME, payment, by, today);
        }
    }

    @Command(
            name = "payment-different",
            description = "The registered payment and the one that Tripletex shows are two: both count.",
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar case fjellheim 10234 payment-different --by 'Kari Moe' --reason 'two lines on the bank statement'"
            })
    static final class Different extends OnPayment {

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(JudgePair.class).judge(ref, JudgePair.Verdict.DIFFERENT, payment, by, today);
        }
    }
}
