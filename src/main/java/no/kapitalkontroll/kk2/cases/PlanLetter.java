package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.charge.FeeAnswer;
import no.kapitalkontroll.kk2.core.charge.FeeLetter;
import no.kapitalkontroll.kk2.core.charge.FeeQuestion;
import no.kapitalkontroll.kk2.core.claim.EarlierReminder;
import no.kapitalkontroll.kk2.core.coverage.ClaimBalance;
import no.kapitalkontroll.kk2.core.coverage.ClaimLedger;
import no.kapitalkontroll.kk2.core.coverage.FeeCharge;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Works out a letter before anything is written: its dates, whether it bears a fee, and the claim on its date. */
@Component
public class PlanLetter {

    /** The id of a fee that is not stored yet. */
    private static final long NEW_CHARGE = -1;

    private final JdbcClient jdbc;
    private final ReadClaims readClaims;

    public PlanLetter(JdbcClient jdbc, ReadClaims readClaims) {
        this.jdbc = jdbc;
        this.readClaims = readClaims;
    }

    /**
     * A letter that can be written.
     *
     * @param previousDeadline of the last letter that was sent, null for the first
     * @param balance on the letter's date, its own fee included
     */
    record Plan(
            LetterKind kind,
            LocalDate date,
            LocalDate deadline,
            LocalDate previousDeadline,
            Optional<FeeAnswer.Fee> fee,
            String noFeeBecause,
            ClaimLedger ledger,
            ClaimBalance balance) {}

    /**
     * The letter that a run on this day would plan.
     *
     * @param feeTaken another letter of this kind to this debtor on this date bears the fee
     */
    Plan plan(LoadedClaim claim, LetterKind kind, CreditorDay day, boolean feeTaken) {
        var rules = readClaims.rules(day.creditorId());
        var terms = rules.terms(claim.view().procedure());
        var date = rules.decideClaim().letterDate(claim.view(), kind, terms, day.date());
        var step = claim.view().procedure().sending(kind);
        var previous = claim.lastSentLetter().map(LetterFact::deadline).orElse(null);
        var answer = step.fee()
                ? fee(claim, kind, date, previous, feeTaken, rules)
                : new FeeAnswer.NoFee("the procedure charges none for this step");
        var fee = answer instanceof FeeAnswer.Fee charged ? Optional.of(charged) : Optional.<FeeAnswer.Fee>empty();
        var ledger = fee.map(charged -> withFee(claim.ledger(), claim, kind, date, previous, charged))
                .orElse(asCase(claim.ledger(), day.date()));
        return new Plan(
                kind,
                date,
                rules.dates().deadline(date, step.deadlineDays()),
                previous,
                fee,
                whyNone(answer),
                ledger,
                rules.coverPayments().balance(ledger, date));
    }

    private static FeeAnswer fee(
            LoadedClaim claim,
            LetterKind kind,
            LocalDate date,
            LocalDate previousDeadline,
            boolean feeTaken,
            CreditorRules rules) {
        var terms = rules.terms(claim.view().procedure());
        var standing = claim.ledger().fees();
        var answer = rules.law()
                .feeRules()
                .answer(new FeeQuestion(
                        kind,
                        date,
                        claim.invoice().dueDate(),
                        claim.customer().isBusiness(),
                        terms.businessCompensation(),
                        terms.compensationDate(),
                        standing.stream().anyMatch(FeeCharge::isCompensation),
                        standing.stream().anyMatch(fee -> !fee.isCompensation()),
                        feeTaken && terms.feePerDebtorAndDay(),
                        earlierLetters(claim)));
        if (answer instanceof FeeAnswer.Fee fee) {
            var ledger = withFee(claim.ledger(), claim, kind, date, previousDeadline, fee);
            var fallen = rules.coverPayments().balance(ledger, date).fallenFees();
            return fallen.contains(NEW_CHARGE)
                    ? new FeeAnswer.NoFee("the claim was paid in time, and the money came back to the debtor later")
                    : answer;
        }
        return answer;
    }

    private static String whyNone(FeeAnswer answer) {
        if (answer instanceof FeeAnswer.RateIsMissing rate) {
            return "no rate " + rate.missing().words();
        }
        return answer instanceof FeeAnswer.NoFee none ? none.reason() : "";
    }

    /** The claim on a letter's date, for a letter that speaks for it in another case's name. */
    ClaimBalance balanceOn(LoadedClaim claim, LocalDate date, CreditorDay day) {
        return readClaims.rules(day.creditorId()).coverPayments().balance(claim.ledger(), date);
    }

    /** Whether a letter of this kind to this debtor on this date bears the fee already. */
    boolean feeTaken(String creditorId, long customerId, LetterKind kind, LocalDate date, long exceptCase) {
        return jdbc.sql("""
                                SELECT COUNT(*) FROM letters WHERE creditor_id = ? AND customer_id = ? AND letter_date = ? AND kind = ?
                                   AND fee_bearing AND state NOT IN ('CANCELLED', 'RETURNED') AND case_id <> ?
                                """)
                        .params(creditorId, customerId, date, kind.word(), exceptCase)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Our letters that were sent and Tripletex' own reminders, in date order: both count under § 1-3. */
    private static List<FeeLetter> earlierLetters(LoadedClaim claim) {
        var ours = claim.letters().stream()
                .filter(letter -> letter.kind().isOfStep() && letter.state() == LetterFact.State.SENT)
                .map(letter -> new FeeLetter(letter.kind(), letter.date(), letter.deadline(), letter.feeBearing()));
        var tripletex = claim.invoice().reminders().stream()
                .filter(reminder -> reminder.type() != EarlierReminder.Type.SOFT_REMINDER)
                .map(reminder -> new FeeLetter(
                        LetterKind.REMINDER,
                        reminder.date(),
                        reminder.termOfPayment(),
                        reminder.charge().isPositive()));
        return Stream.concat(ours, tripletex)
                .sorted(Comparator.comparing(FeeLetter::date))
                .toList();
    }

    private static ClaimLedger withFee(
            ClaimLedger ledger,
            LoadedClaim claim,
            LetterKind kind,
            LocalDate date,
            LocalDate previousDeadline,
            FeeAnswer.Fee fee) {
        List<FeeCharge> fees = new ArrayList<>(ledger.fees());
        fees.add(new FeeCharge(NEW_CHARGE, kind, date, previousDeadline, fee.amount(), fee.legalBasis()));
        return new ClaimLedger(
                ledger.invoiceAmount(),
                ledger.dueDate(),
                claim.hasCase() ? ledger.openedOn() : date,
                ledger.movements(),
                fees,
                ledger.costs(),
                ledger.waivers(),
                ledger.order(),
                null,
                ledger.designated());
    }

    private static ClaimLedger asCase(ClaimLedger ledger, LocalDate date) {
        return ledger.openedOn() != null
                ? ledger
                : new ClaimLedger(
                        ledger.invoiceAmount(),
                        ledger.dueDate(),
                        date,
                        ledger.movements(),
                        ledger.fees(),
                        ledger.costs(),
                        ledger.waivers(),
                        ledger.order(),
                        null,
                        ledger.designated());
    }
}
