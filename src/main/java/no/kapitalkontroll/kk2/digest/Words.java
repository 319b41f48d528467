package no.kapitalkontroll.kk2.digest;

import no.kapitalkontroll.kk2.core.reconciliation.Cause;
import no.kapitalkontroll.kk2.creditor.Language;
import no.kapitalkontroll.kk2.reconciliation.NorwegianCause;

/** What a digest says, in bokmål and nynorsk. */
final class Words {

    private final boolean nynorsk;

    Words(Language language) {
        this.nynorsk = language == Language.NN;
    }

    String heading(News.Kind kind) {
        return switch (kind) {
            case RED -> in("Avvik som stopper fakturaen", "Avvik som stoppar fakturaen");
            case PARKED -> in("Satt til side", "Sett til side");
            case CAME_BACK -> in("Brev som ikke kom frem", "Brev som ikkje kom fram");
            case APPROVAL -> in("Venter på godkjenning", "Ventar på godkjenning");
            case HAND_OVER -> in("Klar til namsmannen", "Klar til namsmannen");
            case REST -> in("Hovedstolen er betalt, resten er ikke", "Hovudstolen er betalt, resten er ikkje");
            case REFUND -> in("Til gode for kunden", "Til gode for kunden");
            case NEW_CASE -> in("Nye saker", "Nye saker");
        };
    }

    String greeting() {
        return "Hei";
    }

    String opening(String creditor, String date) {
        return in("Dette er nytt hos %s etter kjøringen %s.", "Dette er nytt hos %s etter køyringa %s.")
                .formatted(creditor, date);
    }

    String farewell(String creditorId) {
        return in(
                        "Det som er meldt før og fortsatt står, meldes ikke på nytt. Alt som venter: report %s work-list",
                        "Det som er meldt før og framleis står, blir ikkje meldt på nytt. Alt som ventar: report %s work-list")
                .formatted(creditorId);
    }

    String invoice(int number) {
        return "faktura " + number;
    }

    String kroner(String amount) {
        return amount + " kr";
    }

    String call(String action) {
        return "kall: " + action;
    }

    String refund() {
        return in(
                "betal tilbake, eller avtal med kunden hva det skal dekke",
                "betal tilbake, eller avtal med kunden kva det skal dekkje");
    }

    /** @param outcome as the table of bounces holds it */
    String cameBack(String outcome, String date, String status, String caseWords, String stepOrNull) {
        return switch (outcome) {
            case "anew" ->
                in(
                                "brevet av %s kom i retur (%s) og sendes på nytt; rett e-postadressen i Tripletex",
                                "brevet av %s kom i retur (%s) og blir sendt på nytt; rett e-postadressa i Tripletex")
                        .formatted(date, status);
            case "held" ->
                in(
                                "brevet av %s kom i retur (%s), og ingen annen adresse er kjent; finn den, rett den i Tripletex og kall: %s resume",
                                "brevet av %s kom i retur (%s), og ingen annan adresse er kjend; finn han, rett han i Tripletex og kall: %s resume")
                        .formatted(date, status, caseWords);
            case "moved-on" ->
                in(
                                "brevet av %s kom i retur (%s) etter at saken var gått videre; saken er stoppet; kall: %s resume --step %s",
                                "brevet av %s kom i retur (%s) etter at saka var gått vidare; saka er stoppa; kall: %s resume --step %s")
                        .formatted(date, status, caseWords, stepOrNull);
            default ->
                in(
                                "leveringen av brevet av %s er gitt opp (%s); er adressen feil, kall: %s hold-for returned-post",
                                "leveringa av brevet av %s er gjeven opp (%s); er adressa feil, kall: %s hold-for returned-post")
                        .formatted(date, status, caseWords);
        };
    }

    String cause(Cause cause) {
        return nynorsk ? nynorsk(cause) : NorwegianCause.name(cause) + "; " + NorwegianCause.remedy(cause);
    }

    private static String nynorsk(Cause cause) {
        return switch (cause) {
            case PAYMENT_NOT_SEEN ->
                "betaling ikkje funnen; finn betalinga på kundens konto i Tripletex og knyt ho til fakturaen";
            case CREDIT_NOT_SEEN -> "kreditering ikkje funnen; finn kreditnotaen i Tripletex og knyt han til fakturaen";
            case REVERSED -> "betaling tilbakeført; betalinga er borte, neste køyring føreslår rettinga";
            case PROPOSAL_EDITED ->
                "bilagsforslag endra; set bilaget tilbake slik det vart føreslått, eller godta endringa i KK2";
            case PROPOSAL_DELETED ->
                "bilagsforslag sletta; bokfør det sjølv i Tripletex, eller lat drifta sende det på nytt";
            case INVOICE_EDITED -> "faktura endra; set fakturabeløpet tilbake, eller trekk saka og byrj på nytt";
            case PAYMENT_TWICE ->
                "betalt to gonger?; sei om den registrerte betalinga og den i Tripletex er same: payment-same eller payment-different";
            case UNKNOWN -> "ukjend; samanlikn kundens konto i Tripletex med saka, postering for postering";
            case PROPOSAL_WAITING, REFUND_DUE, ROUNDING, TO_BE_CLOSED_BY_HAND, DATED_TODAY ->
                throw new IllegalArgumentException("not red: " + cause);
        };
    }

    private String in(String bokmaal, String nynorskText) {
        return nynorsk ? nynorskText : bokmaal;
    }
}
