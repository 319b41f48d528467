package no.kapitalkontroll.kk2.command;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.procedure.Step;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.ApproveStep;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.HoldCase;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.ReopenClosed;
import no.kapitalkontroll.kk2.handling.ResumeCase;
import no.kapitalkontroll.kk2.handling.WithdrawCase;
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

    @Command(
            name = "resume",
            description = {
                "Ends a hold: the case goes on where it stands.",
                "With a step, that step's letter is sent anew, with a new date and deadline."
            },
            footer = {
                "",
                "Examples:",
                "  java -jar kk2.jar case fjellheim 10234 resume --by 'Kari Moe' --reason 'the debtor is well again'",
                "  java -jar kk2.jar case fjellheim 10234 resume --step payment-demand --by 'Kari Moe' --reason 'moved, new address'"
            })
    static final class Resume extends CaseAction {

        @Option(
                names = "--step",
                paramLabel = "STEP",
                converter = Words.OfStep.class,
                description =
                        "The step whose letter is sent anew: reminder-free, reminder, collection-notice, payment-demand or enforcement-notice.")
        private Step step;

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(ResumeCase.class).resume(ref, step, by, today);
        }
    }

    @Command(
            name = "approve",
            description = {
                "Says yes to the next step, where the procedure asks for it; also to the first one, before there is a case.",
                "The hand-over has an action of its own: hand-over."
            },
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar case fjellheim 10234 approve --by 'Kari Moe' --reason 'claim and delivery checked'"
            })
    static final class Approve extends CaseAction {

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(ApproveStep.class).approve(ref, by, today);
        }
    }

    @Command(
            name = "withdraw",
            description = {
                "Takes the case back: it is closed, unsent letters are cancelled, fees, costs and interest are waived.",
                "The invoice is left alone until the case is reopened."
            },
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar case fjellheim 10234 withdraw --by 'Kari Moe' --reason 'settled between the parties'"
            })
    static final class Withdraw extends CaseAction {

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(WithdrawCase.class).withdraw(ref, by, today);
        }
    }

    @Command(
            name = "reopen",
            description = {
                "Opens a case again that was withdrawn or wrongly closed: it goes on at its step.",
                "What was waived because it was closed is owed again; what a person waived is not."
            },
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar case fjellheim 10234 reopen --by 'Kari Moe' --reason 'the debtor did not keep his word'"
            })
    static final class Reopen extends CaseAction {

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(ReopenClosed.class).reopen(ref, by, today);
        }
    }
}
