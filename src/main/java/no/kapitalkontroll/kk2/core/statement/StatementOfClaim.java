package no.kapitalkontroll.kk2.core.statement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.charge.InterestLine;
import no.kapitalkontroll.kk2.core.charge.MissingRate;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.Entry;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/**
 * The statement of claim (kravsoppstilling, utregning): the whole calculation of one claim on one day, line by line.
 *
 * <p>One that does not add up cannot exist: balance = principal + fees + interest + costs − payments − credits − waivers +
 * refunds, and each part's charged − paid − credited − waived + returned is what is unpaid of it.
 *
 * @param askedFor the day that was asked for
 * @param on the day that every figure holds for: the day asked for, or, when a rate is missing, the first day without one
 *     (interest up to the day before)
 * @param movements payments, credits and what went back, with what each covered, in the order in which they counted
 * @param bounced payments and credits that were undone: they count for nothing
 * @param fees that stand
 * @param droppedFees that do not stand, each with its reason
 * @param total what is unpaid
 * @param refundDue paid beyond the whole claim and not paid back
 * @param onward what each further day costs; null when nothing runs or its rate is missing
 * @param missingRate why the day asked for has no figures; null when it has
 * @param letters sent up to {@code on}, in date order
 */
public record StatementOfClaim(
        int invoiceNumber,
        LocalDate invoiceDate,
        LocalDate dueDate,
        Money invoiceAmount,
        LocalDate askedFor,
        LocalDate on,
        List<MovementLine> movements,
        List<BouncedLine> bounced,
        List<InterestOf> interest,
        List<FeeLine> fees,
        List<FeeLine> droppedFees,
        List<CostLine> costs,
        List<WaiverLine> waivers,
        Part principalPart,
        Part costsPart,
        Part feesPart,
        Part interestPart,
        Money total,
        Money refundDue,
        Onward onward,
        MissingRate missingRate,
        List<LetterLine> letters) {

    /** @throws IllegalArgumentException when it does not add up; it names the invoice and the day */
    public StatementOfClaim {
        movements = List.copyOf(movements);
        bounced = List.copyOf(bounced);
        interest = List.copyOf(interest);
        fees = List.copyOf(fees);
        droppedFees = List.copyOf(droppedFees);
        costs = List.copyOf(costs);
        waivers = List.copyOf(waivers);
        letters = List.copyOf(letters);
        var balance = invoiceAmount
                .plus(Money.sum(fees.stream().map(FeeLine::amount)))
                .plus(Money.sum(interest.stream().map(one -> one.line().amount())))
                .plus(Money.sum(costs.stream().map(CostLine::amount)))
                .minus(sum(movements, Entry.Kind.PAYMENT))
                .minus(sum(movements, Entry.Kind.CREDIT))
                .minus(Money.sum(waivers.stream().map(WaiverLine::applied)))
                .plus(sum(movements, Entry.Kind.RETURN));
        var unpaid = Money.sum(
                Stream.of(principalPart, costsPart, feesPart, interestPart).map(Part::unpaid));
        if (!balance.equals(total.minus(refundDue)) || !unpaid.equals(total)) {
            throw new IllegalArgumentException("the statement of invoice %d on %s does not add up: %s and %s, not %s"
                    .formatted(invoiceNumber, on, balance, unpaid, total.minus(refundDue)));
        }
    }

    public Money paid() {
        return sum(movements, Entry.Kind.PAYMENT);
    }

    public Money credited() {
        return sum(movements, Entry.Kind.CREDIT);
    }

    /** Paid back, or undone after it had counted. */
    public Money returned() {
        return sum(movements, Entry.Kind.RETURN);
    }

    public Money waived() {
        return Money.sum(waivers.stream().map(WaiverLine::applied));
    }

    public Part part(Bucket bucket) {
        return switch (bucket) {
            case PRINCIPAL -> principalPart;
            case COSTS -> costsPart;
            case FEES -> feesPart;
            case INTEREST -> interestPart;
        };
    }

    private static Money sum(List<MovementLine> movements, Entry.Kind kind) {
        return Money.sum(movements.stream()
                .map(MovementLine::entry)
                .filter(entry -> entry.kind() == kind)
                .map(Entry::amount));
    }

    /**
     * A payment, credit or return, with what it covered.
     *
     * @param inTimeOn when the payer's bank had the order, if that was registered; else the entry's date
     */
    public record MovementLine(Entry entry, LocalDate inTimeOn, List<Bucket> designated) {}

    /** A payment or credit that was undone. Positive. */
    public record BouncedLine(Movement.Kind kind, LocalDate date, LocalDate undoneOn, Money amount) {}

    /**
     * One line of interest with its ground.
     *
     * @param lastDay the last day that it counts; {@code line.to} is the day after
     * @param rateSource where the percent was found; several are joined
     * @param legalBasis the paragraph
     */
    public record InterestOf(InterestLine line, LocalDate lastDay, String rateSource, String legalBasis) {}

    /**
     * @param letter null when no letter carries it
     * @param rateSource may be null
     * @param droppedOn from when it does not stand; null while it stands, and when it never stood
     * @param droppedBecause null while it stands
     */
    public record FeeLine(
            LetterKind letter,
            LocalDate date,
            Money amount,
            String legalBasis,
            String rateSource,
            LocalDate droppedOn,
            String droppedBecause) {}

    public record CostLine(LocalDate date, Money amount, String legalBasis, String receipt) {}

    /** @param applied what it gave up; less than {@code amount} when less was unpaid */
    public record WaiverLine(LocalDate date, Bucket bucket, Money amount, Money applied, String reason) {}

    /**
     * One part of the claim. All positive.
     *
     * @param returned of the principal: what stands again because a payment or credit was undone
     */
    public record Part(Money charged, Money paid, Money credited, Money waived, Money returned, Money unpaid) {

        /** @throws IllegalArgumentException when it does not add up */
        public Part {
            var left = charged.minus(paid).minus(credited).minus(waived).plus(returned);
            if (!left.equals(unpaid)) {
                throw new IllegalArgumentException("a part of a statement is " + left + ", not " + unpaid);
            }
        }
    }

    /** Interest from a day on, while principal and rate stay as they are; rounded half-up to the øre. */
    public record Onward(LocalDate from, BigDecimal percent, int daysInYear, Money perDay) {}

    /**
     * A letter that was sent.
     *
     * @param totalNow the claim on the letter's date by what is known today
     * @param since what makes that another sum than the letter's; empty when they are equal
     */
    public record LetterLine(SentLetter letter, Money totalNow, List<KnownSince> since) {

        public LetterLine {
            since = List.copyOf(since);
        }

        public boolean asSent() {
            return totalNow.equals(letter.total());
        }
    }

    /** Something that became known, or was taken back, after a letter. Positive; {@code date} is its own. */
    public record KnownSince(What what, LocalDate date, Money amount) {

        public enum What {
            PAYMENT,
            CREDIT,
            RETURN,
            /** The letter tells a payment or credit that does not exist any more. */
            WITHDRAWN_PAYMENT,
            WITHDRAWN_CREDIT,
            FEE_FELL_AWAY,
            COST,
            WAIVER,
            /** Nothing of these: what the invoice or its rules say was changed. */
            OTHER
        }
    }
}
