package no.kapitalkontroll.kk2.core.statement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.charge.DayCount;
import no.kapitalkontroll.kk2.core.charge.InterestLine;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.charge.Rate;
import no.kapitalkontroll.kk2.core.charge.RateKind;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.ClaimAccount;
import no.kapitalkontroll.kk2.core.coverage.CoverPayments;
import no.kapitalkontroll.kk2.core.coverage.Entry;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.statement.StatementOfClaim.KnownSince;
import no.kapitalkontroll.kk2.core.statement.StatementOfClaim.LetterLine;
import no.kapitalkontroll.kk2.core.statement.StatementOfClaim.Part;

/**
 * Draws up the statement of a claim on any day, past or future.
 *
 * <p>A past day is reckoned by what is known today; where a letter of that day said another sum, the statement says what
 * became known since. A future day bears interest to that day and no further charges. Where a rate is missing, nothing is
 * guessed: the statement then holds for the first day without one.
 */
public final class DrawUpStatement {

    private static final String INTEREST_BASIS = "forsinkelsesrenteloven §§ 2–3";

    private static final String NEVER_SENT = "its letter was not sent";

    private final LateInterest lateInterest;
    private final CoverPayments cover;

    public DrawUpStatement(LateInterest lateInterest) {
        this.lateInterest = lateInterest;
        this.cover = new CoverPayments(lateInterest);
    }

    public StatementOfClaim of(ClaimRecord record, LocalDate day) {
        var on = lastKnown(record, day);
        var account = cover.account(record.ledgerOn(on), on);
        var balance = account.balance();
        return new StatementOfClaim(
                record.invoiceNumber(),
                record.invoiceDate(),
                record.dueDate(),
                record.invoiceAmount(),
                day,
                on,
                movements(record, account),
                bounced(account),
                balance.interestStatement().lines().stream()
                        .map(this::withGround)
                        .toList(),
                standingFees(record, account, on),
                droppedFees(record, account, on),
                costs(record, on),
                waivers(record, account, on),
                part(Bucket.PRINCIPAL, record.invoiceAmount().orZero(), balance.principal(), account),
                part(
                        Bucket.COSTS,
                        Money.sum(costs(record, on).stream().map(StatementOfClaim.CostLine::amount)),
                        balance.costs(),
                        account),
                part(
                        Bucket.FEES,
                        Money.sum(standingFees(record, account, on).stream().map(StatementOfClaim.FeeLine::amount)),
                        balance.fees(),
                        account),
                part(Bucket.INTEREST, balance.interestStatement().total(), balance.interest(), account),
                balance.total(),
                balance.refundDue(),
                onward(record, balance.principal(), on),
                cover.missingRate(record.ledgerOn(day), day).orElse(null),
                letters(record, on));
    }

    /** The day itself, or the first day before it without a rate that the claim needs: up to it all is known. */
    private LocalDate lastKnown(ClaimRecord record, LocalDate day) {
        var missing = cover.missingRate(record.ledgerOn(day), day);
        return missing.isEmpty() ? day : lastKnown(record, missing.get().date());
    }

    private static Part part(Bucket bucket, Money charged, Money unpaid, ClaimAccount account) {
        return new Part(
                charged,
                sum(account, Entry.Kind.PAYMENT, bucket),
                sum(account, Entry.Kind.CREDIT, bucket),
                sum(account, Entry.Kind.WAIVER, bucket),
                sum(account, Entry.Kind.RETURN, bucket),
                unpaid);
    }

    private static Money sum(ClaimAccount account, Entry.Kind kind, Bucket bucket) {
        return Money.sum(
                account.entries().stream().filter(entry -> entry.kind() == kind).map(entry -> entry.of(bucket)));
    }

    private static List<StatementOfClaim.MovementLine> movements(ClaimRecord record, ClaimAccount account) {
        Map<Long, LocalDate> inTimeOn = new HashMap<>();
        record.movements().forEach(movement -> inTimeOn.put(movement.postingId(), movement.inTimeOn()));
        return account.entries().stream()
                .filter(entry -> entry.kind() != Entry.Kind.WAIVER)
                .map(entry -> new StatementOfClaim.MovementLine(
                        entry,
                        inTimeOn.getOrDefault(entry.postingId(), entry.date()),
                        record.designated().getOrDefault(entry.postingId(), List.of())))
                .toList();
    }

