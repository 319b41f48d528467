package no.kapitalkontroll.kk2.command;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.HoldCase;
import no.kapitalkontroll.kk2.handling.Operator;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stopping a case and letting it go on. */
final class StopCalls {

    private StopCalls() {}

    @Command(
            name = "hold",
            description = "Nothing is sent until the hold has ended.",
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar case fjellheim 10234 hold --until 2026-10-31 --by 'Kari Moe' --reason 'debtor asked for time'"
            })
    static final class Hold extends CaseAction {

        @Option(
                names = "--until",
                paramLabel = "DATE",
                description = "Its last day; without it until the case is resumed.")
        private LocalDate until;

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(HoldCase.class).hold(ref, until, by, today);
        }
    }
}
