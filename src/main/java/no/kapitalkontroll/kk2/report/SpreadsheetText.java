package no.kapitalkontroll.kk2.report;

/** Text that no spreadsheet takes for a formula: a customer may be called {@code =1+1}. */
final class SpreadsheetText {

    private SpreadsheetText() {}

    /** What begins like a formula is led by an apostrophe, as a person would type it. */
    static String of(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
