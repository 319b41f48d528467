package no.kapitalkontroll.kk2.standin;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** What the last letter asked for: a debtor who pays everything pays this. */
public interface AmountDue {

    /** The whole amount still due on the date; empty when there was no letter. */
    Optional<BigDecimal> totalDue(Company company, int invoiceNumber, LocalDate date);

    static AmountDue unknown() {
        return (company, invoiceNumber, date) -> Optional.empty();
    }
}
