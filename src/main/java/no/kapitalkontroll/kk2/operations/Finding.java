package no.kapitalkontroll.kk2.operations;

/**
 * One line of {@code check} (rules § 8): {@code OK|WARN|FAIL creditor item: remedy}. No personal data.
 *
 * @param of the creditor's id, or {@code installation}
 * @param text the remedy; for OK a few words on what was seen
 */
record Finding(Level level, String of, String item, String text) {

    enum Level {
        OK,
        WARN,
        FAIL
    }

    static Finding ok(String of, String item, String seen) {
        return new Finding(Level.OK, of, item, seen);
    }

    static Finding warn(String of, String item, String remedy) {
        return new Finding(Level.WARN, of, item, remedy);
    }

    static Finding fail(String of, String item, String remedy) {
        return new Finding(Level.FAIL, of, item, remedy);
    }

    String line() {
        return "%s %s %s: %s".formatted(level, of, item, text);
    }
}
