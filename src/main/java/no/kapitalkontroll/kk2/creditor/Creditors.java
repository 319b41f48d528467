package no.kapitalkontroll.kk2.creditor;

import java.util.List;

/** The creditors in force: the valid files, and the last good version of a broken one. */
public interface Creditors {

    /**
     * The creditor of an id.
     *
     * @throws IllegalArgumentException when there is no such creditor
     */
    Creditor creditor(String creditorId);

    /** Reads the folder again; a changed or new file counts from the next run. */
    CreditorFiles reload();

    /** In the order of their ids. */
    List<Creditor> inForce();
}
