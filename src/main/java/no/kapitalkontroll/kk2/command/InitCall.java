package no.kapitalkontroll.kk2.command;

import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import no.kapitalkontroll.kk2.creditor.InitAnswer;
import no.kapitalkontroll.kk2.creditor.InitCreditor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code init}: asks for what a creditor file needs, and writes it. */
@Command(
        name = "init",
        description = {
            "Asks for what a creditor file needs, each answer checked at once, and writes one with comments.",
            "It needs no database and no Tripletex, never overwrites a file, and never asks for a token itself."
        },
        footer = {
            "",
            "Example, at a terminal:",
            "  java -jar kk2.jar init --folder creditors",
            "Example, in a script (the other answers come as lines on stdin, an empty one takes the suggestion):",
            "  java -jar kk2.jar init --folder creditors --set id=fjellheim --set organisation-number=914286018 < answers.txt"
        })
final class InitCall implements CallBeforehand {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Folder of creditor files; default: KK2_CREDITORS, else creditors.")
    private Path folder;

    @Option(
            names = "--set",
            paramLabel = "KEY=ANSWER",
            description = "An answer for which nobody is asked; as often as needed. Keys are those that init shows.")
    private Map<String, String> given = new LinkedHashMap<>();

    @Override
    public int execute(
            Map<String, String> environment, Clock clock, BufferedReader in, PrintStream out, PrintStream err) {
        var into = folder != null ? folder : Path.of(environment.getOrDefault("KK2_CREDITORS", "creditors"));
        var answer = new InitCreditor(into, LocalDate.now(clock.withZone(OSLO)), given, in, err).ask();
        if (answer instanceof InitAnswer.Written written) {
            out.println("written: " + written.file());
            err.println(next(written.token()));
            return 0;
        }
        var refused = (InitAnswer.Refused) answer;
        err.println("refused: %s: %s; remedy: %s".formatted(refused.key(), refused.why(), refused.remedy()));
        return 1;
    }

    private static String next(String token) {
        var place = token.startsWith("file:")
                ? "put the token alone into " + token.substring("file:".length())
                : "set " + token + " to the token, for the KK2 process";
        return "next: %s; then: java -jar kk2.jar check".formatted(place);
    }
}
