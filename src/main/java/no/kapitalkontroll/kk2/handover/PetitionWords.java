package no.kapitalkontroll.kk2.handover;

import static no.kapitalkontroll.kk2.letter.NorwegianFormat.amount;
import static no.kapitalkontroll.kk2.letter.NorwegianFormat.date;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.core.enforcement.Petition;
import no.kapitalkontroll.kk2.core.enforcement.Petition.Item;
import no.kapitalkontroll.kk2.core.enforcement.Petition.ItemKind;
import no.kapitalkontroll.kk2.core.enforcement.SentLetter;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.letter.NorwegianFormat;

/** The sentences of a petition, in bokmål: the same ones on paper and in the file for the portal. */
final class PetitionWords {

    private PetitionWords() {}

    static String letter(LetterKind kind) {
        return switch (kind) {
            case REMINDER_FREE -> "Betalingspåminnelse";
            case REMINDER -> "Purring";
            case COLLECTION_NOTICE -> "Inkassovarsel";
            case PAYMENT_DEMAND -> "Betalingsoppfordring";
            case ENFORCEMENT_NOTICE -> "Varsel om utlegg";
            case INSTALMENT_AGREEMENT -> "Avdragsavtale";
            case OBJECTION_ANSWER -> "Svar på innsigelse";
            case REST -> "Brev om restkrav";
            case RECEIPT -> "Kvittering";
        };
    }

    static String item(Item item) {
        return switch (item.kind()) {
            case PRINCIPAL -> "Hovedkrav, faktura " + item.reference();
            case INTEREST ->
                "Forsinkelsesrente %s–%s"
                        .formatted(
                                date(item.period().from()), date(item.period().lastDay()));
            case OUT_OF_COURT ->
                "%s %s (%s)"
                        .formatted(
                                item.legalBasis().contains("§ 3 a")
                                        ? "Standardkompensasjon"
                                        : "Gebyr for " + letter(item.letter()).toLowerCase(Locale.ROOT),
                                date(item.dated()),
                                item.legalBasis());
            case WRITING -> "Kostnad til å skrive begjæringen (%s)".formatted(item.legalBasis());
            case OUTLAY -> "Utlegg registrert " + date(item.dated());
        };
    }

    static String channel(SentLetter.Channel channel) {
        return switch (channel) {
            case EMAIL -> "E-post";
            case PAPER -> "Brev på papir";
        };
    }

    /** What the claim rests on (kravets grunnlag). */
    static String basis(Petition petition) {
        var subject = petition.subject();
        var concerns = subject.concerns() == null || subject.concerns().isBlank() ? "" : ", for " + subject.concerns();
        return "Faktura %d av %s med forfall %s%s."
                .formatted(subject.invoiceNumber(), date(subject.invoiceDate()), date(subject.dueDate()), concerns);
    }

    /** What has happened (faktiske forhold). */
    static String facts(Petition petition) {
        var letters = petition.letters().stream()
                .map(letter -> "%s %s".formatted(letter(letter.kind()).toLowerCase(Locale.ROOT), date(letter.date())))
                .collect(Collectors.joining(", "));
        return "Saksøker har fakturert saksøkte. Kravet er ikke betalt i sin helhet. Det er sendt %s. %s"
                .formatted(letters, contest(petition.droppedObjections()));
    }

    private static String contest(List<LocalDate> dropped) {
        return dropped.isEmpty()
                ? "Saksøker kjenner ikke til at kravet er bestridt."
                : "Saksøkte kom med innsigelse mot kravet %s, og har senere frafalt den."
                        .formatted(dropped.stream().map(NorwegianFormat::date).collect(Collectors.joining(" og ")));
    }

    /** What the board is asked to decide, should the claim be contested (påstand). */
    static String plea(Petition petition) {
        var text = new StringBuilder(
                "Saksøkte dømmes til å betale saksøker %s kroner med forsinkelsesrente etter forsinkelsesrenteloven fra %s til betaling skjer"
                        .formatted(amount(petition.remaining(ItemKind.PRINCIPAL)), date(petition.date())));
        addPart(text, petition, ItemKind.INTEREST, "i forsinkelsesrente påløpt før denne datoen");
        addPart(text, petition, ItemKind.OUT_OF_COURT, "i utenrettslige kostnader");
        addPart(text, petition, ItemKind.WRITING, "for å skrive begjæringen");
        addPart(text, petition, ItemKind.OUTLAY, "i utlegg");
        return text.append(", og sakens kostnader.").toString();
    }

    private static void addPart(StringBuilder text, Petition petition, ItemKind kind, String words) {
        var remaining = petition.remaining(kind);
        if (remaining.isPositive()) {
            text.append(", %s kroner %s".formatted(amount(remaining), words));
        }
    }
}
