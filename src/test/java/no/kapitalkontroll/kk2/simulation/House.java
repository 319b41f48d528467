package no.kapitalkontroll.kk2.simulation;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.calendar.BusinessCalendar;
import no.kapitalkontroll.kk2.core.calendar.LegalDates;
import no.kapitalkontroll.kk2.core.charge.CompensationDate;
import no.kapitalkontroll.kk2.core.charge.DayCount;
import no.kapitalkontroll.kk2.core.charge.FeeRules;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.charge.TestRates;
import no.kapitalkontroll.kk2.core.claim.Customer;
import no.kapitalkontroll.kk2.core.claim.PostalAddress;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.CoverPayments;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.DecideClaim;
import no.kapitalkontroll.kk2.core.procedure.Procedure;
import no.kapitalkontroll.kk2.core.procedure.ProcedureStep;
import no.kapitalkontroll.kk2.core.procedure.Step;
import no.kapitalkontroll.kk2.core.procedure.Terms;

/** What a creditor has chosen, and the law. */
record House(String id, List<Bucket> order, boolean sendToLedger, boolean closePostings) {

    static final LegalDates DATES = new LegalDates(new BusinessCalendar());

    static final Map<AccountRole, Integer> ACCOUNTS = Map.of(
            AccountRole.RECEIVABLES, 1500,
            AccountRole.FEE_INCOME, 3909,
            AccountRole.INTEREST_INCOME, 8050,
            AccountRole.COSTS, 7309,
            AccountRole.BANK, 1930,
            AccountRole.REFUNDS, 2990);

    static final Procedure PROCEDURE = new Procedure(
            "standard",
            1,
            List.of(
                    new ProcedureStep(Step.COLLECTION_NOTICE, LetterKind.COLLECTION_NOTICE, false, false),
                    new ProcedureStep(Step.PAYMENT_DEMAND, LetterKind.PAYMENT_DEMAND, true, false),
                    new ProcedureStep(Step.HAND_OVER, null, false, true)));

    static final Terms TERMS = new Terms(
            LocalDate.of(2025, 1, 1),
            Money.ZERO,
            Money.kroner(10),
            Money.kroner(100),
            false,
            false,
            CompensationDate.DUE_DATE,
            true,
            PROCEDURE,
            1,
            new EnumMap<>(LetterKind.class),
            LocalDate.of(2026, 12, 31));

    static final DecideClaim DECIDE_CLAIM = new DecideClaim(DATES, TestRates.table());
    static final FeeRules FEE_RULES = new FeeRules(TestRates.table());
    static final CoverPayments COVER_PAYMENTS =
            new CoverPayments(new LateInterest(TestRates.table(), DayCount.ACTUAL_ACTUAL));

    static final Customer DEBTOR = new Customer(
            9,
            1,
            "Demo",
            null,
            true,
            "NB",
            null,
            null,
            "post@demo.example",
            new PostalAddress(List.of("Storgata 1"), "0155", "Oslo", "NO"),
            null,
            false,
            false,
            false);

    private static final List<List<Bucket>> ORDERS = List.of(
            List.of(Bucket.PRINCIPAL, Bucket.COSTS, Bucket.FEES, Bucket.INTEREST),
            List.of(Bucket.COSTS, Bucket.FEES, Bucket.INTEREST, Bucket.PRINCIPAL),
            List.of(Bucket.INTEREST, Bucket.PRINCIPAL, Bucket.FEES, Bucket.COSTS));

    static House of(int ordinal, Random random) {
        return new House(
                "demo" + ordinal,
                ORDERS.get(random.nextInt(ORDERS.size())),
                random.nextInt(4) == 0,
                random.nextInt(4) > 0);
    }
}
