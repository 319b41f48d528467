package no.kapitalkontroll.kk2.report;

import no.kapitalkontroll.kk2.core.account.CustomerAccount;
import no.kapitalkontroll.kk2.core.claim.Customer;
import no.kapitalkontroll.kk2.creditor.Creditor;

/** A customer's account, or why there is none. */
public sealed interface AccountAnswer {

    /**
     * @param customer null when KK2 has not read the customer: it reads those alone that owe something past due
     * @param named the name may be written; else the number alone
     */
    record Made(Creditor creditor, long customerId, Customer customer, CustomerAccount account, boolean named)
            implements AccountAnswer {

        /** The same for where no person may be named. */
        public Made withoutName() {
            return new Made(creditor, customerId, customer, account, false);
        }
    }

    record Refused(String why, String remedy) implements AccountAnswer {

        @Override
        public String toString() {
            return "refused: " + why + "; remedy: " + remedy;
        }
    }
}
