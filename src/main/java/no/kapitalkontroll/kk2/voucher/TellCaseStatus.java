package no.kapitalkontroll.kk2.voucher;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.GivenUp;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.outbox.Effect;
import no.kapitalkontroll.kk2.outbox.EffectKind;
import no.kapitalkontroll.kk2.outbox.FindEffects;
import no.kapitalkontroll.kk2.outbox.PlanEffect;
import no.kapitalkontroll.kk2.outbox.SettleEffect;
import no.kapitalkontroll.kk2.tripletex.CaseStatuses;
import no.kapitalkontroll.kk2.tripletex.CaseStatuses.Status;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows on the invoice in Tripletex how its case stands, for creditors that want it ({@code voucher.case-status}). What is to be
 * shown follows from the case alone, and is planned wherever it is not what was planned last; so no change is ever missed. It is
 * looked up before it is told. Where Tripletex has not opened this to KK2, nothing is lost but the display: it is tried once a run.
 */
@Component
public class TellCaseStatus {

    private static final int FORBIDDEN = 403;

    private static final String OVERTAKEN = "the case has moved on";

    private static final String NOT_ALLOWED =
            "case status cannot be shown: Tripletex does not allow it (403); ask Tripletex to set it up for KapitalKontroll2, or write voucher.case-status: false";

    private final JdbcClient jdbc;
    private final Creditors creditors;
    private final CaseStatuses caseStatuses;
    private final PlanEffect planEffect;
    private final FindEffects findEffects;
    private final SettleEffect settle;
    private final SettleFailure settleFailure;

    public TellCaseStatus(
            JdbcClient jdbc,
            Creditors creditors,
            CaseStatuses caseStatuses,
            PlanEffect planEffect,
            FindEffects findEffects,
            SettleEffect settle,
            SettleFailure settleFailure) {
        this.jdbc = jdbc;
        this.creditors = creditors;
        this.caseStatuses = caseStatuses;
        this.planEffect = planEffect;
        this.findEffects = findEffects;
        this.settle = settle;
        this.settleFailure = settleFailure;
    }

    private record ToTell(long caseId, String status, int n) {}

    /** Plans what is not shown yet; of a creditor that does not want it any more, what was planned is cancelled. */
    @Transactional
    public void plan(CreditorDay day) {
        var waiting = findEffects.toTry(day.creditorId(), EffectKind.CASE_STATUS);
        if (!creditors.creditor(day.creditorId()).voucher().caseStatus()) {
            waiting.forEach(effect -> settle.cancelled(effect, "voucher.case-status is off"));
            return;
        }
        Map<Long, List<Effect>> ofCase = waiting.stream().collect(Collectors.groupingBy(Effect::caseId));
        toTell(day.creditorId()).forEach(one -> {
            ofCase.getOrDefault(one.caseId(), List.of()).forEach(effect -> settle.cancelled(effect, OVERTAKEN));
            planEffect.caseStatus(day.creditorId(), one.caseId(), one.n(), day.date(), one.status());
        });
    }

    /** A case that was over before anything was told stays untold. */
    private List<ToTell> toTell(String creditorId) {
        return jdbc.sql("""
                        SELECT * FROM (
                          SELECT c.id, c.state,
                                 CASE WHEN c.state <> 'CLOSED' THEN 'PROCESSING ONGOING'
                                      WHEN c.close_reason IN ('paid', 'credited') THEN 'DONE SETTLED'
                                      ELSE 'DONE WITHDRAWN' END AS wanted,
                                 (SELECT e.external_id FROM effects e WHERE e.case_id = c.id AND e.kind = 'CASE_STATUS'
                                     AND (e.state <> 'CANCELLED' OR e.dismissed_by IS NOT NULL) ORDER BY e.id DESC LIMIT 1) AS told,
                                 (SELECT COUNT(*) FROM effects e WHERE e.case_id = c.id AND e.kind = 'CASE_STATUS') AS n
                            FROM cases c JOIN invoices i ON i.creditor_id = c.creditor_id AND i.invoice_id = c.invoice_id
                           WHERE c.creditor_id = ? AND i.voucher_id IS NOT NULL) t
                         WHERE (t.told IS NULL AND t.state <> 'CLOSED') OR t.told <> t.wanted ORDER BY t.id
                        """)
                .param(creditorId)
                .query((row, index) -> new ToTell(row.getLong("id"), row.getString("wanted"), row.getInt("n")))
                .list();
    }

    /** Tells it unless Tripletex shows it already, and reads it back. */
    public void tell(Effect effect, CreditorDay day) {
        if (day.caseStatusIsRefused()) {
            settle.planAgain(effect, NOT_ALLOWED);
            return;
        }
        if (isOvertaken(effect)) {
            settle.cancelled(effect, OVERTAKEN);
            return;
        }
        var wanted = status(effect);
        var of = invoice(effect);
        if (isShown(effect, of.voucherId(), wanted)) {
            settle.done(effect, "shown already");
            return;
        }
        caseStatuses.tell(
                effect.creditorId(), of.voucherId(), wanted, "%s-%d".formatted(effect.creditorId(), of.number()));
        if (isShown(effect, of.voucherId(), wanted)) {
            settle.done(effect, "read back");
        } else {
            settle.unknown(effect, "told, and not to be seen yet");
        }
    }

    /** The latest counts in Tripletex: what was cut off or parked meanwhile must not come after it. */
    private boolean isOvertaken(Effect effect) {
        return jdbc.sql(
                                "SELECT COUNT(*) FROM effects WHERE case_id = ? AND kind = 'CASE_STATUS' AND id > ? AND state <> 'CANCELLED'")
                        .params(effect.caseId(), effect.id())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private boolean isShown(Effect effect, long voucherId, Status wanted) {
        return caseStatuses.latest(effect.creditorId(), voucherId).equals(Optional.of(wanted));
    }

    private static Status status(Effect effect) {
        var words = effect.externalId().split(" ", 2);
        return new Status(words[0], words[1]);
    }

    private record OfInvoice(long voucherId, int number) {}

    private OfInvoice invoice(Effect effect) {
        return jdbc.sql("""
                        SELECT i.voucher_id, i.number FROM cases c JOIN invoices i ON i.creditor_id = c.creditor_id AND i.invoice_id = c.invoice_id
                         WHERE c.id = ?
                        """)
                .param(effect.caseId())
                .query((row, index) -> new OfInvoice(row.getLong("voucher_id"), row.getInt("number")))
                .single();
    }

    /** What a failure means; what is given up on is returned for parking and stops nothing else. */
    @Transactional
    public List<GivenUp> failed(Effect effect, TripletexFailure failure, CreditorDay day) {
        if (failure.status() == FORBIDDEN) {
            day.caseStatusWasRefused();
            day.noteOnce(NOT_ALLOWED);
            settle.planAgain(effect, NOT_ALLOWED);
            return List.of();
        }
        return settleFailure.settle(effect, failure, "case status " + effect.externalId(), day);
    }
}
