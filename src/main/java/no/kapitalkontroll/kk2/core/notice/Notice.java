package no.kapitalkontroll.kk2.core.notice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.charge.InterestStatement;
import no.kapitalkontroll.kk2.core.money.Money;

/** All that a letter says, frozen when it is planned. The PDF is a function of this and of the template alone. */
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
        EnforcementCosts enforcementCosts) {

    public Notice {
        received = List.copyOf(received);
        fees = List.copyOf(fees);
    }

    /** The creditor. {@code logo} is a file name known to the renderer, or null. */
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

    /** One fee, with the letter that carries it and its paragraph. */
    public record FeeLine(LetterKind letter, LocalDate date, Money amount, String legalBasis) {}

    /** What the enforcement officer's fee and the petition may cost; uncertain amounts are "up to about". */
    public record EnforcementCosts(Money petitionFee, Money writingCap) {}
}
