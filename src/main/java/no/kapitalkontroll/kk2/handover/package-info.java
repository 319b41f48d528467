/**
 * The hand-over to the enforcement officer (namsmannen): a petition is checked, drawn up, bound with its evidence, approved by a
 * case handler, and followed by its result. Nothing is sent: the creditor signs and hands it in.
 */
package no.kapitalkontroll.kk2.handover;
