package no.kapitalkontroll.kk2.command;

import java.io.PrintStream;
import no.kapitalkontroll.kk2.cases.ListParked;
import no.kapitalkontroll.kk2.cases.ParkedId;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.operations.DismissParked;
import no.kapitalkontroll.kk2.operations.RetryAllParked;
import no.kapitalkontroll.kk2.operations.RetryParked;
import no.kapitalkontroll.kk2.operations.SettleParkedLetter;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** What was given up on, and what an operator decides about it. */
final class ParkedCalls {

    private ParkedCalls() {}

    static final class OfId implements ITypeConverter<ParkedId> {

        @Override
        public ParkedId convert(String text) {
            try {
                return ParkedId.of(text);
            } catch (IllegalArgumentException noId) {
                throw new TypeConversionException(noId.getMessage());
            }
        }
    }

    /** {@code parked [CREDITOR]}. */
    @Command(
            name = "parked",
            description = "What was given up on: id, creditor, what, since when, reason, remedy; a line each.",
            footer = {
                "",
                "Exit code 1 while something is parked.",
                "",
                "Examples:",
                "  java -jar kk2.jar parked",
                "  java -jar kk2.jar parked fjellheim"
            })
    static final class Parked implements Call {

        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "CREDITOR",
                description = "The creditor's id; without it all.")
        private String creditor;

        @Override
        public Mode mode() {
            return Mode.CASE;
        }

        @Override
        public int execute(ApplicationContext kk2, PrintStream out, PrintStream err) {
            var parked = kk2.getBean(ListParked.class).waiting().stream()
                    .filter(item -> creditor == null || item.creditorId().equals(creditor))
                    .toList();
            // a creditor whose file was taken away may have left something behind
            if (parked.isEmpty() && creditor != null && !Known.creditor(creditor, kk2)) {
                err.println("refused: there is no creditor " + creditor + "; remedy: name one by its id");
                return 1;
            }
            parked.forEach(out::println);
            return parked.isEmpty() ? 0 : 1;
        }
    }

    /** A decision about something parked: it says who, and why. */
    private abstract static class Decision implements Call {

        @Mixin
        private CaseAction.By by;

        abstract Answer decide(ApplicationContext kk2, Operator operator);

        @Override
        public final Mode mode() {
            return Mode.CASE;
        }

        @Override
        public final int execute(ApplicationContext kk2, PrintStream out, PrintStream err) {
            kk2.getBean(Creditors.class).reload();
            var answer = decide(kk2, by.operator());
            out.println(answer);
            return answer.isDone() ? 0 : 1;
        }
    }

    private abstract static class OnOne extends Decision {

        @Parameters(
                index = "0",
                paramLabel = "ID",
                converter = OfId.class,
                description = "As the command parked tells it, like E7 or P12.")
        private ParkedId id;

        abstract Answer decide(ApplicationContext kk2, ParkedId parked, Operator operator);

        @Override
        final Answer decide(ApplicationContext kk2, Operator operator) {
            return decide(kk2, id, operator);
        }
    }

    @Command(
            name = "retry",
            description = {
                "The next run tries again what was parked, once it is mended. It is looked up before it is sent.",
                "Never a letter, which may have left: say letter-was-sent or letter-was-not-sent."
            },
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar retry E7 --by 'Kari Moe' --reason 'account 3909 is open again'"
            })
    static final class Retry extends OnOne {

        @Override
        Answer decide(ApplicationContext kk2, ParkedId parked, Operator operator) {
            return kk2.getBean(RetryParked.class).retry(parked, operator);
        }
    }

    @Command(
            name = "dismiss",
            description = {
                "What was parked is not tried any more: an attachment, a closing, a giro file. Nothing is deleted.",
                "A letter, a proposal and what could not be read are decided otherwise; the refusal says how."
            },
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar dismiss P12 --by 'Kari Moe' --reason 'the file is a copy of yesterday'"
            })
    static final class Dismiss extends OnOne {

        @Override
        Answer decide(ApplicationContext kk2, ParkedId parked, Operator operator) {
            return kk2.getBean(DismissParked.class).dismiss(parked, operator);
        }
    }

    /** What became of a letter. */
    private abstract static class OfLetter extends OnOne {

        abstract boolean wasSent();

        @Override
        final Answer decide(ApplicationContext kk2, ParkedId parked, Operator operator) {
            return parked.kind() == ParkedId.Kind.EFFECT
                    ? kk2.getBean(SettleParkedLetter.class).settle(parked.number(), wasSent(), operator)
                    : new Answer.Refused(parked + " is no letter on its way", "name one that begins with E");
        }
    }

    @Command(
            name = "letter-was-sent",
            description = "A parked letter was sent: the clock of the next step runs from its printed date.",
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar letter-was-sent E7 --by 'Kari Moe' --reason 'its Message-ID is in the log of the mail server'"
            })
    static final class WasSent extends OfLetter {

        @Override
        boolean wasSent() {
            return true;
        }
    }

    @Command(
            name = "letter-was-not-sent",
            description = "A parked letter was not sent: it is taken back with its charges, and planned anew.",
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar letter-was-not-sent E7 --by 'Kari Moe' --reason 'the mail server never saw it'"
            })
    static final class WasNotSent extends OfLetter {

        @Override
        boolean wasSent() {
            return false;
        }
    }

    @Command(
            name = "retry-all",
            description = {
                "Retries all that is parked for a cause, in two calls: without --token it only tells what would be retried,",
                "and the token for the second call. The token holds for ten minutes and for exactly that. Never letters."
            },
            footer = {
                "",
                "Examples:",
                "  java -jar kk2.jar retry-all --cause 'period is closed' --limit 50 --by 'Kari Moe' --reason 'September is open again'",
                "  java -jar kk2.jar retry-all --cause 'period is closed' --limit 50 --token 1790000000-0123456789abcdef --by 'Kari Moe' --reason 'September is open again'"
            })
    static final class RetryAll extends Decision {

        @Option(
                names = "--cause",
                required = true,
                paramLabel = "WORDS",
                description = "Words that the reason contains, as parked shows it; at least four letters.")
        private String cause;

        @Option(
                names = "--limit",
                required = true,
                paramLabel = "N",
                description = "The most, 1 to 200; the oldest first.")
        private int limit;

        @Option(names = "--token", paramLabel = "TOKEN", description = "What the first call told; then it is done.")
        private String token;

        @Override
        Answer decide(ApplicationContext kk2, Operator operator) {
            return kk2.getBean(RetryAllParked.class).retry(cause, limit, token, operator);
        }
    }
}
