/** Measures KK2 on the machine where it stands, beside a floor: the same work written as plainly as it can be. */
package no.kapitalkontroll.kk2.bench;
