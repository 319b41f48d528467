package no.kapitalkontroll.kk2.cases;

import no.kapitalkontroll.kk2.core.notice.Notice;
import no.kapitalkontroll.kk2.outbox.Effect;

/** A letter with its bytes, on its way out. */
public record LetterToSend(
        Effect effect,
        Notice notice,
        String email,
        String fileName,
        @SuppressWarnings("ArrayRecordComponent") byte[] pdf) {

    /** The id alone. */
    @Override
    public String toString() {
        return "letter " + effect.letterId();
    }
}
