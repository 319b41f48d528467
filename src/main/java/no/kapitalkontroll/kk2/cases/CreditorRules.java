package no.kapitalkontroll.kk2.cases;

import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.coverage.CoverPayments;
import no.kapitalkontroll.kk2.core.procedure.Procedure;
import no.kapitalkontroll.kk2.core.procedure.Terms;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.law.LawBook;

/** A creditor's file and the law, together: what decides about its claims. */
record CreditorRules(Creditor creditor, LawBook law) {

    CoverPayments coverPayments() {
        return new CoverPayments(new LateInterest(law.rates(), creditor.dayCount()));
    }

    Procedure procedureOf(CaseRow caseRow) {
        return law.procedure(caseRow == null ? creditor.procedure() : caseRow.procedure());
    }

    Terms terms(Procedure procedure) {
        return creditor.terms(procedure, law.confirmedUntil());
    }
}
