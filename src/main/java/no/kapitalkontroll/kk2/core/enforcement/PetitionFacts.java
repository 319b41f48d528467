package no.kapitalkontroll.kk2.core.enforcement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.charge.MissingRate;
import no.kapitalkontroll.kk2.core.charge.Rate;
import no.kapitalkontroll.kk2.core.claim.PostalAddress;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.procedure.Reason;

/**
 * Everything that decides whether a petition may be handed over on a day.
 *
 * @param letters sent, in their order
 * @param contest the debtor's objections
 * @param stopped what else keeps the case from moving, an earlier hand-over apart; null when nothing does
 * @param minimum an open principal under it is not worth a petition
 * @param timeBarredFrom the first day on which the claim is time-barred
 * @param lastRun the business date of the last finished run, null when there was none
 * @param debtorAddress where the debtor lives or does business, null when it is unknown
 * @param missingRate the first interest rate that is missing up to today
 * @param petitionFee of today; empty when it is not known
 * @param writingCap the most that may be claimed for writing the petition today; empty when it is not known
 * @param writingCosts what is claimed for writing it
 * @param bankAccount the creditor's, as its file says
 * @param signatory who signs for the creditor; may be blank
 */
public record PetitionFacts(
        LocalDate today,
        boolean atHandOver,
        List<SentLetter> letters,
        Contest contest,
        Reason stopped,
        boolean red,
        LocalDate timeBarredFrom,
        Money principal,
        Money minimum,
        LocalDate lastRun,
        Optional<DebtorIdentity> debtor,
        PostalAddress debtorAddress,
        InvoiceCopy invoiceCopy,
        Optional<MissingRate> missingRate,
        Optional<Rate> petitionFee,
        Optional<Rate> writingCap,
        Money writingCosts,
        LocalDate lawConfirmedUntil,
        String bankAccount,
        String signatory) {

    public PetitionFacts {
        letters = List.copyOf(letters);
    }

    /** Whether there is a copy of the invoice; if not, why, and what can be done. */
    public record InvoiceCopy(boolean available, String why, String remedy) {

        public static InvoiceCopy there() {
            return new InvoiceCopy(true, "", "");
        }

        public static InvoiceCopy missing(String why, String remedy) {
            return new InvoiceCopy(false, why, remedy);
        }
    }

    /** The last letter that was a notice of § 4-18. */
    Optional<SentLetter> enforcementNotice() {
        return letters.stream().filter(SentLetter::enforcementNotice).reduce((earlier, later) -> later);
    }

    /** The day alone: the rest is about a person. */
    @Override
    public String toString() {
        return "facts of a petition on " + today;
    }
}
