package no.kapitalkontroll.kk2.yaml;

/**
 * One thing that is wrong in a file. Values of the file are never repeated: one of them may be a secret or a person.
 *
 * @param key the full path, like {@code ledger.fee-income}; empty when the whole file is meant
 */
public record Problem(String key, String problem, String remedy) {}
