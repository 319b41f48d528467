package no.kapitalkontroll.kk2.handover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.core.enforcement.DebtorIdentity;
import no.kapitalkontroll.kk2.core.enforcement.Petition;
import no.kapitalkontroll.kk2.letter.TaggedPdf;
import no.kapitalkontroll.kk2.letter.Templates;
import org.springframework.stereotype.Component;

/**
 * Makes the two files of a hand-over: the petition with its evidence as one PDF, and its data as JSON. The same petition and
 * documents give the same bytes.
 */
@Component
class MakeDossier {

    private final Templates templates = new Templates();
    private final TaggedPdf taggedPdf = new TaggedPdf();
    private final DescribePetition describe = new DescribePetition();
    private final BindDossier bind = new BindDossier();
    private final PetitionJson json = new PetitionJson();

    /** @param statement of the claim on the petition's date, as PDF */
    Dossier make(Petition petition, byte[] statement, byte[] invoiceCopy, List<ReadSentLetters.Kept> letters) {
        List<Attachment> attachments = new ArrayList<>();
        attachments.add(Attachment.invoice(petition.subject().invoiceNumber(), invoiceCopy));
        letters.forEach(kept -> attachments.add(Attachment.letter(kept.letter(), kept.pdf())));

        var name = "%s-%d-dossier".formatted(petition.date(), petition.subject().invoiceNumber());
        var pdf = pdf(petition, statement, attachments, letters);
        var data = json.write(petition, attachments);
        return new Dossier(
                name + ".pdf",
                pdf,
                name + ".json",
                data,
                petition.debtor().identity() instanceof DebtorIdentity.Person
                        ? withoutNumber(petition.withoutNumber(), statement, attachments, letters)
                        : Dossier.Hashes.of(pdf, data));
    }

    private Dossier.Hashes withoutNumber(
            Petition petition, byte[] statement, List<Attachment> attachments, List<ReadSentLetters.Kept> letters) {
        return Dossier.Hashes.of(pdf(petition, statement, attachments, letters), json.write(petition, attachments));
    }

    private byte[] pdf(
            Petition petition, byte[] statement, List<Attachment> attachments, List<ReadSentLetters.Kept> letters) {
        var invoice = attachments.get(0);
        List<BindDossier.Part> parts = new ArrayList<>();
        parts.add(new BindDossier.Part(
                "Begjæring om utlegg",
                sheet("handover/petition.ftlh", petition, 0, describe.petition(petition, evidence(attachments)))));
        parts.add(new BindDossier.Part("Kravoppstilling", statement));
        parts.add(new BindDossier.Part(invoice.title(), invoice.pdf()));
        for (int i = 0; i < letters.size(); i++) {
            var kept = letters.get(i);
            var title = PetitionWords.letter(kept.letter().kind()) + " "
                    + kept.letter().date();
            parts.add(new BindDossier.Part(
                    "Bevis for sending: " + title,
                    sheet(
                            "handover/evidence.ftlh",
                            petition,
                            i + 1,
                            describe.evidence(kept.letter(), i + 1, petition))));
            parts.add(new BindDossier.Part(title, kept.pdf()));
        }
        return bind.bind("Begjæring om utlegg – " + petition.reference(), petition.date(), parts, attachments);
    }

    private static List<String> evidence(List<Attachment> attachments) {
        return attachments.stream()
                .map(attachment -> attachment.title() + " (" + attachment.fileName() + ")")
                .toList();
    }

    private byte[] sheet(String template, Petition petition, int number, Map<String, Object> values) {
        return taggedPdf.of(fill(template, values), petition.date(), petition.reference() + "#" + number);
    }

    private String fill(String template, Map<String, Object> values) {
        try {
            return templates.fill(template, values);
        } catch (IllegalStateException failed) {
            // its cause may quote what was filled in, and that names a person
            throw new IllegalStateException("the template " + template + " failed");
        }
    }
}