    private static List<StatementOfClaim.BouncedLine> bounced(ClaimAccount account) {
        return account.bounces().stream()
                .map(bounce -> new StatementOfClaim.BouncedLine(
                        bounce.reversed().kind(),
                        bounce.reversed().date(),
                        bounce.reversal().date(),
                        bounce.reversal().amount()))
                .toList();
    }

    private StatementOfClaim.InterestOf withGround(InterestLine line) {
        var source = lateInterest.rates().between(RateKind.LATE_INTEREST, line.from(), line.to()).stream()
                .map(DrawUpStatement::source)
                .distinct()
                .collect(Collectors.joining("; "));
        return new StatementOfClaim.InterestOf(line, line.to().minusDays(1), source, INTEREST_BASIS);
    }

    private static String source(Rate rate) {
        return rate.confidence() == Rate.Confidence.UNCERTAIN ? rate.source() + " (uncertain)" : rate.source();
    }

    private static List<StatementOfClaim.FeeLine> standingFees(ClaimRecord record, ClaimAccount account, LocalDate on) {
        return record.fees().stream()
                .filter(fee -> !fee.letterDate().isAfter(on) && fee.stoodOn(on))
                .filter(fee -> !account.balance().fallenFees().contains(fee.chargeId()))
                .map(fee -> line(fee, null, null))
                .toList();
    }

    private static List<StatementOfClaim.FeeLine> droppedFees(ClaimRecord record, ClaimAccount account, LocalDate on) {
        List<StatementOfClaim.FeeLine> dropped = new ArrayList<>();
        for (var fee : record.fees()) {
            if (fee.letterDate().isAfter(on)) {
                continue;
            }
            if (fee.neverSent()) {
                dropped.add(line(fee, null, neverSent(fee)));
            } else if (!fee.stoodOn(on)) {
                dropped.add(line(fee, fee.reversedOn(), fee.reversedReason()));
            } else if (account.balance().fallenFees().contains(fee.chargeId())) {
                dropped.add(line(fee, null, "the payment was in time"));
            }
        }
        return dropped;
    }

    private static String neverSent(ClaimRecord.Fee fee) {
        return fee.reversedReason() == null ? NEVER_SENT : NEVER_SENT + ": " + fee.reversedReason();
    }

    private static StatementOfClaim.FeeLine line(ClaimRecord.Fee fee, LocalDate droppedOn, String because) {
        return new StatementOfClaim.FeeLine(
                fee.letter(), fee.letterDate(), fee.amount(), fee.legalBasis(), fee.rateSource(), droppedOn, because);
    }

    private static List<StatementOfClaim.CostLine> costs(ClaimRecord record, LocalDate on) {
        return record.costs().stream()
                .filter(cost -> !cost.date().isAfter(on) && cost.stoodOn(on))
                .map(cost ->
                        new StatementOfClaim.CostLine(cost.date(), cost.amount(), cost.legalBasis(), cost.receipt()))
                .toList();
    }

    /** The account has them in date order, as here: so each meets its own reason. */
    private static List<StatementOfClaim.WaiverLine> waivers(ClaimRecord record, ClaimAccount account, LocalDate on) {
        var applied = account.entries().stream()
                .filter(entry -> entry.kind() == Entry.Kind.WAIVER)
                .collect(Collectors.toCollection(ArrayDeque::new));
        return record.waivers().stream()
                .filter(waiver -> !waiver.date().isAfter(on) && waiver.stoodOn(on))
                .sorted(Comparator.comparing(ClaimRecord.GivenUp::date))
                .map(waiver -> new StatementOfClaim.WaiverLine(
                        waiver.date(),
                        waiver.bucket(),
                        waiver.amount(),
                        applied.pop().amount(),
                        waiver.reason()))
                .toList();
    }

    private StatementOfClaim.Onward onward(ClaimRecord record, Money principal, LocalDate on) {
        var from = on.isBefore(record.dueDate()) ? record.dueDate() : on;
        var rate = lateInterest.rates().at(RateKind.LATE_INTEREST, from);
        if (!principal.isPositive() || rate.isEmpty()) {
            return null;
        }
        int daysInYear = lateInterest.dayCount() == DayCount.ACTUAL_365 ? 365 : from.lengthOfYear();
        var perDay = principal
                .amount()
                .multiply(rate.get().value())
                .divide(BigDecimal.valueOf(100L * daysInYear), 20, RoundingMode.DOWN);
        return new StatementOfClaim.Onward(from, rate.get().value(), daysInYear, Money.rounded(perDay));
    }

