package no.kapitalkontroll.kk2.core.procedure;

import no.kapitalkontroll.kk2.core.notice.LetterKind;

/**
 * What is done with one invoice on one date.
 *
 * @param reason null for take, advance and hand-over
 * @param step the one this decision enters, else the one the case stands at, else null
 * @param letter the one that goes today, else null
 */
public record Decision(DecisionKind kind, Reason reason, Step step, LetterKind letter) {}
