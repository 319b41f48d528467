package no.kapitalkontroll.kk2.reconciliation;

import no.kapitalkontroll.kk2.core.reconciliation.Cause;

/** A cause in the accountant's language, and what is to be done about it. */
final class NorwegianCause {

    private NorwegianCause() {}

    static String name(Cause cause) {
        return switch (cause) {
            case PROPOSAL_WAITING -> "bilagsforslag venter";
            case REFUND_DUE -> "til gode for kunden";
            case ROUNDING -> "øreavrunding";
            case TO_BE_CLOSED_BY_HAND -> "lukkes for hånd";
            case DATED_TODAY -> "betaling eller kreditering datert i dag";
            case PAYMENT_NOT_SEEN -> "betaling ikke funnet";
            case CREDIT_NOT_SEEN -> "kreditering ikke funnet";
            case REVERSED -> "betaling tilbakeført";
            case PROPOSAL_EDITED -> "bilagsforslag endret";
            case PROPOSAL_DELETED -> "bilagsforslag slettet";
            case INVOICE_EDITED -> "faktura endret";
            case PAYMENT_TWICE -> "betalt to ganger?";
            case UNKNOWN -> "ukjent";
        };
    }

    /** What a person does about a red cause, and what an explained one waits for. */
    static String remedy(Cause cause) {
        return switch (cause) {
            case PROPOSAL_WAITING -> "Godkjenn bilaget i Tripletex.";
            case REFUND_DUE -> "Betal tilbake, eller utlign mot et annet krav.";
            case ROUNDING -> "Ett øre; ingenting å gjøre.";
            case TO_BE_CLOSED_BY_HAND -> "Lukk posteringene på kundens konto i Tripletex; de står nedenfor.";
            case DATED_TODAY -> "Neste kjøring tar den med.";
            case PAYMENT_NOT_SEEN -> "Finn betalingen på kundens konto i Tripletex og knytt den til fakturaen.";
            case CREDIT_NOT_SEEN -> "Finn kreditnotaen i Tripletex og knytt den til fakturaen.";
            case REVERSED -> "Betalingen er borte; neste kjøring foreslår rettingen.";
            case PROPOSAL_EDITED ->
                "Sett bilaget tilbake slik det ble foreslått, eller bokfør resten selv og meld fra til KK2.";
            case PROPOSAL_DELETED -> "Bokfør det selv i Tripletex, eller la driften sende det på nytt.";
            case INVOICE_EDITED -> "Sett fakturabeløpet tilbake, eller trekk saken og begynn på nytt.";
            case PAYMENT_TWICE -> "Si hvilken av de to betalingene som er den riktige.";
            case UNKNOWN -> "Sammenlign kundens konto i Tripletex med saken, postering for postering.";
        };
    }
}
