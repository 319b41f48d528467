package no.kapitalkontroll.kk2.cases;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.outbox.Effect;
import no.kapitalkontroll.kk2.outbox.EffectKind;
import no.kapitalkontroll.kk2.outbox.FindEffects;
import no.kapitalkontroll.kk2.outbox.SettleEffect;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Settles whatever was cut off between a call and its record. A voucher is looked up; a mail cannot be asked for: it is
 * repeated once with the same Message-ID and bytes, on its printed date only, and then an operator says whether it went
 * (rules § 1). Writing a file is safe to repeat: the same bytes under the same name are the same letter.
 */
@Component
public class ResolveUnknown {

    private static final int MAIL_ATTEMPTS = 2;

    private final FindEffects findEffects;
    private final SettleEffect settle;
    private final Duration minimumAge;

    public ResolveUnknown(
            FindEffects findEffects, SettleEffect settle, @Value("${kk2.unknown.minimum-age:2m}") Duration minimumAge) {
        this.findEffects = findEffects;
        this.settle = settle;
        this.minimumAge = minimumAge;
    }

    /** All that are old enough for the other side to show them. */
    public List<Effect> unknown(CreditorDay day) {
        findEffects.forgetExpiredClaims(day.creditorId());
        return findEffects.unknown(day.creditorId(), minimumAge);
    }

    public boolean needsLookup(Effect effect) {
        return effect.kind() == EffectKind.VOUCHER;
    }

    /** What is decided without asking anybody; what is given up on is returned for parking. */
    public List<GivenUp> resolve(Effect effect, CreditorDay day) {
        return switch (effect.kind()) {
            case MAIL -> resolveMail(effect, day.date());
            case DIGEST -> {
                resolveDigest(effect, day.date());
                yield List.of();
            }
            case PRINT, CLOSE_POSTINGS, ATTACHMENT, CASE_STATUS -> {
                // an attachment and a status are looked for before every attempt
                settle.planAgain(effect, "safe to repeat");
                yield List.of();
            }
            case VOUCHER -> throw new IllegalStateException("a voucher is looked up first");
        };
    }

    private List<GivenUp> resolveMail(Effect effect, LocalDate date) {
        if (effect.attempts() < MAIL_ATTEMPTS && effect.dueOn().equals(date)) {
            settle.planAgain(effect, "repeated once with the same Message-ID");
            return List.of();
        }
        settle.parked(effect, "nobody knows whether the mail was accepted");
        return List.of(parkedMail(effect, date));
    }

    /** Nobody is asked about it: what stands is told by the next one, and told twice at worst. */
    private void resolveDigest(Effect effect, LocalDate date) {
        if (effect.attempts() < MAIL_ATTEMPTS && effect.dueOn().equals(date)) {
            settle.planAgain(effect, "repeated once with the same Message-ID");
        } else {
            settle.cancelled(effect, "nobody knows whether the mail was accepted");
        }
    }

    static GivenUp parkedMail(Effect effect, LocalDate date) {
        return new GivenUp(
                effect.creditorId(),
                "effect " + effect.id(),
                null,
                effect.id(),
                "letter " + effect.letterId() + ": nobody knows whether the mail was accepted",
                "look for its Message-ID in the mail server's log; then say \"was sent\" or \"was not sent\"",
                date);
    }
}
