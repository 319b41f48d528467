package no.kapitalkontroll.kk2.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/** What generating a letter needs of its row; everything else is written when it is planned. */
@Entity
@Table(name = "letters")
@NamedQuery(
        name = LetterRow.TO_GENERATE,
        query =
                "SELECT l.id FROM LetterRow l WHERE l.creditorId = :creditor AND l.state = 'PLANNED' AND l.pdf IS NULL ORDER BY l.id")
public class LetterRow {

    static final String TO_GENERATE = "LetterRow.toGenerate";

    @Id
    private long id;

    @Column(name = "creditor_id", updatable = false)
    private String creditorId;

    @Column(updatable = false)
    private String state;

    @Column(updatable = false, columnDefinition = "MEDIUMTEXT")
    private String notice;

    @Column(columnDefinition = "LONGBLOB")
    private byte[] pdf;

    @SuppressWarnings("UnusedVariable") // a column
    private String sha256;

    protected LetterRow() {}

    long id() {
        return id;
    }

    String creditorId() {
        return creditorId;
    }

    String notice() {
        return notice;
    }

    /** @param bytes not to be changed any more */
    void keep(byte[] bytes) {
        pdf = bytes;
        sha256 = StoredRecords.sha256(bytes);
    }
}
