package no.kapitalkontroll.kk2.core.procedure;

import java.time.LocalDate;

/** The step that a claim enters next, and the first date on which it can, as far as today's facts tell. */
public record NextStep(Step step, LocalDate date) {}
