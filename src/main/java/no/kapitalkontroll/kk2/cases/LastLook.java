package no.kapitalkontroll.kk2.cases;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.notice.Notice;
import no.kapitalkontroll.kk2.outbox.Effect;
import no.kapitalkontroll.kk2.outbox.SettleEffect;
import no.kapitalkontroll.kk2.tripletex.ReadInvoices;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The last look at the balance before letters leave: one call for the whole claimed batch. A claim that was paid, stopped or
 * changed since its letter was written keeps its letter at home. A letter beside the procedure goes where one of a step would
 * be stopped, unless events have overtaken it.
 */
@Component
public class LastLook {

    private final JdbcClient jdbc;
    private final StoredRecords records;
    private final ReadInvoices readInvoices;
    private final MirrorInvoices mirror;
    private final ReadClaims readClaims;
    private final TakeBackLetter takeBack;
    private final SettleEffect settle;
    private final Clock clock;

    public LastLook(
            JdbcClient jdbc,
            StoredRecords records,
            ReadInvoices readInvoices,
            MirrorInvoices mirror,
            ReadClaims readClaims,
            TakeBackLetter takeBack,
            SettleEffect settle,
            Clock clock) {
        this.jdbc = jdbc;
        this.records = records;
        this.readInvoices = readInvoices;
        this.mirror = mirror;
        this.readClaims = readClaims;
        this.takeBack = takeBack;
        this.settle = settle;
        this.clock = clock;
    }

    private record Planned(Effect effect, long invoiceId, Notice notice) {}

    /** The effects of the batch that may still leave; the others are settled here. */
    public List<Effect> stillDue(List<Effect> claimed, CreditorDay day) {
        var planned = claimed.stream().map(this::planned).toList();
        var ids = planned.stream().map(Planned::invoiceId).toList();
        day.lookedAt(clock.instant());
        try {
            mirror.store(readInvoices.byIds(day.creditorId(), ids), day);
        } catch (TripletexFailure failure) {
            claimed.forEach(effect -> settle.failed(effect, "the last look failed: " + failure.getMessage()));
            day.note("letters wait: the last look at their balances failed");
            return List.of();
        }
        Map<Long, LoadedClaim> now = readClaims.of(day, ids).stream()
                .collect(toMap(claim -> claim.invoice().id(), claim -> claim, (one, same) -> one));
        List<Effect> due = new ArrayList<>();
        for (var one : planned) {
            var reason = stopped(now.get(one.invoiceId()), one.notice(), day);
            if (reason == null) {
                due.add(one.effect());
            } else {
                takeBack.takeBack(one.effect(), reason, day.date());
            }
        }
        return due;
    }

    /** Why the letter must not leave, or null. */
    private static String stopped(LoadedClaim claim, Notice notice, CreditorDay day) {
        if (claim == null || claim.view().parked()) {
            return "the invoice could not be read";
        }
        if (claim.view().red()) {
            return "difference";
        }
        if (!notice.kind().isOfStep()) {
            return BesideRules.overtaken(notice.kind(), notice.objection(), claim, day.date())
                    .or(() -> BesideRules.obstacle(notice.kind(), claim, day.date()))
                    .or(() -> changed(claim, notice))
                    .orElse(null);
        }
        if (claim.view().standing() != null && claim.view().standing().stopped() != null) {
            return claim.view().standing().stopped().word();
        }
        if (!claim.balance().principal().isPositive()) {
            return "paid";
        }
        var remark = claim.invoice().remark();
        if (remark != null
                && remark.postponedTo() != null
                && !remark.postponedTo().isBefore(day.date())) {
            return "stop-remark";
        }
        return changed(claim, notice).orElse(null);
    }

    private static Optional<String> changed(LoadedClaim claim, Notice notice) {
        return claim.balance().principal().equals(notice.principal()) ? Optional.empty() : Optional.of("changed");
    }

    private Planned planned(Effect effect) {
        return jdbc.sql("SELECT c.invoice_id, l.notice FROM letters l JOIN cases c ON c.id = l.case_id WHERE l.id = ?")
                .param(effect.letterId())
                .query((row, index) -> new Planned(
                        effect, row.getLong("invoice_id"), records.read(row.getString("notice"), Notice.class)))
                .single();
    }
}
