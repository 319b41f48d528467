package no.kapitalkontroll.kk2.command;

import java.nio.file.Path;
import java.time.LocalDate;
import no.kapitalkontroll.kk2.caselog.ExportLog;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.handling.AddNote;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.AskForLetter;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.ReadLog;
import no.kapitalkontroll.kk2.handling.ShowCase;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Telling about a case: its log, how it stands, and letters that tell the debtor. */
final class LogCalls {

    private LogCalls() {}

    @Command(
            name = "note",
            description = "Adds a note to the case's log; the note is the reason.",
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar case fjellheim 10234 note --by 'Kari Moe' --reason 'debtor called, will pay on Friday'"
            })
    static final class Note extends CaseAction {

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(AddNote.class).add(ref, by, today);
        }
    }

    @Command(
            name = "log",
            description = "Prints all that ever happened to the case: date, until, who, event, detail.",
            footer = {
                "",
                "Examples:",
                "  java -jar kk2.jar case fjellheim 10234 log",
                "  java -jar kk2.jar case fjellheim 10234 log --export log-10234.jsonl"
            })
    static final class Log extends OnCase {

        @Option(
                names = "--export",
                paramLabel = "FILE",
                description = "Writes it with its hashes as JSON lines; verify-log --file proves that it is whole.")
        private Path export;

        @Override
        Answer answer(ApplicationContext kk2, CaseRef ref, LocalDate today) {
            return export == null
                    ? kk2.getBean(ReadLog.class).read(ref, today)
                    : kk2.getBean(ExportLog.class).export(ref, export);
        }
    }

    @Command(
            name = "show",
            description = "Prints how the case stands: step, deadline, stop, balance, letters, and the steps to come.",
            footer = {"", "Example:", "  java -jar kk2.jar case fjellheim 10234 show"})
    static final class Show extends OnCase {

        @Override
        Answer answer(ApplicationContext kk2, CaseRef ref, LocalDate today) {
            return kk2.getBean(ShowCase.class).show(ref, today);
        }
    }

    @Command(
            name = "send-letter",
            description = "Sends a letter on what is left (rest), or the receipt of a settled claim (receipt).",
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar case fjellheim 10234 send-letter --kind rest --by 'Kari Moe' --reason 'debtor asked what is left'"
            })
    static final class SendLetter extends CaseAction {

        @Option(
                names = "--kind",
                required = true,
                paramLabel = "LETTER",
                converter = Words.OfBesideLetter.class,
                description = "rest or receipt.")
        private LetterKind kind;

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(AskForLetter.class).ask(ref, kind, by, today);
        }
    }
}
