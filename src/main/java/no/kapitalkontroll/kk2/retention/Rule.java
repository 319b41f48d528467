package no.kapitalkontroll.kk2.retention;

import java.util.Locale;

/** Why a table is kept, and until when. The defaults are uncertain in law: the creditor confirms them. */
public enum Rule {
    /** Letters, charges, vouchers, statements and the log of a case: all go at once, a half would prove nothing. */
    CASE(
            "kk2.retention.case-years",
            "proof of the claim and of what was booked (bokføringsloven § 13; GDPR article 6 (1) c and f)",
            "%d years after the end of the year in which the case closed"),
    /** What was read of an invoice that never became a case. */
    INVOICE(
            "kk2.retention.invoice-days",
            "to see whether an invoice is paid; the invoice itself is in Tripletex (GDPR article 6 (1) f)",
            "%d days after it was paid, when it has no case; else with its case"),
    /** Transactions of giro files that belong to no case. */
    GIRO(
            "kk2.retention.giro-days",
            "to give a payment to the right invoice, and never twice (GDPR article 6 (1) f)",
            "%d days after it was paid, when it belongs to no case; else with its case"),
    /** Dates without names. */
    REPORT(
            "kk2.retention.case-years",
            "reports of past dates: how fast invoices are paid, by dates alone",
            "%d years after the end of the year in which the invoice was paid"),
    /** Name, addresses and e-mail of a debtor. */
    CONTACT(
            "kk2.retention.invoice-days",
            "to write to the debtor (GDPR article 6 (1) f)",
            "with the debtor's last case and invoice"),
    /** Nothing that belongs to a debtor. */
    INSTALLATION("", "to run the installation; nothing in it belongs to a debtor", "as long as it runs");

    private final String key;
    private final String purpose;
    private final String period;

    Rule(String key, String purpose, String period) {
        this.key = key;
        this.purpose = purpose;
        this.period = period;
    }

    /** The setting, or empty. */
    public String key() {
        return key;
    }

    public String purpose() {
        return purpose;
    }

    /** In words, with the number in force. */
    public String period(RetentionTerms terms) {
        return switch (this) {
            case CASE, REPORT -> period.formatted(terms.caseYears());
            case INVOICE -> period.formatted(terms.invoiceDays());
            case GIRO -> period.formatted(terms.giroDays());
            case CONTACT, INSTALLATION -> period;
        };
    }

    /** As it stands in purge_log. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
