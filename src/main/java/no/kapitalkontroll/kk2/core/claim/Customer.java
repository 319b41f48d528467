package no.kapitalkontroll.kk2.core.claim;

import no.kapitalkontroll.kk2.core.identifier.OrganisationNumber;

/** A customer of the creditor: the debtor of a claim (skyldner). Absent texts are null. */
public record Customer(
        long id,
        int version,
        String name,
        String organisationNumber,
        boolean privateIndividual,
        String language,
        String overdueNoticeEmail,
        String invoiceEmail,
        String email,
        PostalAddress postalAddress,
        PostalAddress physicalAddress,
        boolean factoring,
        boolean automaticReminder,
        boolean automaticDebtCollectionNotice) {

    /** Business = valid organisation number and not a private individual; everybody else is a consumer. */
    public boolean isBusiness() {
        return OrganisationNumber.isValid(organisationNumber) && !privateIndividual;
    }
}
