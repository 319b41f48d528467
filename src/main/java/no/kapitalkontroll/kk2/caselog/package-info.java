/** Proves that the logs of cases are whole, and gives one away as a file that proves itself. */
package no.kapitalkontroll.kk2.caselog;
