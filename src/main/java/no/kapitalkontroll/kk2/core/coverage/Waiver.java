package no.kapitalkontroll.kk2.core.coverage;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;

/** A part of the claim that the creditor has given up (ettergivelse). Positive. */
public record Waiver(LocalDate date, Bucket bucket, Money amount) {}
