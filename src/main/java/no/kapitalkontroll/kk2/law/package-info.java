/** The dated rates and the procedures, as data: those of the jar and the operator's own. */
package no.kapitalkontroll.kk2.law;
