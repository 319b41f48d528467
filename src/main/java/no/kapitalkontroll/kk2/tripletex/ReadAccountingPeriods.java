package no.kapitalkontroll.kk2.tripletex;

import org.springframework.stereotype.Component;

/** Reads which accounting periods (regnskapsperioder) are closed. */
@Component
public class ReadAccountingPeriods {

    private final Pages pages;

    ReadAccountingPeriods(Pages pages) {
        this.pages = pages;
    }

    public AccountingPeriods of(String creditorId) {
        var rows = pages.all(
                TripletexCall.get(creditorId, "/ledger/accountingPeriod").with("fields", "id,start,isClosed"));
        return new AccountingPeriods(Page.of(
                        "accounting period",
                        rows,
                        row -> new AccountingPeriods.Period(row.date("start"), row.flag("isClosed")))
                .items());
    }
}
