package no.kapitalkontroll.kk2.core.instalment;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;

/** One instalment (avdrag), counted from 1. */
public record Term(int number, LocalDate dueOn, Money amount) {}
