/** Payments that Tripletex does not see: told by a person or by a giro file, counted, booked once, and matched when it does. */
package no.kapitalkontroll.kk2.payment;
