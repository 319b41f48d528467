package no.kapitalkontroll.kk2.cases;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.kapitalkontroll.kk2.core.notice.Notice;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.letter.RenderLetter;
import org.springframework.stereotype.Component;

/** Turns a planned letter's notice into its PDF; the row is stored by the route. */
@Component
public class GenerateLetter {

    private final EntityManager entities;
    private final StoredRecords records;
    private final Creditors creditors;
    private final RenderLetter renderLetter;

    public GenerateLetter(
            EntityManager entities, StoredRecords records, Creditors creditors, RenderLetter renderLetter) {
        this.entities = entities;
        this.records = records;
        this.creditors = creditors;
        this.renderLetter = renderLetter;
    }

    /** The planned letters that have no PDF yet. */
    public List<LetterRow> planned(CreditorDay day) {
        return entities.createNamedQuery(LetterRow.TO_GENERATE, LetterRow.class)
                .setParameter("creditor", day.creditorId())
                .getResultList();
    }

    /** How a letter is named when it cannot be generated. */
    public String name(LetterRow letter) {
        return "letter " + letter.id();
    }

    public LetterRow generate(LetterRow letter) {
        var notice = records.read(letter.notice(), Notice.class);
        var logo = creditors.creditor(letter.creditorId()).logo().map(GenerateLetter::bytes);
        letter.keep(renderLetter.render(letter.creditorId(), notice, logo.orElse(null)));
        return letter;
    }

    private static byte[] bytes(Path logo) {
        try {
            return Files.readAllBytes(logo);
        } catch (IOException e) {
            throw new UncheckedIOException("the creditor's logo cannot be read", e);
        }
    }
}
