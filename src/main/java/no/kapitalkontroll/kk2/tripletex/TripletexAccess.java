package no.kapitalkontroll.kk2.tripletex;

import no.kapitalkontroll.kk2.creditor.Secret;

/** Where the key to a creditor's books is kept. */
public interface TripletexAccess {

    /** @throws IllegalArgumentException when there is no such creditor */
    Credentials of(String creditorId);

    /** @param companyId 0 for the token's own company, else the client company of an accountant's token */
    record Credentials(Secret employeeToken, long companyId) {}
}
