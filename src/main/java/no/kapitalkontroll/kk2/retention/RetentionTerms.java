package no.kapitalkontroll.kk2.retention;

import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How long things are kept, as this installation has set it. */
@Component
public class RetentionTerms {

    private final int caseYears;
    private final int invoiceDays;
    private final int giroDays;

    RetentionTerms(
            @Value("${kk2.retention.case-years:5}") int caseYears,
            @Value("${kk2.retention.invoice-days:90}") int invoiceDays,
            @Value("${kk2.retention.giro-days:90}") int giroDays) {
        if (caseYears < 1 || invoiceDays < 1 || giroDays < 1) {
            throw new IllegalArgumentException(
                    "kk2.retention.*: at least 1; what is forgotten at once was never there to be proved");
        }
        this.caseYears = caseYears;
        this.invoiceDays = invoiceDays;
        this.giroDays = giroDays;
    }

    public int caseYears() {
        return caseYears;
    }

    public int invoiceDays() {
        return invoiceDays;
    }

    public int giroDays() {
        return giroDays;
    }

    /** A case that closed before this date is past its time. */
    LocalDate casesClosedBefore(LocalDate today) {
        return LocalDate.of(today.getYear() - caseYears, 1, 1);
    }

    /** An invoice without a case that was paid before this date is past its time. */
    LocalDate invoicesPaidBefore(LocalDate today) {
        return today.minusDays(invoiceDays);
    }

    LocalDate giroPaidBefore(LocalDate today) {
        return today.minusDays(giroDays);
    }
}
