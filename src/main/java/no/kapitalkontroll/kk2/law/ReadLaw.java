package no.kapitalkontroll.kk2.law;

import no.kapitalkontroll.kk2.core.charge.RateTable;
import no.kapitalkontroll.kk2.installation.Installation;

/** Reads rates and procedures: those of the jar, and what the installation adds. */
public final class ReadLaw {

    private ReadLaw() {}

    /**
     * The law of this installation.
     *
     * @throws BrokenLawFile naming file, key and remedy
     */
    public static LawBook of(Installation installation) {
        return new LawBook(
                new RateTable(new ReadRates().rates(installation.rates())),
                new ReadProcedures().procedures(installation.procedures()),
                installation.lawConfirmedUntil());
    }
}
