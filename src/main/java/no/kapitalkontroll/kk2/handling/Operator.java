package no.kapitalkontroll.kk2.handling;

import java.util.Optional;

/**
 * Who does something by hand, and why: without both nothing is done.
 *
 * @param who goes into the case's log and the evidence; at most 40 characters
 * @param why goes into the case's log only: it may name people
 */
public record Operator(String who, String why) {

    private static final int LONGEST_WHO = 40;
    private static final int LONGEST_WHY = 400;

    public Operator {
        who = who == null ? "" : who.strip();
        why = why == null ? "" : why.strip();
    }

    /** Why nothing is done, or nothing. */
    public Optional<String> refusal() {
        if (who.isEmpty() || who.length() > LONGEST_WHO || hasControlCharacters(who)) {
            return Optional.of("refused: say who you are, in 1 to " + LONGEST_WHO + " characters");
        }
        if (why.isEmpty() || why.length() > LONGEST_WHY || hasControlCharacters(why)) {
            return Optional.of("refused: say why, in 1 to " + LONGEST_WHY + " characters on one line");
        }
        return Optional.empty();
    }

    /** The refusal as an answer. */
    public Answer refused() {
        return new Answer.Refused(
                refusal().orElseThrow().replaceFirst("^refused: ", ""),
                "name yourself and the reason (--by, --reason)");
    }

    private static boolean hasControlCharacters(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
