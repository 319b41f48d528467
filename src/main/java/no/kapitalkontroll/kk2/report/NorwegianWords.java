package no.kapitalkontroll.kk2.report;

import no.kapitalkontroll.kk2.core.procedure.Step;
import no.kapitalkontroll.kk2.core.reconciliation.Cause;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding;

/** What an accountant calls steps, states and causes. */
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

    static String of(Cause cause) {
        return switch (cause) {
            case PAYMENT_NOT_SEEN -> "innbetaling ikke sett";
            case CREDIT_NOT_SEEN -> "kreditnota ikke sett";
            case REVERSED -> "innbetaling reversert";
            case PROPOSAL_EDITED -> "forslag endret i Tripletex";
            case PROPOSAL_DELETED -> "forslag slettet i Tripletex";
            case INVOICE_EDITED -> "faktura endret";
            case PAYMENT_TWICE -> "innbetaling to ganger?";
            case UNKNOWN -> "ukjent";
            case TO_BE_CLOSED_BY_HAND -> "lar seg ikke lukke av KK2";
            default -> cause.word();
        };
    }

    static String remedyOf(Cause cause) {
        return switch (cause) {
            case PAYMENT_NOT_SEEN -> "finn innbetalingen på kundens konto i Tripletex og knytt den til fakturaen";
            case CREDIT_NOT_SEEN -> "finn kreditnotaen i Tripletex og knytt den til fakturaen";
            case REVERSED -> "innbetalingen er borte; neste kjøring foreslår rettelsen";
            case PROPOSAL_EDITED -> "sett bilaget tilbake slik det ble foreslått, eller bokfør resten for hånd";
            case PROPOSAL_DELETED -> "bokfør for hånd i Tripletex, eller send forslaget på nytt";
            case INVOICE_EDITED -> "sett fakturabeløpet tilbake, eller trekk saken og begynn på nytt";
            case PAYMENT_TWICE -> "si hvilken av de to innbetalingene som er den riktige";
            case UNKNOWN -> "sammenlign kundens konto i Tripletex med saken, postering for postering";
            default -> cause.remedy();
        };
    }
}
