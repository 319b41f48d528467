/** The hash chain that makes a change to a case's log show itself. */
package no.kapitalkontroll.kk2.audit;
