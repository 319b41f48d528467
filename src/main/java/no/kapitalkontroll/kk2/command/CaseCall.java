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
            HandOverCalls.HandOver.class,
            HandOverCalls.Result.class,
            HandOverCalls.Cost.class,
        },
        footer = {
            "",
            "Example:",
            "  java -jar kk2.jar case fjellheim 10234 hold --until 2026-10-31 --by 'Kari Moe' --reason 'debtor asked for time'"
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
