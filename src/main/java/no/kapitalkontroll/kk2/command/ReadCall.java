package no.kapitalkontroll.kk2.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The words after {@code java -jar kk2.jar} → the call that they ask for. */
public final class ReadCall {

    @CommandLine.Command(
            name = "kk2",
            subcommands = {
                DailyCalls.Run.class,
                DailyCalls.Preview.class,
                DailyCalls.Check.class,
                InitCall.class,
                CaseCall.class,
                ProposalCall.class,
                LimitationCall.class,
                FreeCreditsCall.class,
                PaymentsCall.class,
                PaymentCalls.NotOurs.class,
                StatementCall.class,
                MoneyLists.Refunds.class,
                MoneyLists.Outlays.class,
                MoneyLists.Losses.class,
                ReconciliationCall.class,
                ToCloseCall.class,
                BouncesCall.class,
                ReportCall.class,
                AccountCall.class,
                VerifyLogCall.class,
                PersonalDataCalls.Purge.class,
                PersonalDataCalls.Export.class,
                PersonalDataCalls.Erase.class,
                ParkedCalls.Parked.class,
                ParkedCalls.Retry.class,
                ParkedCalls.RetryAll.class,
                ParkedCalls.Dismiss.class,
                ParkedCalls.WasSent.class,
                ParkedCalls.WasNotSent.class,
                OperatorLogCall.class
            })
    private static final class Kk2Commands {}

    private static final int EXAMPLES_FIT = 240;

    /**
     * What came of reading: one of the two calls, or the exit code when everything has been said already.
     *
     * @param beforehand one that needs nothing to be started
     */
    public record Reading(Optional<Call> call, Optional<CallBeforehand> beforehand, int exitCode) {

        static Reading said(int exitCode) {
            return new Reading(Optional.empty(), Optional.empty(), exitCode);
        }
    }

    /**
     * Reads them; help goes to {@code out}, a refusal with its remedy to {@code err}.
     *
     * @param help what is said when no call, or an unknown one, is asked for
     */
    public Reading read(String[] args, String help, PrintStream out, PrintStream err) {
        var line = line();
        if (args[0].equals("help") || args[0].equals("--help")) {
            out.println(help);
            return Reading.said(0);
        }
        try {
            var parsed = line.parseArgs(args);
            var called = parsed.asCommandLineList();
            var last = called.get(called.size() - 1);
            if (last.isUsageHelpRequested()) {
                last.usage(out);
                return Reading.said(0);
            }
            if (last.getCommand() instanceof Call call) {
                call.refuseWrongOptions();
                return new Reading(Optional.of(call), Optional.empty(), 0);
            }
            if (last.getCommand() instanceof CallBeforehand call) {
                return new Reading(Optional.empty(), Optional.of(call), 0);
            }
            last.usage(err);
            return Reading.said(2);
        } catch (ParameterException wrong) {
            err.println(wrong.getMessage());
            if (wrong.getCommandLine() == line) {
                err.println(help);
            } else {
                wrong.getCommandLine().usage(err);
            }
            return Reading.said(2);
        }
    }

    private static CommandLine line() {
        var line = new CommandLine(new Kk2Commands());
        withHelp(line);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // an example in the help is one line that can be typed as it stands
        line.setUsageHelpWidth(EXAMPLES_FIT);
        return line;
    }

    /** Everything that can be called, by its words: {@code run}, {@code case hold}. */
    public static List<String> calls() {
        return calls("", line());
    }

    private static List<String> calls(String before, CommandLine line) {
        return line.getSubcommands().entrySet().stream()
                .flatMap(one -> Stream.concat(
                        one.getValue().getCommand() instanceof Call ? Stream.of(before + one.getKey()) : Stream.empty(),
                        calls(before + one.getKey() + " ", one.getValue()).stream()))
                .toList();
    }

    private static void withHelp(CommandLine line) {
        // an alias is the same command once more
        for (var subcommand : Set.copyOf(line.getSubcommands().values())) {
            subcommand
                    .getCommandSpec()
                    .addOption(OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("Shows this help.")
                            .build());
            withHelp(subcommand);
        }
    }
}
