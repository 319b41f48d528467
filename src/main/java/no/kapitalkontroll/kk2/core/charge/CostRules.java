package no.kapitalkontroll.kk2.core.charge;

import no.kapitalkontroll.kk2.core.charge.CostAnswer.Allowed;
import no.kapitalkontroll.kk2.core.charge.CostAnswer.RateIsMissing;
import no.kapitalkontroll.kk2.core.charge.CostAnswer.Refused;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * Costs beyond the fees: an outlay is refunded with no more than was paid out, and the creditor's own writing of a petition
 * bears no more than the cap of its date. How much an authority's fee is says the receipt: the multiples of the court fee are
 * not certain.
 */
public final class CostRules {

    private final RateTable rates;

    public CostRules(RateTable rates) {
        this.rates = rates;
    }

    public CostAnswer answer(CostQuestion question) {
        if (!question.claimed().isPositive()) {
            return new Refused("a cost is above zero", "write what the debtor shall bear");
        }
        return question.type().isOutlay() ? outlay(question) : writing(question);
    }

    private static CostAnswer outlay(CostQuestion question) {
        return within(question, question.paid(), "more than was paid out", "receipt");
    }

    private CostAnswer writing(CostQuestion question) {
        var cap = rates.at(RateKind.PETITION_WRITING_CAP, question.date());
        return cap.isEmpty()
                ? new RateIsMissing(new MissingRate(RateKind.PETITION_WRITING_CAP, question.date()))
                : within(
                        question,
                        Money.rounded(cap.get().value()),
                        "more than may be charged for writing",
                        cap.get().source());
    }

    private static CostAnswer within(CostQuestion question, Money most, String tooMuch, String rateSource) {
        var left = most.minus(question.claimedBefore()).orZero();
        return question.claimed().compareTo(left) <= 0
                ? new Allowed(question.claimed(), question.type().legalBasis(), rateSource)
                : new Refused(tooMuch, "charge at most " + left);
    }
}
