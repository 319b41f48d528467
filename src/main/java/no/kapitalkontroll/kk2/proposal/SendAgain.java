package no.kapitalkontroll.kk2.proposal;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.cases.NameAccounts;
import no.kapitalkontroll.kk2.cases.Park;
import no.kapitalkontroll.kk2.outbox.Effect;
import no.kapitalkontroll.kk2.outbox.EffectKind;
import no.kapitalkontroll.kk2.outbox.SettleEffect;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets the next run carry out an effect again; it is looked up before it is sent, as every repeat is. */
@Component
public class SendAgain {

    private final JdbcClient jdbc;
    private final NameAccounts nameAccounts;
    private final SettleEffect settleEffect;
    private final Park park;

    public SendAgain(JdbcClient jdbc, NameAccounts nameAccounts, SettleEffect settleEffect, Park park) {
        this.jdbc = jdbc;
        this.nameAccounts = nameAccounts;
        this.settleEffect = settleEffect;
        this.park = park;
    }

    /** @return false: somebody else settled it just now, and nothing is done */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean send(Effect effect, String who, LocalDate today) {
        if (!settleEffect.planAgain(effect, "operator " + who)) {
            return false;
        }
        if (effect.kind() == EffectKind.VOUCHER) {
            jdbc.sql("UPDATE proposals SET state = 'PLANNED', voucher_id = NULL, voucher_number = NULL WHERE id = ?")
                    .param(effect.proposalId())
                    .update();
            // the remedy may have been another account in the creditor file
            nameAccounts.asToday(effect.creditorId(), effect.proposalId());
        }
        park.release(effect.creditorId(), "effect " + effect.id(), today, who);
        return true;
    }
}
