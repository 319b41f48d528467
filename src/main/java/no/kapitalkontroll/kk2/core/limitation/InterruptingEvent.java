package no.kapitalkontroll.kk2.core.limitation;

import java.util.Optional;
import java.util.stream.Stream;

/** What interrupts limitation (fristavbrudd). Reminders and letters of demand do not. */
public enum InterruptingEvent {
    ACKNOWLEDGED("acknowledged", Effect.NEW_PERIOD, "foreldelsesloven §§ 14, 20"),
    PROMISE("promise", Effect.NEW_PERIOD, "foreldelsesloven §§ 14, 20"),
    INTEREST_PAID("interest-paid", Effect.NEW_PERIOD, "foreldelsesloven §§ 14, 20"),
    CONCILIATION("conciliation", Effect.PENDING, "foreldelsesloven §§ 15, 22"),
    COURT("court", Effect.PENDING, "foreldelsesloven §§ 15, 22"),
    PETITION("petition", Effect.PENDING, "foreldelsesloven §§ 17, 22"),
    BANKRUPTCY_CLAIM("bankruptcy-claim", Effect.PENDING, "foreldelsesloven §§ 18, 22"),
    DEBT_SETTLEMENT_CLAIM("debt-settlement-claim", Effect.PENDING, "foreldelsesloven §§ 18, 22"),
    JUDGMENT("judgment", Effect.TEN_YEARS, "foreldelsesloven § 21");

    enum Effect {
        /** A new full period from its date. */
        NEW_PERIOD,
        /** No limitation while it is pending, and one year after it came to nothing. */
        PENDING,
        TEN_YEARS
    }

    private final String word;
    private final Effect effect;
    private final String paragraph;

    InterruptingEvent(String word, Effect effect, String paragraph) {
        this.word = word;
        this.effect = effect;
        this.paragraph = paragraph;
    }

    /** The word that operators use. */
    public String word() {
        return word;
    }

    public String paragraph() {
        return paragraph;
    }

    /** It goes on for a while and may come to nothing. */
    public boolean isPending() {
        return effect == Effect.PENDING;
    }

    Effect effect() {
        return effect;
    }

    public static Optional<InterruptingEvent> ofWord(String word) {
        return Stream.of(values()).filter(event -> event.word.equals(word)).findFirst();
    }
}
