package no.kapitalkontroll.kk2.cases;

import no.kapitalkontroll.kk2.core.notice.Notice;
import no.kapitalkontroll.kk2.outbox.Effect;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Loads the stored letter of an effect: the same bytes at every attempt. */
@Component
public class LoadLetter {

    private final JdbcClient jdbc;
    private final StoredRecords records;

    public LoadLetter(JdbcClient jdbc, StoredRecords records) {
        this.jdbc = jdbc;
        this.records = records;
    }

    /** The letter with its bytes, checked against its hash. */
    public LetterToSend load(Effect effect) {
        return jdbc.sql("SELECT notice, email, file_name, pdf, sha256 FROM letters WHERE id = ?")
                .param(effect.letterId())
                .query((row, index) -> {
                    var pdf = row.getBytes("pdf");
                    if (!StoredRecords.sha256(pdf).equals(row.getString("sha256"))) {
                        throw new IllegalStateException("letter " + effect.letterId() + " does not match its hash");
                    }
                    return new LetterToSend(
                            effect,
                            records.read(row.getString("notice"), Notice.class),
                            row.getString("email"),
                            row.getString("file_name"),
                            pdf);
                })
                .single();
    }
}
