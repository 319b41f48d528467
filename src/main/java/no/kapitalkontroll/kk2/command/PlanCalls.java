package no.kapitalkontroll.kk2.command;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.core.instalment.InstalmentPlan;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.handling.AgreeInstalments;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.EndInstalments;
import no.kapitalkontroll.kk2.handling.HoldForPerson;
import no.kapitalkontroll.kk2.handling.InterruptLimitation;
import no.kapitalkontroll.kk2.handling.MergeCases;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.ProposeWriteOff;
import no.kapitalkontroll.kk2.handling.UnmergeCase;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Agreements, what befalls a debtor, limitation, losses and merging. */
final class PlanCalls {

    private PlanCalls() {}

    @Command(
            name = "instalments",
            description =
                    "The debtor pays by instalments: nothing is sent while the terms are kept. They sum to the claim of today; late interest goes on besides.",
            footer = {
                "",
                "Examples:",
                "  java -jar kk2.jar case fjellheim 10234 instalments --first 2026-11-01 --count 4 --accepted-on 2026-10-12 --by 'Kari Moe' --reason 'agreed by phone'",
                "  java -jar kk2.jar case fjellheim 10234 instalments --term 2026-11-01=5000 --term 2026-12-01=7600.93 --by 'Kari Moe' --reason 'her letter of 12 October'"
            })
    static final class Instalments extends CaseAction {

        @Option(names = "--first", paramLabel = "DATE", description = "The first of equal monthly terms.")
        private LocalDate first;

        @Option(names = "--count", paramLabel = "N", description = "How many equal terms; the last one takes the rest.")
        private int count;

        @Option(names = "--term", paramLabel = "DATE=AMOUNT", description = "A term; repeated, instead of equal ones.")
        private Map<LocalDate, BigDecimal> terms = Map.of();

        @Option(
                names = "--grace",
                paramLabel = "DAYS",
                description = "Business days after a term before it counts as missed; default: ${DEFAULT-VALUE}.")
        private int grace = InstalmentPlan.USUAL_GRACE;

        @Option(
                names = "--back-to",
                paramLabel = "STEP",
                description =
                        "The step to do anew after a missed term, by default payment-demand; a case that has not come to it goes on with its next letter.")
        private String backTo;

        @Option(
                names = "--accepted-on",
                paramLabel = "DATE",
                description = "When the debtor acknowledged the debt: limitation begins anew (foreldelsesloven § 14).")
        private LocalDate acceptedOn;

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            Map<LocalDate, Money> amounts = new TreeMap<>();
            for (var term : terms.entrySet()) {
                if (term.getValue().stripTrailingZeros().scale() > 2) {
                    return new Answer.Refused("an amount has more than two decimals", "write kroner and øre: 1250.50");
                }
                amounts.put(term.getKey(), new Money(term.getValue()));
            }
            return kk2.getBean(AgreeInstalments.class)
                    .agree(
                            ref,
                            new AgreeInstalments.Agreed(first, count, amounts, grace, backTo, acceptedOn),
                            by,
                            today);
        }
    }

    @Command(
            name = "end-instalments",
            description = "Ends the instalment plan; the letter that the agreement names follows.",
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar case fjellheim 10234 end-instalments --by 'Kari Moe' --reason 'the debtor called it off'"
            })
    static final class EndOfInstalments extends CaseAction {

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(EndInstalments.class).end(ref, by, today);
        }
    }

    @Command(
            name = "hold-for",
            description =
                    "Something has befallen the debtor: the case waits for a person, and is told what the law asks next.",
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar case fjellheim 10234 hold-for bankruptcy --deadline 2026-12-01 --by 'Kari Moe' --reason 'announced in Brønnøysund'"
            })
    static final class HoldFor extends CaseAction {

        @Parameters(
                index = "0",
                paramLabel = "CAUSE",
                description = "bankruptcy, death, guardian, debt-settlement, returned-post or unknown-address.")
        private String cause;

        @Option(names = "--deadline", paramLabel = "DATE", description = "By which the claim is to be filed.")
        private LocalDate deadline;

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(HoldForPerson.class).hold(ref, cause, deadline, by, today);
        }
    }

    @Command(
            name = "interrupt",
            description = "Records what interrupted limitation; the reason names the evidence.",
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar case fjellheim 10234 interrupt --event conciliation --on 2026-10-12 --by 'Kari Moe' --reason 'forliksklage, receipt 4711'"
            })
    static final class Interrupt extends CaseAction {

        @Option(
                names = "--event",
                required = true,
                paramLabel = "EVENT",
                description =
                        "acknowledged, promise, interest-paid, conciliation, court, petition, bankruptcy-claim, debt-settlement-claim or judgment.")
        private String event;

        @Option(names = "--on", required = true, paramLabel = "DATE", description = "When it happened.")
        private LocalDate on;

        @Option(names = "--ended", paramLabel = "DATE", description = "When the step came to nothing.")
        private LocalDate ended;

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(InterruptLimitation.class).interrupt(ref, event, on, ended, by, today);
        }
    }

    @Command(
            name = "propose-write-off",
            description =
                    "Puts the claim to the accountant as a loss, with the evidence for VAT relief; with ledger.losses as a voucher that waits for him.",
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar case fjellheim 10234 propose-write-off --ground failed-enforcement --by 'Kari Moe' --reason 'intet til utlegg, letter of 3 October'"
            })
    static final class WriteOff extends CaseAction {

        @Option(
                names = "--ground",
                paramLabel = "GROUND",
                description =
                        "failed-enforcement, failed-collection or bankruptcy (nothing is to be expected of the estate); without it what the letters' dates show.")
        private String ground;

        @Option(names = "--without-vat-relief", description = "A plain loss, whatever the evidence.")
        private boolean withoutVatRelief;

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(ProposeWriteOff.class).propose(ref, ground, withoutVatRelief, by, today);
        }
    }

    @Command(
            name = "merge",
            description = "Merges claims on one debtor: one letter, one fee from the next step on.",
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar case fjellheim 10234 merge --with 10240,10251 --by 'Kari Moe' --reason 'three invoices, one debtor'"
            })
    static final class Merge extends CaseAction {

        @Option(
                names = "--with",
                required = true,
                split = ",",
                paramLabel = "INVOICE",
                description = "The other invoices, by number.")
        private List<Integer> with;

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(MergeCases.class).merge(ref, with, by, today);
        }
    }

    @Command(
            name = "unmerge",
            description = "The case stands alone again.",
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar case fjellheim 10240 unmerge --by 'Kari Moe' --reason 'disputed alone'"
            })
    static final class Unmerge extends CaseAction {

        @Override
        Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today) {
            return kk2.getBean(UnmergeCase.class).unmerge(ref, by, today);
        }
    }
}
