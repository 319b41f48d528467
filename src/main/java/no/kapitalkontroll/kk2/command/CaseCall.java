package no.kapitalkontroll.kk2.command;

import java.io.PrintStream;
import java.time.LocalDate;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.HoldCase;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.operations.BusinessDate;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code case CREDITOR INVOICE ACTION …}: what a case handler does to one case. */
@Command(
        name = "case",
        description = "What a case handler does to one case; each action says who and why.",
        subcommands = {CaseCall.Hold.class},
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

    /** Who does it, and why: on every action. */
    static final class By {

        @Option(
                names = "--by",
                required = true,
                paramLabel = "WHO",
                description = "Who you are; goes into the case's log.")
        private String who;

        @Option(names = "--reason", required = true, paramLabel = "WHY", description = "Why; goes into the case's log.")
        private String why;

        Operator operator() {
            return new Operator(who, why);
        }
    }

    /** One action: what is the same for all of them. */
    abstract static class Action implements Call {

        @ParentCommand
        private CaseCall of;

        @Mixin
        private By by;

        abstract Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today);

        @Override
        public final Mode mode() {
            return Mode.CASE;
        }

        @Override
        public final int execute(ApplicationContext kk2, PrintStream out, PrintStream err) {
            var answer = act(
                    kk2,
                    of.ref(),
                    by.operator(),
                    kk2.getBean(BusinessDate.class).today());
            out.println(answer);
            return answer.isDone() ? 0 : 1;
        }
    }

    @Command(name = "hold", description = "Nothing is sent until the hold has ended.")
    static final class Hold extends Action {

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
