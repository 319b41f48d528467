package no.kapitalkontroll.kk2.core.limitation;

import java.time.LocalDate;

/**
 * An event that put off the limitation of a claim.
 *
 * @param endedOn the day on which a step came to nothing; null while it is pending, and for what is no step
 */
public record Interruption(InterruptingEvent event, LocalDate on, LocalDate endedOn) {}
