package no.kapitalkontroll.kk2.installation;

/** An environment value that KK2 does not start with. The value itself is never repeated: it may be a secret. */
public record SettingProblem(String key, String problem, String remedy) {}
