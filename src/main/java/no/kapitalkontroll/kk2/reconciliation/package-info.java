/**
 * The result of the reconciliation (avstemming), on any date as it was known then: figures, page, CSV and sign-off. What is
 * compared, and what a difference means, is decided in {@code core.reconciliation}; the daily run keeps it by date.
 */
package no.kapitalkontroll.kk2.reconciliation;
