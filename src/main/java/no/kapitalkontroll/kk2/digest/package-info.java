/** The daily mail to a creditor's case handlers: what is new since the last one, and nothing when nothing is. */
package no.kapitalkontroll.kk2.digest;
