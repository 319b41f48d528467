package no.kapitalkontroll.kk2.cases;

import java.util.List;
import no.kapitalkontroll.kk2.outbox.ClaimEffects;
import no.kapitalkontroll.kk2.outbox.Effect;
import no.kapitalkontroll.kk2.outbox.EffectKind;
import org.springframework.stereotype.Component;

/** Claims the next effects of a creditor's day for this instance; the batch size stands in the route. */
@Component
public class ClaimDue {

    private final ClaimEffects claimEffects;

    public ClaimDue(ClaimEffects claimEffects) {
        this.claimEffects = claimEffects;
    }

    public List<Effect> mails(CreditorDay day, int atMost) {
        return claim(EffectKind.MAIL, day, atMost);
    }

    public List<Effect> prints(CreditorDay day, int atMost) {
        return claim(EffectKind.PRINT, day, atMost);
    }

    public List<Effect> vouchers(CreditorDay day, int atMost) {
        return claim(EffectKind.VOUCHER, day, atMost);
    }

    public List<Effect> attachments(CreditorDay day, int atMost) {
        return claim(EffectKind.ATTACHMENT, day, atMost);
    }

    public List<Effect> closings(CreditorDay day, int atMost) {
        return claim(EffectKind.CLOSE_POSTINGS, day, atMost);
    }

    /** None once Tripletex has refused to show any in this run. */
    public List<Effect> caseStatuses(CreditorDay day, int atMost) {
        return day.caseStatusIsRefused() ? List.of() : claim(EffectKind.CASE_STATUS, day, atMost);
    }

    public List<Effect> digests(CreditorDay day, int atMost) {
        return claim(EffectKind.DIGEST, day, atMost);
    }

    private List<Effect> claim(EffectKind kind, CreditorDay day, int atMost) {
        return claimEffects.claim(kind, day.creditorId(), day.runId(), day.date(), day.instance(), atMost);
    }
}
