package no.kapitalkontroll.kk2.cases;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.kapitalkontroll.kk2.core.notice.Notice;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.letter.FlattenLogo;
import no.kapitalkontroll.kk2.letter.RenderLetter;
import org.springframework.stereotype.Component;

/** Turns a planned letter's notice into its PDF; the row is stored by the route. */
@Component
public class GenerateLetter {

    private final EntityManager entities;
    private final StoredRecords records;
    private final Creditors creditors;
    private final RenderLetter renderLetter;
    private final FlattenLogo flattenLogo = new FlattenLogo();
    private final Map<Path, Logo> logos = new ConcurrentHashMap<>();

    public GenerateLetter(
            EntityManager entities, StoredRecords records, Creditors creditors, RenderLetter renderLetter) {
        this.entities = entities;
        this.records = records;
        this.creditors = creditors;
        this.renderLetter = renderLetter;
    }

    /** The planned letters that have no PDF yet; only their ids, for there may be tens of thousands. */
    public List<Long> planned(CreditorDay day) {
        return entities.createNamedQuery(LetterRow.TO_GENERATE, Long.class)
                .setParameter("creditor", day.creditorId())
                .getResultList();
    }

    /** How a letter is named when it cannot be generated. */
    public String name(Long letterId) {
        return "letter " + letterId;
    }

    public LetterRow generate(Long letterId) {
        var letter = entities.find(LetterRow.class, letterId);
        var notice = records.read(letter.notice(), Notice.class);
        var logo = creditors.creditor(letter.creditorId()).logo().map(this::onPaper);
        letter.keep(renderLetter.render(letter.creditorId(), notice, logo.orElse(null)));
        return letter;
    }

    /** Read and flattened once, and again when the file has changed. */
    private byte[] onPaper(Path file) {
        try {
            var changed = Files.getLastModifiedTime(file);
            var known = logos.get(file);
            if (known == null || !known.changed().equals(changed)) {
                known = new Logo(changed, flattenLogo.flatten(Files.readAllBytes(file)));
                logos.put(file, known);
            }
            return known.png();
        } catch (IOException e) {
            throw new UncheckedIOException("the creditor's logo cannot be read", e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Logo(FileTime changed, byte[] png) {}
}
