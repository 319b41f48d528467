package no.kapitalkontroll.kk2.core.enforcement;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.identifier.BankAccountNumber;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.Reason;

/** Says all that a petition lacks, at once; an empty list means that it may be handed over. */
public final class CheckPetition {

    /** Inkassoloven § 11: legal steps rest on a payment demand that is at most six months old. */
    private static final int MONTHS_OF_A_DEMAND = 6;

    /** Tvangsfullbyrdelsesloven § 4-18: not before two weeks after the notice was sent. */
    private static final int WEEKS_OF_A_NOTICE = 2;

    private static final int LONGEST_NAME = 80;

    /** In the order in which a person would look. */
    public List<Missing> missing(PetitionFacts facts) {
        return Stream.of(
                        step(facts),
                        demand(facts),
                        notice(facts),
                        proof(facts),
                        uncontested(facts),
                        stop(facts),
                        difference(facts),
                        timeBarred(facts),
                        principal(facts),
                        ledger(facts),
                        debtorNumber(facts),
                        debtorAddress(facts),
                        invoiceCopy(facts),
                        rates(facts),
                        law(facts),
                        writingCosts(facts),
                        account(facts),
                        signatory(facts))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Missing> step(PetitionFacts facts) {
        return unless(
                facts.atHandOver(),
                Requirement.STEP,
                "the case has not come so far, or is closed",
                "let the daily run bring it there; see the case's decision in a preview");
    }

    private static Optional<Missing> demand(PetitionFacts facts) {
        var demand = last(facts.letters().stream().filter(letter -> letter.kind() == LetterKind.PAYMENT_DEMAND));
        if (demand.isEmpty()) {
            return missing(Requirement.PAYMENT_DEMAND, "none was sent", "put the case back to the payment demand");
        }
        var good = !facts.today().isAfter(demand.get().date().plusMonths(MONTHS_OF_A_DEMAND));
        return unless(
                good,
                Requirement.PAYMENT_DEMAND,
                "the last one is of " + demand.get().date(),
                "put the case back to the payment demand: a new one is sent");
    }

    private static Optional<Missing> notice(PetitionFacts facts) {
        var notice = facts.enforcementNotice();
        if (notice.isEmpty()) {
            return missing(
                    Requirement.ENFORCEMENT_NOTICE,
                    "none was sent",
                    "put the case back to a step whose letter is the notice");
        }
        var from = notice.get().date().plusWeeks(WEEKS_OF_A_NOTICE);
        if (facts.today().isBefore(from)) {
            return missing(
                    Requirement.ENFORCEMENT_NOTICE, "it is of " + notice.get().date(), "wait until " + from);
        }
        var deadline = notice.get().deadline();
        return unless(
                deadline != null && facts.today().isAfter(deadline),
                Requirement.ENFORCEMENT_NOTICE,
                "its deadline is " + deadline,
                "wait until the day after");
    }

    private static Optional<Missing> proof(PetitionFacts facts) {
        var unproven =
                facts.letters().stream().filter(letter -> !letter.isProven()).toList();
        return unless(
                unproven.isEmpty(),
                Requirement.PROOF_OF_SENDING,
                "there is none for " + unproven,
                "settle the letter in JMX (Outbox), or put the case back so that it is sent anew");
    }

    private static Optional<Missing> uncontested(PetitionFacts facts) {
        var contest = facts.contest();
        if (contest.pending()) {
            return missing(
                    Requirement.UNCONTESTED,
                    "an objection is open",
                    "answer it; a contested claim goes to the conciliation board (forliksrådet)");
        }
        return unless(
                !contest.stands(),
                Requirement.UNCONTESTED,
                "the objection of %s was not met"
                        .formatted(contest.notMet().stream()
                                .map(LocalDate::toString)
                                .collect(joining(", "))),
                "say that the debtor has dropped it, if that is so (--objection-dropped); else the claim goes to the"
                        + " conciliation board (forliksrådet)");
    }

    private static Optional<Missing> stop(PetitionFacts facts) {
        var stopped = facts.stopped();
        var toldElsewhere = stopped == null
                || (stopped == Reason.DISPUTED && facts.contest().pending())
                || (stopped == Reason.DIFFERENCE && facts.red());
        return unless(
                toldElsewhere,
                Requirement.NO_STOP,
                stopped == null ? "" : stopped.word(),
                "end what stops it, then let a run decide again");
    }

    private static Optional<Missing> difference(PetitionFacts facts) {
        return unless(
                !facts.red(),
                Requirement.NO_DIFFERENCE,
                "the case is red",
                "clear the difference as the last run's summary says");
    }

    private static Optional<Missing> timeBarred(PetitionFacts facts) {
        return unless(
                facts.today().isBefore(facts.timeBarredFrom()),
                Requirement.NOT_TIME_BARRED,
                "time-barred from " + facts.timeBarredFrom(),
                "stop collecting, or register what interrupted the limitation");
    }

    private static Optional<Missing> principal(PetitionFacts facts) {
        var enough = facts.principal().isPositive() && facts.principal().compareTo(facts.minimum()) >= 0;
        return unless(
                enough,
                Requirement.PRINCIPAL,
                "%s is open, the creditor's minimum is %s".formatted(facts.principal(), facts.minimum()),
                "write the rest off, or lower the creditor's minimum-claim");
    }

    private static Optional<Missing> ledger(PetitionFacts facts) {
        var fresh = facts.lastRun() != null
                && !facts.lastRun().isBefore(facts.today().minusDays(1));
        return unless(
                fresh,
                Requirement.FRESH_LEDGER,
                facts.lastRun() == null ? "no run has finished" : "the last finished run is of " + facts.lastRun(),
                "let a run finish");
    }

    private static Optional<Missing> debtorNumber(PetitionFacts facts) {
        return unless(
                facts.debtor().isPresent(),
                Requirement.DEBTOR_NUMBER,
                "there is no valid organisation number, and no valid national identity number was given",
                "give the national identity number when it is asked for, or mend the customer in Tripletex");
    }

    private static Optional<Missing> debtorAddress(PetitionFacts facts) {
        var address = facts.debtorAddress();
        return unless(
                address != null && address.isDeliverable() && !address.isAbroad(),
                Requirement.DEBTOR_ADDRESS,
                "the customer has no whole address in Norway",
                "mend the customer in Tripletex and let a run read it");
    }

    private static Optional<Missing> invoiceCopy(PetitionFacts facts) {
        var copy = facts.invoiceCopy();
        return unless(copy.available(), Requirement.INVOICE_COPY, copy.why(), copy.remedy());
    }

    private static Optional<Missing> rates(PetitionFacts facts) {
        if (facts.missingRate().isPresent()) {
            var gap = facts.missingRate().get();
            return missing(
                    Requirement.RATES,
                    "%s is not known on %s".formatted(gap.kind(), gap.date()),
                    "add it to KK2_RATES");
        }
        return unless(
                facts.petitionFee().isPresent(),
                Requirement.RATES,
                "the fee for a petition is not known on " + facts.today(),
                "add it to KK2_RATES");
    }

    private static Optional<Missing> law(PetitionFacts facts) {
        return unless(
                !facts.today().isAfter(facts.lawConfirmedUntil()),
                Requirement.LAW,
                "it is confirmed until " + facts.lawConfirmedUntil(),
                "let a lawyer look, then raise KK2_LAW_CONFIRMED_UNTIL");
    }

    private static Optional<Missing> writingCosts(PetitionFacts facts) {
        var claimed = facts.writingCosts();
        if (claimed.isZero()) {
            return Optional.empty();
        }
        if (claimed.isNegative()) {
            return missing(Requirement.WRITING_COSTS, "%s is negative".formatted(claimed), "claim nothing instead");
        }
        if (facts.writingCap().isEmpty()) {
            return missing(
                    Requirement.WRITING_COSTS,
                    "the cap is not known on " + facts.today(),
                    "add it to KK2_RATES, or claim nothing");
        }
        var cap = facts.writingCap().get();
        return unless(
                claimed.amount().compareTo(cap.value()) <= 0,
                Requirement.WRITING_COSTS,
                "%s is more than %s (%s)"
                        .formatted(
                                claimed,
                                cap.value().toPlainString(),
                                cap.confidence().name().toLowerCase(Locale.ROOT)),
                "claim at most the cap");
    }

    private static Optional<Missing> account(PetitionFacts facts) {
        return unless(
                BankAccountNumber.isValid(facts.bankAccount()),
                Requirement.ACCOUNT,
                "the creditor's file has none",
                "write bank-account into the creditor's file");
    }

    private static Optional<Missing> signatory(PetitionFacts facts) {
        var name = facts.signatory();
        var good = name != null
                && !name.isBlank()
                && name.length() <= LONGEST_NAME
                && name.chars().noneMatch(Character::isISOControl);
        return unless(
                good,
                Requirement.SIGNATORY,
                "no name that could stand under the petition",
                "name who signs, in at most " + LONGEST_NAME + " characters");
    }

    private static <T> Optional<T> last(Stream<T> inOrder) {
        return inOrder.reduce((earlier, later) -> later);
    }

    private static Optional<Missing> unless(boolean holds, Requirement requirement, String why, String remedy) {
        return holds ? Optional.empty() : missing(requirement, why, remedy);
    }

    private static Optional<Missing> missing(Requirement requirement, String why, String remedy) {
        return Optional.of(new Missing(requirement, why, remedy));
    }
}
