/** Letters: what a notice says, set as a PDF/A, and put where printers fetch it. */
package no.kapitalkontroll.kk2.letter;
