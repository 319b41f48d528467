package no.kapitalkontroll.kk2.cases;

import no.kapitalkontroll.kk2.core.calendar.LegalDates;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.claim.Customer;
import no.kapitalkontroll.kk2.core.coverage.CoverPayments;
import no.kapitalkontroll.kk2.core.procedure.DecideClaim;
import no.kapitalkontroll.kk2.core.procedure.ForeseeNextStep;
import no.kapitalkontroll.kk2.core.procedure.Procedure;
import no.kapitalkontroll.kk2.core.procedure.Terms;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.law.LawBook;
import no.kapitalkontroll.kk2.law.ProcedureFile;

/** A creditor's file and the law, together: what decides about its claims. */
record CreditorRules(Creditor creditor, LawBook law, KeptProcedures procedures) {

    CoverPayments coverPayments() {
        return new CoverPayments(new LateInterest(law.rates(), creditor.dayCount()));
    }

    /** The creditor's business days decide: its holiday stops are days on which nothing is sent. */
    LegalDates dates() {
        return new LegalDates(creditor.calendar());
    }

    DecideClaim decideClaim() {
        return new DecideClaim(dates(), law.rates());
    }

    ForeseeNextStep foreseeNextStep() {
        return new ForeseeNextStep(dates(), law.rates());
    }

    /** The one that a case began with; for a new one what the creditor has chosen for such a debtor. */
    Procedure procedureOf(CaseRow caseRow, Customer customer) {
        if (caseRow != null) {
            return procedures.of(caseRow.procedure(), caseRow.procedureVersion());
        }
        var name = customer != null && customer.isBusiness() ? creditor.businessProcedure() : creditor.procedure();
        return law.procedure(name).map(ProcedureFile::procedure).orElseGet(() -> Procedure.missing(name, 0));
    }

    Terms terms(Procedure procedure) {
        return creditor.terms(procedure, law.confirmedUntil());
    }
}
