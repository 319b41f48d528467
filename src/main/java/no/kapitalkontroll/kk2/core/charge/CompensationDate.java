package no.kapitalkontroll.kk2.core.charge;

import java.time.LocalDate;

/**
 * Which date chooses the half-year's amount of the standard compensation (forsinkelsesrenteloven § 3 a). Neither the act nor a
 * source that was found says it: the creditor's choice, by default the due date.
 */
public enum CompensationDate {
    DUE_DATE,
    LETTER_DATE;

    LocalDate of(LocalDate dueDate, LocalDate letterDate) {
        return this == DUE_DATE ? dueDate : letterDate;
    }
}
