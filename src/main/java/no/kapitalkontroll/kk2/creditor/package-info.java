/** Creditors (kreditorer) as their files describe them: reading, checking, defaults. Nothing here knows Camel or Tripletex. */
package no.kapitalkontroll.kk2.creditor;
