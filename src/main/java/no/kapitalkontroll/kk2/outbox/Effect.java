package no.kapitalkontroll.kk2.outbox;

import java.time.LocalDate;

/**
 * One effect on the outside world.
 *
 * @param caseId 0: it belongs to no case
 * @param letterId null unless it carries a letter
 * @param proposalId null unless it posts a proposal, or attaches something to its voucher
 * @param dueOn a letter's printed date; for the others the date of the run that planned them
 * @param externalId chosen before the call: Message-ID, file name, externalVoucherNumber; of an attachment the id of its voucher
 * @param attempts counted when it is claimed; guards the settling
 */
public record Effect(
        long id,
        String creditorId,
        long caseId,
        EffectKind kind,
        EffectState state,
        Long letterId,
        Long proposalId,
        LocalDate dueOn,
        String externalId,
        int attempts) {}
