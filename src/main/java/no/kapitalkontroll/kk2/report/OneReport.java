package no.kapitalkontroll.kk2.report;

import no.kapitalkontroll.kk2.creditor.Creditor;

/** Makes one of the reports. */
interface OneReport {

    ReportName name();

    Report of(Creditor creditor, ReportDates dates);
}
