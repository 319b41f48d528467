package no.kapitalkontroll.kk2.cases;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.charge.Rate;
import no.kapitalkontroll.kk2.core.charge.RateKind;
import no.kapitalkontroll.kk2.core.claim.Customer;
import no.kapitalkontroll.kk2.core.claim.PostalAddress;
import no.kapitalkontroll.kk2.core.coverage.ClaimBalance;
import no.kapitalkontroll.kk2.core.coverage.ClaimLedger;
import no.kapitalkontroll.kk2.core.coverage.CostCharge;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.Notice;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.creditor.Language;
import org.springframework.stereotype.Component;

/** Writes down all that a letter says, once, when it is planned. */
@Component
public class WriteNotice {

    Notice of(LoadedClaim claim, PlanLetter.Plan plan, CreditorRules rules) {
        var balance = plan.balance();
        var invoice = claim.invoice();
        var rates = rules.law().rates();
        var percent =
                rates.at(RateKind.LATE_INTEREST, plan.date()).map(Rate::value).orElse(BigDecimal.ZERO);
        var isEnforcementNotice = plan.kind().isOfStep()
                && claim.view().procedure().sending(plan.kind()).enforcementNotice();
        return new Notice(
                        plan.kind(),
                        isEnforcementNotice,
                        language(claim.customer(), rules.creditor().language()),
                        plan.date(),
                        plan.deadline(),
                        sender(rules.creditor()),
                        addressee(claim.customer()),
                        new Notice.Subject(
                                "%s-%d".formatted(rules.creditor().id(), invoice.number()),
                                invoice.number(),
                                invoice.invoiceDate(),
                                invoice.dueDate(),
                                invoice.amount(),
                                invoice.concerns(),
                                invoice.kid()),
                        received(claim, balance),
                        balance.principal(),
                        balance.interestStatement(),
                        balance.interest(),
                        feeLines(plan.ledger(), balance),
                        balance.fees(),
                        balance.costs(),
                        balance.total(),
                        percent,
                        perDay(
                                balance.principal(),
                                percent,
                                rules.creditor().dayCount().daysIn(plan.date().getYear())),
                        isEnforcementNotice ? enforcementCosts(plan, rules) : null)
                .withCoverage(costsSettled(plan), plan.ledger().order());
    }

    /** A further claim in the same letter. */
    Notice.OtherClaim other(LoadedClaim claim, ClaimBalance balance) {
        var invoice = claim.invoice();
        return new Notice.OtherClaim(
                invoice.number(),
                invoice.invoiceDate(),
                invoice.dueDate(),
                invoice.concerns(),
                invoice.kid(),
                balance.principal(),
                balance.interestStatement(),
                balance.interest(),
                balance.fees(),
                balance.costs(),
                balance.total(),
                feeLines(claim.ledger(), balance));
    }

    /** The creditor's written language; English for a customer that Tripletex marks so. */
    static String language(Customer customer, Language ofCreditor) {
        return "EN".equals(customer.language()) ? "en" : ofCreditor.word();
    }

    private static Money costsSettled(PlanLetter.Plan plan) {
        return Money.sum(plan.ledger().costs().stream()
                        .filter(cost -> !cost.date().isAfter(plan.date()))
                        .map(CostCharge::amount))
                .minus(plan.balance().costs());
    }

    /** The fees that stand, each with its letter and paragraph. */
    private static List<Notice.FeeLine> feeLines(ClaimLedger ledger, ClaimBalance balance) {
        return ledger.fees().stream()
                .filter(fee -> !balance.fallenFees().contains(fee.chargeId()))
                .map(fee -> new Notice.FeeLine(fee.letter(), fee.letterDate(), fee.amount(), fee.legalBasis()))
                .toList();
    }

    private static Money perDay(Money principal, BigDecimal percent, int daysInYear) {
        return Money.rounded(principal
                .amount()
                .multiply(percent)
                .divide(BigDecimal.valueOf(100L * daysInYear), 10, RoundingMode.HALF_UP));
    }

    private static Notice.EnforcementCosts enforcementCosts(PlanLetter.Plan plan, CreditorRules rules) {
        var rates = rules.law().rates();
        var petition = rates.at(RateKind.ENFORCEMENT_PETITION_FEE, plan.date()).map(Rate::value);
        var writing = rates.at(RateKind.PETITION_WRITING_CAP, plan.date()).map(Rate::value);
        return petition.isEmpty() || writing.isEmpty()
                ? null
                : new Notice.EnforcementCosts(Money.rounded(petition.get()), Money.rounded(writing.get()));
    }

    private static Notice.Sender sender(Creditor creditor) {
        return new Notice.Sender(
                creditor.name(),
                creditor.organisationNumber(),
                creditor.address().lines(),
                creditor.address().postalCode(),
                creditor.address().city(),
                creditor.contact().name(),
                creditor.contact().email(),
                creditor.contact().phone().orElse(null),
                creditor.bankAccount());
    }

    /** Whom and where a letter speaks to. */
    static Notice.Addressee addressee(Customer customer) {
        var address = Stream.of(customer.postalAddress(), customer.physicalAddress())
                .filter(WriteNotice::isComplete)
                .findFirst();
        return new Notice.Addressee(
                customer.name(),
                address.map(PostalAddress::lines).orElse(List.of()),
                address.map(PostalAddress::postalCode).orElse(""),
                address.map(PostalAddress::city).orElse(""));
    }

    private static boolean isComplete(PostalAddress address) {
        return address != null && address.postalCode() != null && address.city() != null;
    }

    /** What was paid and credited; a payment that bounced never happened and is not told, unless the sums need it. */
    private static List<Notice.Received> received(LoadedClaim claim, ClaimBalance balance) {
        var all = claim.ledger().movements();
        var standing = all.stream()
                .filter(movement -> movement.kind() == Movement.Kind.CREDIT
                        || balance.allocations().stream().anyMatch(a -> a.postingId() == movement.postingId()))
                .toList();
        return (sum(standing).equals(sum(all)) ? standing : all)
                .stream()
                        .map(movement -> new Notice.Received(
                                movement.date(), movement.amount().negated(), movement.kind() == Movement.Kind.CREDIT))
                        .toList();
    }

    private static Money sum(List<Movement> movements) {
        return Money.sum(movements.stream().map(Movement::amount));
    }
}
