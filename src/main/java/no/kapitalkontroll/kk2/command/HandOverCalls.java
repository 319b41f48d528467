package no.kapitalkontroll.kk2.command;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
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
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The enforcement officer: handing a case over, what came of it, and what it cost. */
final class HandOverCalls {

    private HandOverCalls() {}

    @Command(
            name = "hand-over",
            description = {
                "Approves a case for the enforcement officer: makes the dossier, or says all that it lacks.",
                "Of a person it asks the national identity number at the console, else it reads it from standard input."
            },
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar case fjellheim 10234 hand-over --conciliation yes --by 'Kari Moe' --reason 'no answer'"
            })
    static final class HandOver extends CaseAction {

        @Option(
                names = "--out",
                paramLabel = "FOLDER",
                description = "Where the two files go; default KK2_PRINT_DIR/<creditor>/dossiers.")
        private Path out;

        @Option(
                names = "--writing-costs",
                paramLabel = "AMOUNT",
                converter = Kroner.class,
                description = "Claimed for writing the petition, at most half a court fee; default nothing.")
        private Money writingCosts = Money.ZERO;

        @Option(
                names = "--conciliation",
                paramLabel = "yes|no",
                description = "Whether a contested claim goes on to the conciliation board; default no.")
        private YesOrNo conciliation = YesOrNo.NO;

        @Option(
                names = "--default-judgment",
                paramLabel = "yes|no",
                description = "Whether the board is asked for a judgment by default; default no.")
        private YesOrNo defaultJudgment = YesOrNo.NO;

        @Option(
                names = "--court-fee",
                paramLabel = "yes|no",
                description = "Whether the debtor shall refund the fee for the petition; default yes.")
        private YesOrNo courtFee = YesOrNo.YES;

        @Option(
                names = "--signatory",
                paramLabel = "NAME",
                description = "Who signs for the creditor; default its first case handler.")
        private String signatory;

        @Option(
                names = "--person",
                description =
                        "The debtor is a person in spite of an organisation number, as a sole trader is: asks for the number.")
        private boolean person;

        @Option(
                names = "--objection-dropped",
                description = "The debtor has dropped the objection that was not met; the petition says so.")
        private boolean objectionDropped;

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            var handOver = kk2.getBean(HandOverCase.class);
            var number = person || handOver.asksForIdentityNumber(ref, today)
                    ? AskIdentityNumber.from(System.console(), System.in, System.err)
                    : null;
            return handOver.handOver(
                    ref,
                    new HandOverRequest(
                            number,
                            Optional.ofNullable(signatory),
                            writingCosts,
                            new Petition.Wishes(
                                    conciliation == YesOrNo.YES,
                                    defaultJudgment == YesOrNo.YES,
                                    courtFee == YesOrNo.YES),
                            objectionDropped,
                            Optional.ofNullable(out)),
                    by,
                    today);
        }
    }

    @Command(
            name = "result",
            description = "Records what the enforcement officer answered.",
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar case fjellheim 10234 result --outcome attachment --on 2026-11-20 --follow-up 2027-02-20 --by 'Kari Moe' --reason 'wages attached'"
            })
    static final class Result extends CaseAction {

        @Option(
                names = "--outcome",
                required = true,
                paramLabel = "paid|attachment|nothing-to-attach|objection",
                converter = OutcomeWord.class,
                description = "What the officer answered. Paid closes nothing: that is for Tripletex to show.")
        private Outcome outcome;

        @Option(names = "--on", required = true, paramLabel = "DATE", description = "The date of the answer.")
        private LocalDate on;

        @Option(
                names = "--follow-up",
                paramLabel = "DATE",
                description = "The last day on which the case rests; needed for an attachment.")
        private LocalDate followUp;

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(RecordOutcome.class).record(ref, outcome, on, followUp, by, today);
        }
    }

    @Command(
            name = "cost",
            description = {
                "Registers an outlay: the debtor owes it from today on.",
                "A voucher in Tripletex books it already (--voucher-number), or KK2 proposes one (--book)."
            },
            footer = {
                "",
                "Examples:",
                "  java -jar kk2.jar case fjellheim 10234 cost --amount 1627 --on 2026-11-20 --receipt 'fee notice 55' --book --by 'Kari Moe' --reason 'petition'",
                "  java -jar kk2.jar case fjellheim 10234 cost --amount 1627 --on 2026-11-20 --receipt 'fee notice 55' --voucher-number 812 --by 'Kari Moe' --reason 'petition'"
            })
    static final class Cost extends CaseAction {

        @Option(
                names = "--amount",
                required = true,
                paramLabel = "AMOUNT",
                converter = Kroner.class,
                description = "What was paid, in kroner.")
        private Money amount;

        @Option(names = "--on", required = true, paramLabel = "DATE", description = "The date of payment.")
        private LocalDate on;

        @Option(
                names = "--receipt",
                required = true,
                paramLabel = "TEXT",
                description = "The receipt, such as its number; names no person.")
        private String receipt;

        @Option(names = "--voucher-number", paramLabel = "N", description = "The voucher in Tripletex that books it.")
        private int voucherNumber;

        @Option(names = "--book", description = "KK2 proposes the voucher: from the bank to the costs.")
        private boolean book;

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(RegisterOutlay.class)
                    .register(ref, new RegisterOutlay.Outlay(amount, on, receipt, voucherNumber, book), by, today);
        }
    }

    @Command(
            name = "cost-withdrawn",
            description =
                    "Withdraws an outlay that was registered wrongly; what KK2 booked is corrected by the next run.",
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar case fjellheim 10234 cost-withdrawn --receipt 'fee notice 55' --by 'Kari Moe' --reason 'another case'"
            })
    static final class CostWithdrawn extends CaseAction {

        @Option(
                names = "--receipt",
                paramLabel = "TEXT",
                description = "Its receipt, as registered; needed where the case has several outlays.")
        private String receipt;

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(WithdrawOutlay.class).withdraw(ref, receipt, by, today);
        }
    }

    static final class Kroner implements ITypeConverter<Money> {

        @Override
        public Money convert(String text) {
            if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,2})?")) {
                throw new TypeConversionException("write kroner like 672.50");
            }
            return new Money(new BigDecimal(text));
        }
    }

    enum YesOrNo {
        YES,
        NO
    }

    static final class OutcomeWord implements ITypeConverter<Outcome> {

        @Override
        public Outcome convert(String text) {
            try {
                return Outcome.ofWord(text);
            } catch (IllegalArgumentException unknown) {
                throw new TypeConversionException(unknown.getMessage());
            }
        }
    }
}
