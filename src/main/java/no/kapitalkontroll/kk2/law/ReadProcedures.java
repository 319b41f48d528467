package no.kapitalkontroll.kk2.law;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.Procedure;
import no.kapitalkontroll.kk2.core.procedure.ProcedureStep;
import no.kapitalkontroll.kk2.core.procedure.Step;
import no.kapitalkontroll.kk2.yaml.Kind;
import no.kapitalkontroll.kk2.yaml.Problem;
import no.kapitalkontroll.kk2.yaml.YamlMapping;

/** The procedures (saksganger): those of the jar and, if the operator has such a folder, one more for each file in it. */
public final class ReadProcedures {

    private static final List<String> IN_JAR =
            List.of("/procedures/standard.yaml", "/procedures/approve-before-demand.yaml");

    private static final Kind<String> NAME = Kind.matching(
            "a name", "write 1 to 30 of a-z, 0-9 and -", Pattern.compile("[a-z0-9-]{1,30}"), "", text -> text);
    private static final Kind<Integer> VERSION = Kind.number(1, 9999);
    private static final Kind<Step> STEP = Kind.oneOf(Step.class, Step::word);
    private static final Kind<LetterKind> LETTER = Kind.oneOf(LetterKind.class, LetterKind::word);

    /** The letters that a step may send; the payment demand has a content of its own (inkassoloven § 10). */
    private static final Map<Step, Set<LetterKind>> LETTERS = Map.of(
            Step.REMINDER_FREE, Set.of(LetterKind.REMINDER_FREE),
            Step.REMINDER, Set.of(LetterKind.REMINDER),
            Step.COLLECTION_NOTICE, Set.of(LetterKind.REMINDER_FREE, LetterKind.REMINDER, LetterKind.COLLECTION_NOTICE),
            Step.PAYMENT_DEMAND, Set.of(LetterKind.PAYMENT_DEMAND),
            Step.ENFORCEMENT_NOTICE, Set.of(LetterKind.ENFORCEMENT_NOTICE),
            Step.HAND_OVER, Set.of());

    /**
     * @param further the folder that {@code KK2_PROCEDURES} names
     * @return by name, in the order of the names
     * @throws BrokenLawFile when a file is broken or a name is taken
     */
    public Map<String, Procedure> procedures(Optional<Path> further) {
        var procedures = new TreeMap<String, Procedure>();
        IN_JAR.forEach(resource -> add(procedures, LawFile.inJar(resource)));
        further.map(ReadProcedures::filesOf).orElse(List.of()).forEach(file -> add(procedures, LawFile.on(file)));
        return procedures;
    }

    private static void add(Map<String, Procedure> procedures, LawFile file) {
        var procedure = file.read((mapping, from) -> procedure(mapping, from, procedures.keySet()));
        procedures.put(procedure.name(), procedure);
    }

    private static Procedure procedure(YamlMapping file, LawFile from, Set<String> taken) {
        var steps = file.mappings("steps").stream().map(ReadProcedures::step).toList();
        var procedure = new Procedure(file.required("name", NAME), file.required("version", VERSION), steps);
        if (!from.name().replaceFirst(".*/", "").replaceFirst("\\.ya?ml$", "").equals(procedure.name())) {
            file.refuse("name", "is not the file's name", "name the file after the procedure");
        }
        if (taken.contains(procedure.name())) {
            file.refuse("name", "is the name of another procedure", "give it a name of its own");
        }
        refuseStrangeOrder(file, steps);
        return procedure;
    }

    private static ProcedureStep step(YamlMapping entry) {
        var step = new ProcedureStep(
                entry.required("step", STEP),
                entry.optional("letter", LETTER).orElse(null),
                entry.optional("enforcement-notice", Kind.YES_OR_NO, false),
                entry.optional("approval", Kind.YES_OR_NO, false));
        if (!entry.isAbsent() && entry.has("step")) {
            refuseStrangeStep(entry, step);
        }
        return step;
    }

    private static void refuseStrangeStep(YamlMapping entry, ProcedureStep step) {
        var letters = LETTERS.get(step.step());
        if (letters.isEmpty() ? step.letter() != null : step.letter() == null || !letters.contains(step.letter())) {
            var words = letters.stream().map(LetterKind::word).sorted().toList();
            entry.refuse(
                    "letter",
                    "does not belong to the step " + step.step().word(),
                    words.isEmpty() ? "leave it out" : "write one of " + words);
        }
        if (step.enforcementNotice() && step.letter() == null) {
            entry.refuse("enforcement-notice", "needs a letter", "put it at the payment demand");
        }
        if (step.step() == Step.HAND_OVER && !step.approval()) {
            entry.refuse(
                    "approval", "is missing", "write true: a person answers for what goes to the enforcement officer");
        }
    }

    private static void refuseStrangeOrder(YamlMapping file, List<ProcedureStep> steps) {
        if (steps.isEmpty()) {
            file.refuse("steps", "names no step", "write at least one");
        }
        for (var i = 1; i < steps.size(); i++) {
            if (steps.get(i).step().compareTo(steps.get(i - 1).step()) <= 0) {
                file.refuse("steps", "are repeated or out of order", "write each once, in the order of the law");
                return;
            }
        }
        var handsOver = steps.stream().anyMatch(step -> step.step() == Step.HAND_OVER);
        if (handsOver && steps.stream().noneMatch(ProcedureStep::enforcementNotice)) {
            file.refuse(
                    "steps",
                    "hand over without the notice of tvangsfullbyrdelsesloven § 4-18",
                    "write enforcement-notice: true at the payment demand");
        }
    }

    private static List<Path> filesOf(Path folder) {
        try (var stream = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
            var files = new ArrayList<Path>();
            stream.forEach(files::add);
            files.sort(null);
            return files;
        } catch (IOException e) {
            var problem = new Problem("", "cannot be listed", "make the folder readable");
            throw new BrokenLawFile(folder.toString(), List.of(problem));
        }
    }
}
