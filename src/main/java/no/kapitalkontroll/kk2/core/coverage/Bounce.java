package no.kapitalkontroll.kk2.core.coverage;

/** A payment or credit and the later movement that undid it: together they never happened. */
public record Bounce(Movement reversed, Movement reversal) {}
