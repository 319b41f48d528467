package no.kapitalkontroll.kk2.cases;

import static java.util.stream.Collectors.toMap;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.cases.Objections.Objection;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.charge.PrincipalHistory;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import no.kapitalkontroll.kk2.core.procedure.Step;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * An upheld objection is settled when Tripletex shows its credit note. What was never owed bore no interest either; for what
 * is left the case goes on with a new letter, a new demand if one had been sent (inkassoloven §§ 10 and 17).
 */
@Component
public class SettleObjection {

    private final ReadClaims readClaims;
    private final Objections objections;
    private final GoOnAfterObjection goOn;
    private final GiveUp giveUp;
    private final CaseLog log;

    public SettleObjection(
            ReadClaims readClaims, Objections objections, GoOnAfterObjection goOn, GiveUp giveUp, CaseLog log) {
        this.readClaims = readClaims;
        this.objections = objections;
        this.goOn = goOn;
        this.giveUp = giveUp;
        this.log = log;
    }

    /** Settles each objection whose credit note is there; true when there was one. */
    @Transactional
    public boolean whereCreditShows(List<LoadedClaim> claims, CreditorDay day) {
        Map<Long, LoadedClaim> disputed = claims.stream()
                .filter(claim -> claim.hasCase() && claim.caseRow().stopped() == Reason.DISPUTED)
                .filter(claim -> day.ledgerFresh()
                        && !claim.view().red()
                        && !claim.view().parked())
                .collect(toMap(claim -> claim.caseRow().id(), claim -> claim));
        var credited = objections.waitingForCredit(List.copyOf(disputed.keySet())).stream()
                .filter(objection -> isCredited(objection, disputed.get(objection.caseId())))
                .toList();
        credited.forEach(objection -> settle(objection, disputed.get(objection.caseId()), day));
        return !credited.isEmpty();
    }

    private static boolean isCredited(Objection objection, LoadedClaim claim) {
        var credited = Money.sum(credits(claim).stream()
                .filter(credit -> !isUnexplained(credit, claim))
                .map(credit -> credit.amount().negated()));
        var since = credited.minus(objection.creditedBefore());
        return since.compareTo(objection.upheld()) >= 0;
    }

    /** What Tripletex holds less open than its postings say may be a payment that is not shown yet. */
    private static boolean isUnexplained(Movement credit, LoadedClaim claim) {
        return credit.postingId() == -claim.invoice().id();
    }

    private void settle(Objection objection, LoadedClaim claim, CreditorDay day) {
        objections.settled(objection, day.date());
        log.add(
                objection.caseId(),
                day.date(),
                CaseLog.KK2,
                "objection-settled",
                "the credit note for " + objection.upheld() + " is there");
        if (!claim.caseRow().isClosed()) {
            waiveInterest(objection, claim, day);
        }
        goOn.goOn(objection.caseId(), sentAnew(claim), day.date());
    }

    /** Nothing is left to be asked for anew where the credit note took it all; the dispute ends all the same. */
    private static Step sentAnew(LoadedClaim claim) {
        if (claim.caseRow().isClosed() || !claim.balance().principal().isPositive()) {
            return null;
        }
        return claim.demandWasSent() ? Step.PAYMENT_DEMAND : claim.caseRow().step();
    }

    /** The interest that has run on what was never owed, each part up to the credit note that took it away. */
    private void waiveInterest(Objection objection, LoadedClaim claim, CreditorDay day) {
        var due = claim.ledger().dueDate();
        var neverOwed = neverOwed(objection, claim);
        var rules = readClaims.rules(day.creditorId());
        var lateInterest =
                new LateInterest(rules.law().rates(), rules.creditor().dayCount());
        var ran = day.date().isAfter(due)
                        && lateInterest.firstGap(neverOwed, due, day.date()).isEmpty()
                ? lateInterest.accrue(neverOwed, due, day.date()).total()
                : Money.ZERO;
        var waived = ran.min(claim.balance().interest());
        if (waived.isPositive()) {
            giveUp.part(
                    objection.caseId(),
                    Bucket.INTEREST,
                    waived,
                    "interest on what was credited after an objection",
                    CaseLog.KK2,
                    day.date());
            log.add(
                    objection.caseId(),
                    day.date(),
                    CaseLog.KK2,
                    "waived",
                    "interest %s on %s that was never owed".formatted(waived, objection.upheld()));
        }
    }

    /** What was upheld, less each credit note from the day that it counts from; earlier ones were for something else. */
    private static PrincipalHistory neverOwed(Objection objection, LoadedClaim claim) {
        var due = claim.ledger().dueDate();
        var openFrom = new TreeMap<>(Map.of(due, objection.upheld()));
        var forOthers = objection.creditedBefore();
        var left = objection.upheld();
        for (var credit : credits(claim)) {
            var amount = credit.amount().negated();
            var earlier = amount.min(forOthers);
            forOthers = forOthers.minus(earlier);
            var part = amount.minus(earlier).min(left);
            if (part.isPositive()) {
                left = left.minus(part);
                openFrom.put(credit.countsFrom().isBefore(due) ? due : credit.countsFrom(), left);
            }
        }
        return new PrincipalHistory(openFrom);
    }

    private static List<Movement> credits(LoadedClaim claim) {
        return claim.ledger().movements().stream()
                .filter(movement -> movement.kind() == Movement.Kind.CREDIT)
                .filter(movement -> movement.amount().isNegative())
                .sorted(Comparator.comparing(Movement::date).thenComparing(Movement::postingId))
                .toList();
    }
}
