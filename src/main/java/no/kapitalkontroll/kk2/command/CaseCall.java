package no.kapitalkontroll.kk2.command;

import no.kapitalkontroll.kk2.handling.CaseRef;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code case CREDITOR INVOICE ACTION …}: what a case handler does to one case, or asks of it. */
@Command(
        name = "case",
        description = "What a case handler does to one case; each action says who and why.",
        subcommands = {
            StopCalls.Hold.class,
            StopCalls.Resume.class,
            StopCalls.Approve.class,
            StopCalls.Withdraw.class,
            StopCalls.Reopen.class,
            ObjectionCalls.Receive.class,
            ObjectionCalls.Reject.class,
            ObjectionCalls.Uphold.class,
            MoneyCalls.Waive.class,
            MoneyCalls.BankDate.class,
            MoneyCalls.RefundPaid.class,
            MoneyCalls.RefundNotPaid.class,
            MoneyCalls.Designate.class,
            MoneyCalls.KeepTheRest.class,
            MoneyCalls.Allocations.class,
            PaymentCalls.Register.class,
            PaymentCalls.Here.class,
            PaymentCalls.Withdraw.class,
            PaymentCalls.Same.class,
            PaymentCalls.Different.class,
            LogCalls.Note.class,
            LogCalls.Log.class,
            LogCalls.Show.class,
            LogCalls.SendLetter.class,
            PlanCalls.Instalments.class,
            PlanCalls.EndOfInstalments.class,
            PlanCalls.HoldFor.class,
            PlanCalls.Interrupt.class,
            PlanCalls.WriteOff.class,
            PlanCalls.Merge.class,
            PlanCalls.Unmerge.class,
            HandOverCalls.HandOver.class,
            HandOverCalls.Result.class,
            HandOverCalls.Cost.class,
            HandOverCalls.CostWithdrawn.class,
        },
        footer = {
            "",
            "Examples:",
            "  java -jar kk2.jar case fjellheim 10234 show",
            "  java -jar kk2.jar case fjellheim 10234 hold --until 2026-10-31 --by 'Kari Moe' --reason 'debtor asked for time'",
            "  java -jar kk2.jar case fjellheim 10234 object --help"
        })
final class CaseCall {

    @Parameters(index = "0", paramLabel = "CREDITOR", description = "The creditor's id.")
    private String creditor;

    @Parameters(index = "1", paramLabel = "INVOICE", description = "The invoice number.")
    private int invoice;

    CaseRef ref() {
        return new CaseRef(creditor, invoice);
    }
}
