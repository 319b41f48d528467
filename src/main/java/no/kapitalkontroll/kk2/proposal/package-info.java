/** What a person may do with a posting proposal that did not go the usual way. */
package no.kapitalkontroll.kk2.proposal;
