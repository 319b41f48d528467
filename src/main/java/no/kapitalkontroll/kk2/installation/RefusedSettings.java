package no.kapitalkontroll.kk2.installation;

import java.util.List;

/** Why KK2 does not start; all problems at once, at least one. */
public record RefusedSettings(List<SettingProblem> problems) implements InstallationAnswer {

    public RefusedSettings {
        problems = List.copyOf(problems);
    }
}
