package no.kapitalkontroll.kk2.command;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.Year;
import java.util.regex.Pattern;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.operations.BusinessDate;
import no.kapitalkontroll.kk2.proposal.AcceptEdited;
import no.kapitalkontroll.kk2.proposal.AdoptVoucher;
import no.kapitalkontroll.kk2.proposal.ListProposals;
import no.kapitalkontroll.kk2.proposal.ProposalRef;
import no.kapitalkontroll.kk2.proposal.RedateProposal;
import no.kapitalkontroll.kk2.proposal.ResendProposal;
import no.kapitalkontroll.kk2.proposal.RetryProposal;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;

/** {@code proposal CREDITOR NUMBER ACTION …}: what a person does about a posting proposal that did not go the usual way. */
@Command(
        name = "proposal",
        description = "What a person does about one posting proposal; each action says who and why.",
        subcommands = {
            ProposalCall.Show.class,
            ProposalCall.Retry.class,
            ProposalCall.Redate.class,
            ProposalCall.Resend.class,
            ProposalCall.Adopt.class,
            ProposalCall.Accept.class,
        },
        footer = {
            "",
            "Examples:",
            "  java -jar kk2.jar proposal fjellheim 10234-1 show",
            "  java -jar kk2.jar proposal fjellheim 10234-1 redate --first-open-day --by 'Kari Moe' --reason 'September is closed'",
            "  java -jar kk2.jar proposal fjellheim KK2-fjellheim-10234-1 adopt --voucher 812/2026 --by 'Kari Moe' --reason 'booked by hand'"
        })
final class ProposalCall {

    @Parameters(index = "0", paramLabel = "CREDITOR", description = "The creditor's id.")
    private String creditor;

    @Parameters(
            index = "1",
            paramLabel = "NUMBER",
            description = "The proposal's number as it stands in Tripletex, or the end of it: invoice-n.")
    private String number;

    ProposalRef ref() {
        return ProposalRef.of(creditor, number);
    }

    /** One word after {@code proposal CREDITOR NUMBER}: what is the same for all of them. */
    abstract static class OnProposal implements Call {

        @ParentCommand
        private ProposalCall of;

        abstract Answer answer(ApplicationContext kk2, ProposalRef ref, LocalDate today);

        @Override
        public final Mode mode() {
            return Mode.CASE;
        }

        @Override
        public final int execute(ApplicationContext kk2, PrintStream out, PrintStream err) {
            kk2.getBean(Creditors.class).reload();
            var answer = answer(kk2, of.ref(), kk2.getBean(BusinessDate.class).today());
            out.println(answer);
            return answer.isDone() ? 0 : 1;
        }
    }

    /** Something decided by hand: it says who, and why. */
    abstract static class Decision extends OnProposal {

        @Mixin
        private CaseAction.By by;

        abstract Answer act(ApplicationContext kk2, ProposalRef ref, Operator by, LocalDate today);

        @Override
        final Answer answer(ApplicationContext kk2, ProposalRef ref, LocalDate today) {
            return act(kk2, ref, by.operator(), today);
        }
    }

    @Command(
            name = "show",
            description = "State, age, dates, amounts, and its number in Tripletex.",
            footer = {"", "Example:", "  java -jar kk2.jar proposal fjellheim 10234-1 show"})
    static final class Show extends OnProposal {

        @Override
        Answer answer(ApplicationContext kk2, ProposalRef ref, LocalDate today) {
            return kk2.getBean(ListProposals.class).one(ref, today).stream()
                    .findFirst()
                    .<Answer>map(Answer.Told::new)
                    .orElseGet(() -> new Answer.Refused(
                            "there is no proposal " + ref, "write its number as it stands in Tripletex, or invoice-n"));
        }
    }

    @Command(
            name = "retry",
            description =
                    "The next run tries a parked proposal again, unchanged, once what it was refused for is mended.",
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar proposal fjellheim 10234-1 retry --by 'Kari Moe' --reason 'account 3909 is active again'"
            })
    static final class Retry extends Decision {

        @Override
        Answer act(ApplicationContext kk2, ProposalRef ref, Operator by, LocalDate today) {
            return kk2.getBean(RetryProposal.class).retry(ref, by, today);
        }
    }

    @Command(
            name = "redate",
            description = {
                "A parked proposal gets another booking date. What it books keeps its value date, which the voucher names.",
            },
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar proposal fjellheim 10234-1 redate --first-open-day --by 'Kari Moe' --reason 'September is closed'"
            })
    static final class Redate extends Decision {

        private static final class When {

            @Option(names = "--on", required = true, paramLabel = "DATE", description = "The new date.")
            private LocalDate on;

            @Option(
                    names = "--first-open-day",
                    required = true,
                    description = "The first day from the value date on that lies in an open period.")
            private boolean firstOpenDay;
        }

        @ArgGroup(multiplicity = "1")
        private When when;

        @Override
        Answer act(ApplicationContext kk2, ProposalRef ref, Operator by, LocalDate today) {
            return kk2.getBean(RedateProposal.class).redate(ref, when.firstOpenDay ? null : when.on, by, today);
        }
    }

    @Command(
            name = "resend",
            description =
                    "A proposal that was deleted in Tripletex is looked up and, if it is gone, sent again under the same number.",
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar proposal fjellheim 10234-1 resend --by 'Kari Moe' --reason 'deleted by mistake'"
            })
    static final class Resend extends Decision {

        @Override
        Answer act(ApplicationContext kk2, ProposalRef ref, Operator by, LocalDate today) {
            return kk2.getBean(ResendProposal.class).resend(ref, by, today);
        }
    }

    @Command(
            name = "adopt",
            description = {
                "A voucher that the accountant booked by hand counts as a parked or deleted proposal.",
                "It must move the same on the customer's account."
            },
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar proposal fjellheim 10234-1 adopt --voucher 812/2026 --by 'Kari Moe' --reason 'booked by hand'"
            })
    static final class Adopt extends Decision {

        @Option(
                names = "--voucher",
                required = true,
                paramLabel = "NUMBER/YEAR",
                converter = VoucherNumber.Reader.class,
                description = "As the ledger shows it.")
        private VoucherNumber voucher;

        @Override
        Answer act(ApplicationContext kk2, ProposalRef ref, Operator by, LocalDate today) {
            return kk2.getBean(AdoptVoucher.class)
                    .adopt(ref, voucher.number(), voucher.year().getValue(), by, today);
        }
    }

    @Command(
            name = "accept",
            description = {
                "A proposal that was edited in Tripletex is right as it stands there.",
                "What it moves on the customer's account must be unchanged."
            },
            footer = {
                "",
                "Example:",
                "  java -jar kk2.jar proposal fjellheim 10234-1 accept --by 'Kari Moe' --reason 'the accounts were right'"
            })
    static final class Accept extends Decision {

        @Override
        Answer act(ApplicationContext kk2, ProposalRef ref, Operator by, LocalDate today) {
            return kk2.getBean(AcceptEdited.class).accept(ref, by, today);
        }
    }

    /** Number series begin anew each year. */
    record VoucherNumber(int number, Year year) {

        private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,8})[/-]([0-9]{4})");

        static final class Reader implements ITypeConverter<VoucherNumber> {

            @Override
            public VoucherNumber convert(String text) {
                var written = WRITTEN.matcher(text);
                if (!written.matches()) {
                    throw new TypeConversionException(
                            "'" + text + "' is no voucher; write its number and year like 812/2026");
                }
                return new VoucherNumber(Integer.parseInt(written.group(1)), Year.parse(written.group(2)));
            }
        }
    }
}
