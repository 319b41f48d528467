package no.kapitalkontroll.kk2.core.enforcement;

import no.kapitalkontroll.kk2.core.identifier.NationalIdentityNumber;
import no.kapitalkontroll.kk2.core.identifier.OrganisationNumber;

/** Whom the enforcement officer shall find: without a Norwegian number the petition is not taken. */
public sealed interface DebtorIdentity {

    record Business(OrganisationNumber number) implements DebtorIdentity {}

    /** Also a sole trader: a sole proprietorship (enkeltpersonforetak) is its owner. */
    record Person(NationalIdentityNumber number) implements DebtorIdentity {}

    /** A person whose number is left out. */
    record Unnumbered() implements DebtorIdentity {}

    /** The same without a national identity number: what may be kept. */
    default DebtorIdentity withoutNumber() {
        return this instanceof Person ? new Unnumbered() : this;
    }

    /** The digits; they go into the dossier and nowhere else. */
    default String reveal() {
        if (this instanceof Business business) {
            return business.number().digits();
        }
        return this instanceof Person person ? person.number().reveal() : "***********";
    }
}
