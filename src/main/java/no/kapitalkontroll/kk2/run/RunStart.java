package no.kapitalkontroll.kk2.run;

import no.kapitalkontroll.kk2.cases.CreditorDay;

/**
 * The answer to a claim on a creditor's day.
 *
 * @param day null unless it was won
 * @param why null when it was won
 * @param dateRefused the date lies before the last finished run: the call was wrong, not the world
 */
public record RunStart(CreditorDay day, String why, boolean dateRefused) {

    static RunStart begun(CreditorDay day) {
        return new RunStart(day, null, false);
    }

    static RunStart notBegun(String why) {
        return new RunStart(null, why, false);
    }

    static RunStart wrongDate(String why) {
        return new RunStart(null, why, true);
    }

    public boolean isWon() {
        return day != null;
    }
}
