package no.kapitalkontroll.kk2.law;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.core.calendar.LegalDates;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.Procedure;
import no.kapitalkontroll.kk2.core.procedure.ProcedureStep;
import no.kapitalkontroll.kk2.core.procedure.Step;
import no.kapitalkontroll.kk2.yaml.Kind;
import no.kapitalkontroll.kk2.yaml.Problem;
import no.kapitalkontroll.kk2.yaml.YamlMapping;

/**
 * The procedures (saksganger): those of the jar and, if the operator has such a folder, one more for each file in it. All keys
 * and their defaults stand here; {@link RefuseIllegalProcedure} knows what the law asks of them.
 */
public final class ReadProcedures {

    private static final List<String> IN_JAR = List.of(
            "/procedures/standard.yaml",
            "/procedures/reminder-free-first.yaml",
            "/procedures/reminder-first.yaml",
            "/procedures/approve-before-demand.yaml",
            "/procedures/approve-each-letter.yaml",
            "/procedures/separate-enforcement-notice.yaml");

    private static final int LONGEST_DAYS_AFTER_DUE = 365;
    private static final int LONGEST_DEADLINE = 90;
    private static final int LONGEST_GRACE = 30;

    private static final Kind<String> NAME = Kind.matching(
            "a name", "write 1 to 30 of a-z, 0-9 and -", Pattern.compile("[a-z0-9-]{1,30}"), "", text -> text);
    private static final Kind<Integer> VERSION = Kind.number(1, 9999);
    private static final Kind<Integer> DAYS_AFTER_DUE = days(0, LONGEST_DAYS_AFTER_DUE, LegalDates.DAYS_AFTER_DUE);
    private static final Kind<Integer> DEADLINE_DAYS = days(1, LONGEST_DEADLINE, LegalDates.DEADLINE_DAYS);
    private static final Kind<Integer> GRACE = days(0, LONGEST_GRACE, LegalDates.GRACE_BUSINESS_DAYS);
    private static final Kind<Step> STEP = oneOf(Arrays.asList(Step.values()), Step::word);
    private static final Kind<LetterKind> LETTER = oneOf(
            Arrays.stream(LetterKind.values()).filter(LetterKind::isOfStep).toList(), LetterKind::word);

    private final RefuseIllegalProcedure refuseIllegal = new RefuseIllegalProcedure();

    /**
     * @param further the folder that {@code KK2_PROCEDURES} names
     * @return by name, in the order of the names
     * @throws BrokenLawFile when a file is broken or illegal, or a name is taken
     */
    public Map<String, ProcedureFile> procedures(Optional<Path> further) {
        var procedures = new TreeMap<String, ProcedureFile>();
        IN_JAR.forEach(resource -> add(procedures, LawFile.inJar(resource)));
        further.map(ReadProcedures::filesOf).orElse(List.of()).forEach(file -> add(procedures, LawFile.on(file)));
        return procedures;
    }

    /**
     * One file by itself, whether or not its name is taken: what an operator wants to try.
     *
     * @throws BrokenLawFile when it is broken or illegal
     */
    public Procedure alone(Path file) {
        return read(LawFile.on(file), Set.of());
    }

    /**
     * A version from the text that was kept of it.
     *
     * @throws BrokenLawFile when today's rules refuse it
     */
    public Procedure kept(String name, String text) {
        return read(new LawFile(name + ".yaml", text), Set.of());
    }

    private void add(Map<String, ProcedureFile> procedures, LawFile file) {
        var procedure = read(file, procedures.keySet());
        procedures.put(procedure.name(), new ProcedureFile(file.name(), file.text(), procedure));
    }

    private Procedure read(LawFile file, Set<String> taken) {
        return file.read((mapping, from) -> procedure(mapping, from, taken));
    }

    private Procedure procedure(YamlMapping file, LawFile from, Set<String> taken) {
        var entries = file.mappings("steps");
        var written = entries.stream()
                .map(ReadProcedures::step)
                .flatMap(Optional::stream)
                .toList();
        var procedure = new Procedure(
                file.required("name", NAME),
                file.required("version", VERSION),
                file.optional("days-after-due", DAYS_AFTER_DUE, LegalDates.DAYS_AFTER_DUE),
                new Procedure.Limits(
                        file.optional("minimum-claim", Kind.AMOUNT_OF_MONEY).orElse(null),
                        file.optional("small-rest", Kind.AMOUNT_OF_MONEY).orElse(null),
                        file.optional("small-principal-rest", Kind.AMOUNT_OF_MONEY)
                                .orElse(null)),
                written.stream().map(WrittenStep::step).toList());
        if (!from.name().replaceFirst(".*/", "").replaceFirst("\\.ya?ml$", "").equals(procedure.name())) {
            file.refuse("name", "is not the file's name", "name the file after the procedure");
        }
        if (taken.contains(procedure.name())) {
            file.refuse("name", "is the name of another procedure", "give it a name of its own");
        }
        if (entries.isEmpty()) {
            file.refuse("steps", "names no step", "write at least one");
        }
        refuseIllegal.refuse(file, procedure, written, written.size() == entries.size());
        return procedure;
    }

    /** Empty when it does not say which step it is: there is no more to complain about. */
    private static Optional<WrittenStep> step(YamlMapping entry) {
        var step = entry.required("step", STEP);
        var letter = entry.optional("letter", LETTER).orElse(null);
        var planned = new ProcedureStep(
                step,
                letter,
                entry.optional("enforcement-notice", Kind.YES_OR_NO, step == Step.ENFORCEMENT_NOTICE),
                entry.optional("approval", Kind.YES_OR_NO, false),
                entry.optional("fee", Kind.YES_OR_NO, true),
                entry.optional("deadline-days", DEADLINE_DAYS, LegalDates.DEADLINE_DAYS),
                entry.optional("grace-business-days", GRACE, LegalDates.GRACE_BUSINESS_DAYS));
        return entry.isAbsent() || step == null ? Optional.empty() : Optional.of(new WrittenStep(entry, planned));
    }

    /** A number of days; a refused one counts as the usual number, so that it is not complained about twice. */
    private static Kind<Integer> days(int least, int most, int usual) {
        var number = Kind.number(least, most);
        return new Kind<>(number.name(), number.remedy(), usual, number.read());
    }

    /** One of the words; a refused one is null. */
    private static <T> Kind<T> oneOf(List<T> values, Function<T, String> word) {
        return Kind.words(
                values.stream().map(word).collect(Collectors.joining(", ")),
                values.stream().collect(Collectors.toMap(word, value -> value)),
                null);
    }

    private static List<Path> filesOf(Path folder) {
        try (var stream = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
            var files = new ArrayList<Path>();
            for (var file : stream) {
                // editors leave hidden files beside the one that they have open
                if (!file.getFileName().toString().startsWith(".")) {
                    files.add(file);
                }
            }
            files.sort(null);
            return files;
        } catch (IOException e) {
            var problem = new Problem("", "cannot be listed", "make the folder readable");
            throw new BrokenLawFile(folder.toString(), List.of(problem));
        }
    }
}
