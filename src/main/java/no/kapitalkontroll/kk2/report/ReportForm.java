package no.kapitalkontroll.kk2.report;

import java.util.Locale;

/** How reports are written. */
public enum ReportForm {
    TABLE,
    CSV,
    XLSX,
    HTML;

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
