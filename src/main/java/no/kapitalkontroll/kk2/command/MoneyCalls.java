package no.kapitalkontroll.kk2.command;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.DesignatePayment;
import no.kapitalkontroll.kk2.handling.KeepRest;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.ReadAllocations;
import no.kapitalkontroll.kk2.handling.RegisterBankDate;
import no.kapitalkontroll.kk2.handling.ReportRefundPaid;
import no.kapitalkontroll.kk2.handling.WaivePart;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What changes the sums of a claim, and what was made of them. */
final class MoneyCalls {

    private MoneyCalls() {}

    @Command(
            name = "waive",
            description = {
                "Waives fees, interest or costs, whole or in part: a counter-entry, never a deletion.",
                "Principal is not waived: it is credited in Tripletex, or written off."
            },
            footer = {
                "",
                "Examples:",
                "  java -jar kk2.jar case fjellheim 10234 waive --what fees --by 'Kari Moe' --reason 'old customer'",
                "  java -jar kk2.jar case fjellheim 10234 waive --what interest --amount 50.00 --by 'Kari Moe' --reason 'our reply came late'"
            })
    static final class Waive extends CaseAction {

        @Option(
                names = "--what",
                required = true,
                paramLabel = "WHAT",
                converter = Words.OfWaiver.class,
                description = "fees, interest, costs or all.")
        private WaivePart.What what;

        @Option(
                names = "--amount",
                paramLabel = "KRONER",
                converter = Words.OfAmount.class,
                description = "How much of it; without it all that is unpaid.")
        private Money amount;

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(WaivePart.class).waive(ref, what, amount, by, today);
        }
    }

    @Command(
            name = "designate",
            description = {
                "Registers what the debtor said that a payment shall cover: his word goes before the creditor's order.",
                "What it leaves of the payment goes on in the creditor's order. It counts by the next run."
            },
            footer = {
                "",
                "Examples:",
                "  java -jar kk2.jar case fjellheim 10234 designate --covers fees,interest --posted-on 2026-10-06 --amount 113.51 --by 'Kari Moe' --reason 'his message with the payment'",
                "  java -jar kk2.jar case fjellheim 10234 designate --covers none --posting 8123 --by 'Kari Moe' --reason 'it was another payment'"
            })
    static final class Designate extends CaseAction {

        @Option(
                names = "--covers",
                required = true,
                paramLabel = "PARTS",
                converter = Words.OfParts.class,
                description = "principal, costs, fees, interest in the debtor's order; none takes it back.")
        private Words.Parts covers;

        @Option(names = "--posting", paramLabel = "ID", description = "The payment's posting in Tripletex.")
        private Long posting;

        @Option(
                names = "--payment",
                paramLabel = "ID",
                description = "A payment that KK2 was told of, as the command payments lists it.")
        private Long registered;

        @Option(
                names = "--posted-on",
                paramLabel = "DATE",
                description = "The date of that posting, instead of its id.")
        private LocalDate postedOn;

        @Option(
                names = "--amount",
                paramLabel = "KRONER",
                converter = Words.OfAmount.class,
                description = "What was paid, where the date alone does not tell.")
        private Money amount;

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            var payment = new RegisterBankDate.Payment(posting, registered, postedOn, amount);
            return kk2.getBean(DesignatePayment.class).designate(ref, payment, covers.inOrder(), by, today);
        }
    }

    @Command(
            name = "keep-rest",
            description = {
                "Answers the question about the rest (rest-policy: ask): it is claimed on, and not asked again.",
                "The other answer is waive --what all: the next run closes the case."
            },
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar case fjellheim 10234 keep-rest --by 'Kari Moe' --reason 'pays late every time'"
            })
    static final class KeepTheRest extends CaseAction {

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(KeepRest.class).keep(ref, by, today);
        }
    }

    @Command(
            name = "allocations",
            description = "Prints what each payment covered, as it was stored: what stands, and what stood before.",
            footer = {"", "Example:", "  java -jar kk2.jar case fjellheim 10234 allocations"})
    static final class Allocations extends OnCase {

        @Override
        Answer answer(ApplicationContext kk2, CaseRef ref, LocalDate today) {
            return kk2.getBean(ReadAllocations.class).read(ref, today);
        }
    }

    @Command(
            name = "bank-date",
            description = {
                "Registers when the payer's bank had the order of a payment, earlier than it was posted.",
                "A fee whose deadline was met by it falls away at the next run."
            },
            footer = {
                "",
                "Examples:",
                "  java -jar kk2.jar case fjellheim 10234 bank-date --had-on 2026-09-29 --by 'Kari Moe' --reason 'bank receipt seen'",
                "  java -jar kk2.jar case fjellheim 10234 bank-date --had-on 2026-09-29 --posted-on 2026-10-06 --amount 12500.00 --by 'Kari Moe' --reason 'bank receipt seen'"
            })
    static final class BankDate extends CaseAction {

        @Option(
                names = "--had-on",
                required = true,
                paramLabel = "DATE",
                description = "The day on which the bank had the order.")
        private LocalDate hadOn;

        @Option(names = "--posting", paramLabel = "ID", description = "The payment's posting in Tripletex.")
        private Long posting;

        @Option(
                names = "--payment",
                paramLabel = "ID",
                description = "A payment that KK2 was told of, as the command payments lists it.")
        private Long registered;

        @Option(
                names = "--posted-on",
                paramLabel = "DATE",
                description = "The date of that posting, instead of its id.")
        private LocalDate postedOn;

        @Option(
                names = "--amount",
                paramLabel = "KRONER",
                converter = Words.OfAmount.class,
                description = "What was paid, where the date alone does not tell.")
        private Money amount;

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            var payment = new RegisterBankDate.Payment(posting, registered, postedOn, amount);
            return kk2.getBean(RegisterBankDate.class).register(ref, payment, hadOn, by, today);
        }
    }

    @Command(
            name = "refund-paid",
            description = {
                "Says that the refund was paid from the liability that it had been moved to (ledger.refunds).",
                "What is paid from the customer's account is seen by itself."
            },
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar case fjellheim 10234 refund-paid --on 2026-11-20 --voucher 812/2026 --by 'Kari Moe' --reason 'paid to the account that she named'"
            })
    static final class RefundPaid extends CaseAction {

        @Option(names = "--on", required = true, paramLabel = "DATE", description = "The date of payment.")
        private LocalDate on;

        @Option(
                names = "--voucher",
                required = true,
                paramLabel = "NUMBER/YEAR",
                converter = Words.OfVoucher.class,
                description = "The voucher in Tripletex that books the payment.")
        private ReportRefundPaid.VoucherNumber voucher;

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(ReportRefundPaid.class).report(ref, on, voucher, by, today);
        }
    }

    @Command(
            name = "refund-not-paid",
            description = "Takes back that a refund was paid: it was reported by mistake and is due again.",
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar case fjellheim 10234 refund-not-paid --voucher 812/2026 --by 'Kari Moe' --reason 'the bank sent it back'"
            })
    static final class RefundNotPaid extends CaseAction {

        @Option(
                names = "--voucher",
                required = true,
                paramLabel = "NUMBER/YEAR",
                converter = Words.OfVoucher.class,
                description = "The voucher that was named as its payment.")
        private ReportRefundPaid.VoucherNumber voucher;

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(ReportRefundPaid.class).takeBack(ref, voucher, by, today);
        }
    }
}
