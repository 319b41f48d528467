package no.kapitalkontroll.kk2.core.coverage;

/**
 * From when a credit note lowers the principal that bears interest. The acts do not say it: a credit note that grants something
 * counts from its own date, one that corrects an error of the invoice from the due date, because that part was never owed.
 * Tripletex does not tell which it is: the creditor's choice, by default the credit note's date.
 */
public enum CreditDate {
    CREDIT_NOTE_DATE,
    DUE_DATE
}
