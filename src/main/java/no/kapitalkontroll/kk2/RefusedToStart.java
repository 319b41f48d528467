package no.kapitalkontroll.kk2;

import java.util.List;

/** KK2 cannot start; each problem is one line that names the key and the remedy. */
public final class RefusedToStart extends RuntimeException {

    private final transient List<String> problems;

    public RefusedToStart(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
