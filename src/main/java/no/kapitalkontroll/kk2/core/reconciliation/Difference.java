package no.kapitalkontroll.kk2.core.reconciliation;

import no.kapitalkontroll.kk2.core.money.Money;

/** @param amount signed: the ledger minus the case */
public record Difference(Cause cause, Money amount) {}
