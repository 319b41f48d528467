package no.kapitalkontroll.kk2.report;

import no.kapitalkontroll.kk2.core.procedure.Step;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding;

/** What an accountant calls steps and states. */
final class NorwegianWords {

    private NorwegianWords() {}

    static String of(Step stepOrNull) {
        if (stepOrNull == null) {
            return "Før første steg";
        }
        return switch (stepOrNull) {
            case REMINDER_FREE -> "Betalingspåminnelse";
            case REMINDER -> "Purring";
            case COLLECTION_NOTICE -> "Inkassovarsel";
            case PAYMENT_DEMAND -> "Betalingsoppfordring";
            case ENFORCEMENT_NOTICE -> "Varsel om utlegg";
            case HAND_OVER -> "Namsmannen";
        };
    }

    static String of(ProposalStanding.State state) {
        return switch (state) {
            case PLANNED -> "ikke sendt ennå";
            case WAITING -> "venter i Tripletex";
            case BOOKED -> "bokført";
            case EDITED -> "endret i Tripletex";
            case DELETED -> "slettet i Tripletex";
            case PARKED -> "satt til side";
            case DECLINED -> "avvist av regnskapsfører";
            case CANCELLED -> "trukket før sending";
        };
    }
}
