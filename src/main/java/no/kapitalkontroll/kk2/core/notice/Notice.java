package no.kapitalkontroll.kk2.core.notice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.charge.InterestStatement;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * All that a letter says, frozen when it is planned. The PDF is a function of this and of the template alone.
 *
 * @param language nb, nn or en; an English letter has the Norwegian text beside it
 * @param deadline null for a letter that sets none
 * @param total of this claim alone; see {@link #grandTotal}
 * @param instalments only in an instalment agreement
 * @param objection only in an answer to an objection
 * @param settlement in a receipt; a letter on a rest may have it too
 * @param costsSettled costs that are paid or waived already; {@code costs} is what is left of them
 * @param coverageOrder what a payment covers first; an instalment agreement states it
 */
public record Notice(
        LetterKind kind,
        boolean enforcementNotice,
        String language,
        LocalDate letterDate,
        LocalDate deadline,
        Sender sender,
        Addressee addressee,
        Subject subject,
        List<Received> received,
        Money principal,
        InterestStatement interest,
        Money interestUnpaid,
        List<FeeLine> fees,
        Money feesUnpaid,
        Money costs,
        Money total,
        BigDecimal ratePercent,
        Money interestPerDay,
        EnforcementCosts enforcementCosts,
        List<OtherClaim> others,
        InstalmentTerms instalments,
        ObjectionAnswer objection,
        Settlement settlement,
        Money costsSettled,
        List<Bucket> coverageOrder) {

    public Notice {
        received = List.copyOf(received);
        fees = List.copyOf(fees);
        others = others == null ? List.of() : List.copyOf(others);
        costsSettled = costsSettled == null ? Money.ZERO : costsSettled;
        coverageOrder = coverageOrder == null ? List.of() : List.copyOf(coverageOrder);
    }

    /** On a claim of which no costs are settled. */
    public Notice(
            LetterKind kind,
            boolean enforcementNotice,
            String language,
            LocalDate letterDate,
            LocalDate deadline,
            Sender sender,
            Addressee addressee,
            Subject subject,
            List<Received> received,
            Money principal,
            InterestStatement interest,
            Money interestUnpaid,
            List<FeeLine> fees,
            Money feesUnpaid,
            Money costs,
            Money total,
            BigDecimal ratePercent,
            Money interestPerDay,
            EnforcementCosts enforcementCosts,
            List<OtherClaim> others,
            InstalmentTerms instalments,
            ObjectionAnswer objection,
            Settlement settlement) {
        this(
                kind,
                enforcementNotice,
                language,
                letterDate,
                deadline,
                sender,
                addressee,
                subject,
                received,
                principal,
                interest,
                interestUnpaid,
                fees,
                feesUnpaid,
                costs,
                total,
                ratePercent,
                interestPerDay,
                enforcementCosts,
                others,
                instalments,
                objection,
                settlement,
                Money.ZERO,
                List.of());
    }

    /** A letter of a step on one claim. */
    public Notice(
            LetterKind kind,
            boolean enforcementNotice,
            String language,
            LocalDate letterDate,
            LocalDate deadline,
            Sender sender,
            Addressee addressee,
            Subject subject,
            List<Received> received,
            Money principal,
            InterestStatement interest,
            Money interestUnpaid,
            List<FeeLine> fees,
            Money feesUnpaid,
            Money costs,
            Money total,
            BigDecimal ratePercent,
            Money interestPerDay,
            EnforcementCosts enforcementCosts) {
        this(
                kind,
                enforcementNotice,
                language,
                letterDate,
                deadline,
                sender,
                addressee,
                subject,
                received,
                principal,
                interest,
                interestUnpaid,
                fees,
                feesUnpaid,
                costs,
                total,
                ratePercent,
                interestPerDay,
                enforcementCosts,
                List.of(),
                null,
                null,
                null);
    }

    /** The same letter, speaking for further claims on the debtor too. */
    public Notice with(List<OtherClaim> merged) {
        return copy(merged, instalments, objection, settlement, costsSettled, coverageOrder);
    }

    /** The same notice, with what a letter beside the procedure says beyond the claim. */
    public Notice with(InstalmentTerms terms, ObjectionAnswer answer, Settlement settled) {
        return copy(others, terms, answer, settled, costsSettled, coverageOrder);
    }

    /** The same notice, with how payments are and were used. */
    public Notice withCoverage(Money settledCosts, List<Bucket> order) {
        return copy(others, instalments, objection, settlement, settledCosts, order);
    }

    private Notice copy(
            List<OtherClaim> merged,
            InstalmentTerms terms,
            ObjectionAnswer answer,
            Settlement settled,
            Money settledCosts,
            List<Bucket> order) {
        return new Notice(
                kind,
                enforcementNotice,
                language,
                letterDate,
                deadline,
                sender,
                addressee,
                subject,
                received,
                principal,
                interest,
                interestUnpaid,
                fees,
                feesUnpaid,
                costs,
                total,
                ratePercent,
                interestPerDay,
                enforcementCosts,
                merged,
                terms,
                answer,
                settled,
                settledCosts,
                order);
    }

    /** What the whole letter asks for: this claim and those merged with it. */
    public Money grandTotal() {
        return Money.sum(others.stream().map(OtherClaim::total)).plus(total);
    }

    /** The creditor. */
    public record Sender(
            String name,
            String organisationNumber,
            List<String> addressLines,
            String postalCode,
            String city,
            String contactName,
            String contactEmail,
            String contactPhone,
            String bankAccount) {}

    public record Addressee(String name, List<String> addressLines, String postalCode, String city) {}

    /** What the claim is about. {@code kid} null: the invoice number is the payment message. */
    public record Subject(
            String reference,
            int invoiceNumber,
            LocalDate invoiceDate,
            LocalDate dueDate,
            Money invoiceAmount,
            String concerns,
            String kid) {}

    /** A payment or a credit. Positive. */
    public record Received(LocalDate date, Money amount, boolean credit) {}

    /** One fee, with the letter that carries it (null: the cost of writing the petition) and its paragraph. */
    public record FeeLine(LetterKind letter, LocalDate date, Money amount, String legalBasis) {}

    /**
     * A further claim on the same debtor in the same letter. Each is paid with its own KID, so that each invoice's ledger
     * comes out even. All amounts are the unpaid parts on the letter's date.
     *
     * @param feeLines the fees that {@code fees} is what is left of, each with its paragraph
     */
    public record OtherClaim(
            int invoiceNumber,
            LocalDate invoiceDate,
            LocalDate dueDate,
            String concerns,
            String kid,
            Money principal,
            InterestStatement interest,
            Money interestUnpaid,
            Money fees,
            Money costs,
            Money total,
            List<FeeLine> feeLines) {

        public OtherClaim {
            feeLines = feeLines == null ? List.of() : List.copyOf(feeLines);
        }

        /** With its fees as one sum. */
        public OtherClaim(
                int invoiceNumber,
                LocalDate invoiceDate,
                LocalDate dueDate,
                String concerns,
                String kid,
                Money principal,
                InterestStatement interest,
                Money interestUnpaid,
                Money fees,
                Money costs,
                Money total) {
            this(
                    invoiceNumber,
                    invoiceDate,
                    dueDate,
                    concerns,
                    kid,
                    principal,
                    interest,
                    interestUnpaid,
                    fees,
                    costs,
                    total,
                    List.of());
        }
    }

    /**
     * An agreement on instalments (avdragsavtale).
     *
     * @param backTo the word of the letter that follows a missed term
     */
    public record InstalmentTerms(LocalDate agreedOn, List<Term> terms, String backTo) {

        public InstalmentTerms {
            terms = List.copyOf(terms);
        }

        public record Term(int number, LocalDate dueOn, Money amount) {}
    }

    /**
     * An answer to an objection (innsigelse).
     *
     * @param disputed the part of the principal that is contested; null: the whole claim
     * @param reasons what the case handler answers, in the debtor's language; empty for {@code RECEIVED}
     * @param handler who looks into it
     */
    public record ObjectionAnswer(
            Outcome outcome, LocalDate receivedOn, Money disputed, String reasons, String handler) {

        public enum Outcome {
            RECEIVED,
            REJECTED,
            UPHELD
        }
    }

    /**
     * How a claim was settled, for a receipt: each payment with what it covered.
     *
     * @param waived given up by the creditor
     * @param refundDue paid beyond the claim; goes back to the debtor
     */
    public record Settlement(List<Payment> payments, Money waived, Money refundDue) {

        public Settlement {
            payments = List.copyOf(payments);
        }

        public record Payment(
                LocalDate date,
                Money amount,
                Money principal,
                Money costs,
                Money fees,
                Money interest,
                Money surplus) {}
    }

    /** What the enforcement officer's fee and the petition may cost; uncertain amounts are "up to about". */
    public record EnforcementCosts(Money petitionFee, Money writingCap) {}
}
