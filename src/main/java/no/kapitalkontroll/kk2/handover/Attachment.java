package no.kapitalkontroll.kk2.handover;

import no.kapitalkontroll.kk2.cases.StoredRecords;
import no.kapitalkontroll.kk2.core.enforcement.SentLetter;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/**
 * A document of the evidence, byte for byte as it was made or sent.
 *
 * @param type in the words of Skatteetaten's model
 * @param title as a reader of the dossier sees it
 */
record Attachment(
        String type,
        String title,
        String fileName,
        @SuppressWarnings("ArrayRecordComponent") byte[] pdf) {

    static final String GROUND = "tvangsgrunnlag";
    static final String NOTICE = "tvangskraftgrunnlag";
    static final String DEMAND = "betalingsoppfordring";
    private static final String OTHER = "annet";

    static Attachment invoice(int number, byte[] pdf) {
        return new Attachment(GROUND, "Faktura " + number, "faktura-" + number + ".pdf", pdf);
    }

    /** The notice of § 4-18 counts as such also when it is the payment demand. */
    static Attachment letter(SentLetter letter, byte[] pdf) {
        var type = letter.enforcementNotice() ? NOTICE : letter.kind() == LetterKind.PAYMENT_DEMAND ? DEMAND : OTHER;
        return new Attachment(type, PetitionWords.letter(letter.kind()) + " " + letter.date(), letter.fileName(), pdf);
    }

    String sha256() {
        return StoredRecords.sha256(pdf);
    }

    @Override
    public String toString() {
        return type + " " + fileName;
    }
}
