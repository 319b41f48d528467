package no.kapitalkontroll.kk2.core.coverage;

import java.util.Arrays;

/**
 * Movements that KK2 knows of and no posting of Tripletex shows. Each kind has its own range of ids below those that Tripletex
 * gives and those that stand in for a credit note, so that none can be taken for another.
 */
public enum OwnMovement {
    /** A payment that KK2 was told of. */
    REGISTERED_PAYMENT("registered payment", Long.MIN_VALUE),
    /** A refund that was paid from the liability that it had been moved to. */
    REFUND_PAID("refund", Long.MIN_VALUE / 4 * 3);

    private static final long RANGE = Long.MAX_VALUE / 4;

    private final String word;
    private final long first;

    OwnMovement(String word, long first) {
        this.word = word;
        this.first = first;
    }

    /** @param row its id in its own table */
    public long idOf(long row) {
        return first + row;
    }

    public boolean has(long movementId) {
        return movementId >= first && movementId < first + RANGE;
    }

    /** The id in its own table of a movement of this kind. */
    public long rowOf(long movementId) {
        return movementId - first;
    }

    /** As people know a movement: {@code registered payment 3}, or {@code posting 8123}. */
    public static String named(long movementId) {
        return Arrays.stream(values())
                .filter(kind -> kind.has(movementId))
                .map(kind -> kind.word + " " + kind.rowOf(movementId))
                .findFirst()
                .orElseGet(() -> "posting " + movementId);
    }
}
