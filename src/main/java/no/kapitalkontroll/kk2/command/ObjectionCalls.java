package no.kapitalkontroll.kk2.command;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.ReceiveObjection;
import no.kapitalkontroll.kk2.handling.RejectObjection;
import no.kapitalkontroll.kk2.handling.UpholdObjection;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a debtor objects to, and what becomes of it. */
final class ObjectionCalls {

    private ObjectionCalls() {}

    @Command(
            name = "object",
            description = {
                "Registers an objection, in whatever form it came: no step, no fee and no deadline until it is decided.",
                "The debtor gets a letter that says so.",
                "That somebody cannot pay is no objection: hold the case, or agree on instalments."
            },
            footer = {
                "",
                "Examples:",
                "  java -jar kk2.jar case fjellheim 10234 object --by 'Kari Moe' --reason 'the work was never done, says the debtor'",
                "  java -jar kk2.jar case fjellheim 10234 object --amount 5000.00 --received 2026-10-02 --by 'Kari Moe' --reason 'five hours too many'"
            })
    static final class Receive extends CaseAction {

        @Option(
                names = "--amount",
                paramLabel = "KRONER",
                converter = Words.OfAmount.class,
                description = "The part of the principal that is contested; without it the whole claim.")
        private Money amount;

        @Option(
                names = "--received",
                paramLabel = "DATE",
                description = "The day on which it came; without it the business date.")
        private LocalDate received;

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(ReceiveObjection.class)
                    .receive(ref, amount, received == null ? today : received, by, today);
        }
    }

    @Command(
            name = "reject-objection",
            description = {
                "Rejects the open objection, with the written assessment that the debtor gets.",
                "The case goes on with a new payment demand if one had been sent, else with a new letter of its step."
            },
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar case fjellheim 10234 reject-objection --answer 'Arbeidet ble utført 3. juli, se vedlagt timeliste.' --by 'Kari Moe' --reason 'time sheet checked'"
            })
    static final class Reject extends CaseAction {

        @Option(
                names = "--answer",
                required = true,
                paramLabel = "TEXT",
                description = "The assessment, in the debtor's language; it stands in the letter.")
        private String answer;

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(RejectObjection.class).reject(ref, answer, by, today);
        }
    }

    @Command(
            name = "uphold-objection",
            description = {
                "Upholds the open objection, whole or in part: the fees of the case fall away.",
                "The claim stays disputed until Tripletex shows the credit note; then the case closes, or goes on with the rest."
            },
            footer = {
                "",
                "Examples:",
                "  java -jar kk2.jar case fjellheim 10234 uphold-objection --by 'Kari Moe' --reason 'never delivered'",
                "  java -jar kk2.jar case fjellheim 10234 uphold-objection --amount 2000.00 --answer 'To av fem timer krediteres.' --by 'Kari Moe' --reason 'two hours too many'"
            })
    static final class Uphold extends CaseAction {

        @Option(
                names = "--amount",
                paramLabel = "KRONER",
                converter = Words.OfAmount.class,
                description = "The part of the principal that is upheld; without it all that is contested.")
        private Money amount;

        @Option(
                names = "--answer",
                paramLabel = "TEXT",
                description = "What the debtor is answered, in his language; needed when a part is not upheld.")
        private String answer;

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(UpholdObjection.class).uphold(ref, amount, answer, by, today);
        }
    }
}
