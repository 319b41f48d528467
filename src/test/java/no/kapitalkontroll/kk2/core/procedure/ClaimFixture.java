package no.kapitalkontroll.kk2.core.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kapitalkontroll.kk2.core.charge.CompensationDate;
import no.kapitalkontroll.kk2.core.charge.InterestStatement;
import no.kapitalkontroll.kk2.core.claim.Customer;
import no.kapitalkontroll.kk2.core.claim.EarlierReminder;
import no.kapitalkontroll.kk2.core.claim.Invoice;
import no.kapitalkontroll.kk2.core.claim.InvoiceRemark;
import no.kapitalkontroll.kk2.core.claim.PostalAddress;
import no.kapitalkontroll.kk2.core.coverage.ClaimBalance;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/** An invoice of 12 500.00 due on Monday 2026-08-31, ripe for taking on 09-15; tests bend one thing at a time. */
final class ClaimFixture {

    static final LocalDate DUE = LocalDate.of(2026, 8, 31);
    static final LocalDate TAKEN = LocalDate.of(2026, 9, 15);
    static final LocalDate NOTICE_DEADLINE = LocalDate.of(2026, 9, 29);
    static final LocalDate DEMANDED = LocalDate.of(2026, 10, 5);
    static final LocalDate DEMAND_DEADLINE = LocalDate.of(2026, 10, 19);
    static final LocalDate HANDED_OVER = LocalDate.of(2026, 10, 23);

    static final PostalAddress HOME = new PostalAddress(List.of("Storgata 1"), "0155", "Oslo", "NO");

    static final Procedure STANDARD = new Procedure(
            "standard",
            1,
            List.of(
                    new ProcedureStep(Step.COLLECTION_NOTICE, LetterKind.COLLECTION_NOTICE, false, false),
                    new ProcedureStep(Step.PAYMENT_DEMAND, LetterKind.PAYMENT_DEMAND, true, false),
                    new ProcedureStep(Step.HAND_OVER, null, false, true)));

    LocalDate dueDate = DUE;
    LocalDate invoiceDate = LocalDate.of(2026, 8, 17);
    boolean charged = true;
    boolean creditNote;
    boolean creditedFlag;
    String currency = "NOK";
    InvoiceRemark remark;
    List<EarlierReminder> reminders = new ArrayList<>();

    boolean customerKnown = true;
    String organisationNumber;
    String email = "kari@demo.example";
    PostalAddress address = HOME;
    boolean factoring;
    boolean automaticReminder;
    boolean automaticNotice;

    String principal = "12500";
    String rest = "0";
    String creditedAmount = "0";
    CaseStanding standing;
    Procedure procedure = STANDARD;
    String freeCredit = "0";
    boolean parked;
    boolean ledgerFresh = true;
    boolean red;

    String minimumClaim = "0";
    boolean ignoreTripletexDunning;
    boolean businessCompensation;
    CompensationDate compensationDate = CompensationDate.DUE_DATE;
    Map<LetterKind, Terms.Channel> channels = new HashMap<>();
    LocalDate timeBarredFrom;
    RestPolicy restPolicy = RestPolicy.WAIVE;
    LocalDate lawConfirmedUntil = LocalDate.of(2026, 12, 31);

    ClaimView claim() {
        return new ClaimView(
                invoice(),
                customerKnown ? customer() : null,
                balance(),
                standing,
                procedure,
                Money.of(freeCredit),
                parked,
                ledgerFresh,
                red,
                timeBarredFrom);
    }

    Terms terms() {
        return new Terms(
                LocalDate.of(2026, 1, 1),
                Money.of(minimumClaim),
                Money.kroner(10),
                Money.kroner(100),
                ignoreTripletexDunning,
                businessCompensation,
                compensationDate,
                true,
                procedure,
                1,
                channels,
                lawConfirmedUntil,
                restPolicy);
    }

    static CaseStanding atNotice() {
        return standing(Step.COLLECTION_NOTICE, TAKEN, true, NOTICE_DEADLINE);
    }

    static CaseStanding atDemand() {
        return standing(Step.PAYMENT_DEMAND, DEMANDED, true, DEMAND_DEADLINE);
    }

    static CaseStanding handedOver() {
        return new CaseStanding(1, Step.HAND_OVER, HANDED_OVER, false, null, TAKEN, null, null, true, null, DEMANDED);
    }

    static CaseStanding standing(Step step, LocalDate steppedOn, boolean sent, LocalDate deadline) {
        return new CaseStanding(
                1,
                step,
                steppedOn,
                sent,
                deadline,
                TAKEN,
                null,
                null,
                false,
                null,
                step == Step.PAYMENT_DEMAND ? steppedOn : null);
    }

    static CaseStanding stopped(CaseStanding open, Reason reason) {
        return new CaseStanding(
                1,
                open.step(),
                open.steppedOn(),
                open.letterSent(),
                open.deadline(),
                open.openedOn(),
                null,
                null,
                open.handedOver(),
                reason,
                open.demandedOn());
    }

    static CaseStanding closed(LocalDate closedOn, Reason reason) {
        return new CaseStanding(
                1, Step.COLLECTION_NOTICE, TAKEN, true, NOTICE_DEADLINE, TAKEN, closedOn, reason, false, null, null);
    }

    private Invoice invoice() {
        return new Invoice(
                5,
                1,
                10001,
                invoiceDate,
                dueDate,
                9,
                null,
                Money.kroner(12500),
                Money.of(principal),
                currency,
                charged,
                creditNote,
                creditedFlag,
                null,
                77L,
                remark,
                reminders,
                "Renhold");
    }

    private Customer customer() {
        return new Customer(
                9,
                1,
                "Kari Demo",
                organisationNumber,
                organisationNumber == null,
                "NB",
                null,
                null,
                email,
                address,
                null,
                factoring,
                automaticReminder,
                automaticNotice);
    }

    private ClaimBalance balance() {
        return new ClaimBalance(
                TAKEN,
                Money.of(principal),
                Money.ZERO,
                Money.of(rest),
                Money.ZERO,
                new InterestStatement(List.of()),
                List.of(),
                Set.of(),
                Money.ZERO,
                Money.ZERO,
                Money.of(creditedAmount));
    }
}
