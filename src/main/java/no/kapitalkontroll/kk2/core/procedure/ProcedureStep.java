package no.kapitalkontroll.kk2.core.procedure;

import no.kapitalkontroll.kk2.core.notice.LetterKind;

/**
 * @param letter null for a step without a letter (hand-over)
 * @param enforcementNotice the letter is also the notice of tvangsfullbyrdelsesloven § 4-18
 * @param approval a case handler must approve before the step is done
 */
public record ProcedureStep(Step step, LetterKind letter, boolean enforcementNotice, boolean approval) {}
