package no.kapitalkontroll.kk2.report;

import java.util.List;

/**
 * A report in bokmål, before it takes a form.
 *
 * @param name the word that asks for it
 * @param about whose it is, and of which dates
 * @param reckoned in one line, how its figures come about
 */
public record Report(String name, String title, String about, String reckoned, List<ReportTable> tables) {

    public Report {
        tables = List.copyOf(tables);
    }
}
