/** What is stored about debtors, what for and how long: purge, export and erasure (GDPR articles 5, 15 and 17). */
package no.kapitalkontroll.kk2.retention;
