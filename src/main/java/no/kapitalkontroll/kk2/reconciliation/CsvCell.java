package no.kapitalkontroll.kk2.reconciliation;

/** Text as a cell of a CSV file, which spreadsheets open: a customer may be called {@code =1+1}. */
public final class CsvCell {

    private static final String STARTS_A_FORMULA = "=+-@\t\r\n";

    private CsvCell() {}

    /** The text itself, or led by an apostrophe where a spreadsheet would run it as a formula. */
    public static String text(String text) {
        var isFormula = !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
        return isFormula ? "'" + text : text;
    }
}