    private List<LetterLine> letters(ClaimRecord record, LocalDate on) {
        return record.letters().stream()
                .filter(letter -> !letter.date().isAfter(on))
                .sorted(Comparator.comparing(SentLetter::date))
                .map(letter -> beside(record, letter))
                .toList();
    }

    /** The letter beside the claim on its date as it is known today. */
    private LetterLine beside(ClaimRecord record, SentLetter letter) {
        var now = cover.account(record.ledgerOn(letter.date()), letter.date());
        var total = now.balance().total();
        return new LetterLine(
                letter, total, total.equals(letter.total()) ? List.of() : knownSince(record, letter, now));
    }

    private static List<KnownSince> knownSince(ClaimRecord record, SentLetter letter, ClaimAccount now) {
        List<KnownSince> since = new ArrayList<>();
        if (letter.received() != null) {
            since.addAll(movementsSince(record, letter, now));
        }
        record.fees().stream()
                .filter(fee -> !fee.letterDate().isAfter(letter.date()) && fee.stoodOn(letter.date()))
                .filter(fee -> now.balance().fallenFees().contains(fee.chargeId()))
                .forEach(fee ->
                        since.add(new KnownSince(KnownSince.What.FEE_FELL_AWAY, fee.letterDate(), fee.amount())));
        var costs = letter.costs();
        if (!now.balance().costs().equals(costs)) {
            record.costs().stream()
                    .filter(cost -> !cost.date().isAfter(letter.date()) && cost.stoodOn(letter.date()))
                    .forEach(cost -> since.add(new KnownSince(KnownSince.What.COST, cost.date(), cost.amount())));
        }
        now.entries().stream()
                .filter(entry ->
                        entry.kind() == Entry.Kind.WAIVER && entry.date().equals(letter.date()))
                .forEach(entry -> since.add(new KnownSince(KnownSince.What.WAIVER, entry.date(), entry.amount())));
        return since.isEmpty()
                ? List.of(new KnownSince(
                        KnownSince.What.OTHER,
                        letter.date(),
                        now.balance().total().minus(letter.total()).abs()))
                : since;
    }

    /** A movement as a letter tells it; equal ones are told apart by their number. */
    private record Told(LocalDate date, Money amount, boolean credit, long nth) {}

    private static List<KnownSince> movementsSince(ClaimRecord record, SentLetter letter, ClaimAccount now) {
        var told = told(letter.received().stream()
                .map(one -> new Told(one.date(), one.amount(), one.credit(), 1))
                .filter(one -> !one.date().isAfter(letter.date())));
        var all = told(record.movements().stream().map(DrawUpStatement::asTold));
        var thatDay = told(record.movements().stream()
                .filter(movement -> !movement.date().isAfter(letter.date()))
                .map(DrawUpStatement::asTold));
        var withoutEffect = now.bounces().stream()
                .map(bounce -> List.of(asTold(bounce.reversed()), asTold(bounce.reversal())))
                .filter(pair -> pair.stream().noneMatch(told::contains))
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        return Stream.concat(
                        thatDay.stream()
                                .filter(one -> !told.contains(one) && !withoutEffect.contains(one))
                                .map(one -> known(one, false)),
                        told.stream().filter(one -> !all.contains(one)).map(one -> known(one, true)))
                .sorted(Comparator.comparing(KnownSince::date).thenComparing(KnownSince::amount))
                .toList();
    }

    private static Told asTold(Movement movement) {
        return new Told(movement.date(), movement.amount().negated(), movement.kind() == Movement.Kind.CREDIT, 1);
    }

    private static Set<Told> told(Stream<Told> movements) {
        Map<Told, Long> seen = new HashMap<>();
        return movements
                .map(one -> new Told(one.date(), one.amount(), one.credit(), seen.merge(one, 1L, Long::sum)))
                .collect(Collectors.toSet());
    }

    private static KnownSince known(Told one, boolean withdrawn) {
        var what = one.credit()
                ? (withdrawn ? KnownSince.What.WITHDRAWN_CREDIT : KnownSince.What.CREDIT)
                : (withdrawn ? KnownSince.What.WITHDRAWN_PAYMENT : KnownSince.What.PAYMENT);
        return new KnownSince(
                one.amount().isNegative() ? KnownSince.What.RETURN : what,
                one.date(),
                one.amount().abs());
    }
}
