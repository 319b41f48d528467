package no.kapitalkontroll.kk2.creditor;

/**
 * One problem of a refused creditor file; a file with several has several.
 *
 * @param file the file's name
 * @param creditorIdGuess the file's name without suffix: whose last good version stays in force
 * @param key the full path, like {@code ledger.fee-income}; empty when the whole file is meant
 */
public record BrokenFile(String file, String creditorIdGuess, String key, String problem, String remedy) {}
