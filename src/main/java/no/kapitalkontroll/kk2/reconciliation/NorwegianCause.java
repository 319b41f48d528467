package no.kapitalkontroll.kk2.reconciliation;

import no.kapitalkontroll.kk2.core.reconciliation.Cause;

/** A cause in the accountant's language, and what is to be done about it. */
public final class NorwegianCause {

    private NorwegianCause() {}

    public static String name(Cause cause) {
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

    /** What a person does about a red cause, and what an explained one waits for; half a sentence. */
    public static String remedy(Cause cause) {
        return switch (cause) {
            case PROPOSAL_WAITING -> "godkjenn bilaget i Tripletex";
            case REFUND_DUE -> "betal tilbake, eller utlign mot et annet krav";
            case ROUNDING -> "ett øre; ingenting å gjøre";
            case TO_BE_CLOSED_BY_HAND -> "lukk posteringene på kundens konto i Tripletex";
            case DATED_TODAY -> "neste kjøring tar den med";
            case PAYMENT_NOT_SEEN -> "finn betalingen på kundens konto i Tripletex og knytt den til fakturaen";
            case CREDIT_NOT_SEEN -> "finn kreditnotaen i Tripletex og knytt den til fakturaen";
            case REVERSED -> "betalingen er borte; neste kjøring foreslår rettingen";
            case PROPOSAL_EDITED -> "sett bilaget tilbake slik det ble foreslått, eller godta endringen i KK2";
            case PROPOSAL_DELETED -> "bokfør det selv i Tripletex, eller la driften sende det på nytt";
            case INVOICE_EDITED -> "sett fakturabeløpet tilbake, eller trekk saken og begynn på nytt";
            case PAYMENT_TWICE ->
                "si om den registrerte betalingen og den i Tripletex er samme: payment-same eller payment-different";
            case UNKNOWN -> "sammenlign kundens konto i Tripletex med saken, postering for postering";
        };
    }
}
