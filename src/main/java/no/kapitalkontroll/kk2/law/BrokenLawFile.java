package no.kapitalkontroll.kk2.law;

import java.util.List;
import no.kapitalkontroll.kk2.yaml.Problem;

/** A file of rates or procedures that cannot be used: KK2 does not start with it. Names every problem with its remedy. */
public final class BrokenLawFile extends RuntimeException {

    private final String file;
    private final transient List<Problem> problems;

    public BrokenLawFile(String file, List<Problem> problems) {
        super(problems.stream()
                .map(found -> file + " " + found.key() + ": " + found.problem() + "; " + found.remedy())
                .reduce((one, other) -> one + System.lineSeparator() + other)
                .orElse(file));
        this.file = file;
        this.problems = List.copyOf(problems);
    }

    public String file() {
        return file;
    }

    /** One for each problem, with file, key and remedy. */
    public List<String> sentences() {
        return problems.stream()
                .map(found -> "%s: %s %s; remedy: %s".formatted(file, found.key(), found.problem(), found.remedy()))
                .toList();
    }

    public List<Problem> problems() {
        return problems;
    }
}
