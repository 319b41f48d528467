package no.kapitalkontroll.kk2.core.enforcement;

import no.kapitalkontroll.kk2.core.identifier.NationalIdentityNumber;
import no.kapitalkontroll.kk2.core.identifier.OrganisationNumber;

/** Whom the enforcement officer shall find: without a Norwegian number the petition is not taken. */
public sealed interface DebtorIdentity {

    record Business(OrganisationNumber number) implements DebtorIdentity {}

    /** Also a sole trader: a sole proprietorship (enkeltpersonforetak) is its owner. */
    record Person(NationalIdentityNumber number) implements DebtorIdentity {}

    /** The digits; they go into the dossier and nowhere else. */
    default String reveal() {
        return this instanceof Business business
                ? business.number().digits()
                : ((Person) this).number().reveal();
    }
}
