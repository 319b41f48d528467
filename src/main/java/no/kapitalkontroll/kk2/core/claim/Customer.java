package no.kapitalkontroll.kk2.core.claim;

import no.kapitalkontroll.kk2.core.identifier.OrganisationNumber;

/**
 * A customer of the creditor: the debtor of a claim (skyldner). Absent texts are null.
 *
 * @param number by which the accountant knows it; 0: not read yet
 */
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
        boolean automaticDebtCollectionNotice,
        int number) {

    public Customer(
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
        this(
                id,
                version,
                name,
                organisationNumber,
                privateIndividual,
                language,
                overdueNoticeEmail,
                invoiceEmail,
                email,
                postalAddress,
                physicalAddress,
                factoring,
                automaticReminder,
                automaticDebtCollectionNotice,
                0);
    }

    /** The same customer when nobody knows any more where it is to be found. */
    public Customer withoutAddresses() {
        return new Customer(
                id,
                version,
                name,
                organisationNumber,
                privateIndividual,
                language,
                null,
                null,
                null,
                null,
                null,
                factoring,
                automaticReminder,
                automaticDebtCollectionNotice,
                number);
    }

    /** Business = valid organisation number and not a private individual; everybody else is a consumer. */
    public boolean isBusiness() {
        return OrganisationNumber.isValid(organisationNumber) && !privateIndividual;
    }
}
