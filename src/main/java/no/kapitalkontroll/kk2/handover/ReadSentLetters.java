package no.kapitalkontroll.kk2.handover;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.cases.StoredRecords;
import no.kapitalkontroll.kk2.core.enforcement.SentLetter;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.notice.Notice;
import no.kapitalkontroll.kk2.outbox.EffectKind;
import no.kapitalkontroll.kk2.run.DailyRun;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The letters that a case's debtor got, with their bytes and what proves that they were sent. */
@Component
class ReadSentLetters {

    private final JdbcClient jdbc;
    private final StoredRecords records;

    ReadSentLetters(JdbcClient jdbc, StoredRecords records) {
        this.jdbc = jdbc;
        this.records = records;
    }

    /** @param pdf null when it is no longer kept */
    record Kept(
            SentLetter letter,
            @SuppressWarnings("ArrayRecordComponent") byte[] pdf) {

        @Override
        public String toString() {
            return letter.toString();
        }
    }

    private record LetterOf(
            long id,
            LetterKind kind,
            LocalDate date,
            LocalDate deadline,
            String fileName,
            String email,
            String sha256,
            Notice notice,
            @SuppressWarnings("ArrayRecordComponent") byte[] pdf) {

        private String postalAddress() {
            var to = notice.addressee();
            return Stream.concat(to.addressLines().stream(), Stream.of(to.postalCode() + " " + to.city()))
                    .filter(line -> !line.isBlank())
                    .collect(Collectors.joining(", "));
        }

        /** The stored hash, if the stored bytes still have it. */
        private String provenHash() {
            return pdf != null && StoredRecords.sha256(pdf).equals(sha256) ? sha256 : null;
        }
    }

    private record Acceptance(
            long letterId, EffectKind kind, String externalId, LocalDateTime acceptedAt, String statement) {

        private SentLetter.Proof of(LetterOf letter) {
            var mail = kind == EffectKind.MAIL;
            return new SentLetter.Proof(
                    mail ? SentLetter.Channel.EMAIL : SentLetter.Channel.PAPER,
                    mail ? letter.email() : letter.postalAddress(),
                    externalId,
                    acceptedAt,
                    statement);
        }
    }

    /** In the order in which they were planned; letters of another case that spoke for this one are among them. */
    List<Kept> of(long caseId) {
        Map<Long, List<Acceptance>> acceptances =
                acceptances(caseId).stream().collect(groupingBy(Acceptance::letterId, mapping(one -> one, toList())));
        return letters(caseId).stream()
                .map(letter -> new Kept(
                        new SentLetter(
                                letter.id(),
                                letter.kind(),
                                letter.notice().enforcementNotice(),
                                letter.date(),
                                letter.deadline(),
                                letter.fileName(),
                                letter.provenHash(),
                                acceptances.getOrDefault(letter.id(), List.of()).stream()
                                        .map(acceptance -> acceptance.of(letter))
                                        .toList()),
                        letter.pdf()))
                .toList();
    }

    private List<LetterOf> letters(long caseId) {
        return jdbc.sql("""
                        SELECT id, kind, letter_date, deadline, file_name, email, sha256, notice, pdf FROM letters
                         WHERE state = 'SENT'
                           AND (case_id = :case OR id IN (SELECT letter_id FROM letter_members WHERE case_id = :case))
                         ORDER BY letter_date, id
                        """)
                .param("case", caseId)
                .query((row, index) -> new LetterOf(
                        row.getLong("id"),
                        LetterKind.ofWord(row.getString("kind")),
                        row.getObject("letter_date", LocalDate.class),
                        row.getObject("deadline", LocalDate.class),
                        row.getString("file_name"),
                        row.getString("email"),
                        row.getString("sha256"),
                        records.read(row.getString("notice"), Notice.class),
                        row.getBytes("pdf")))
                .list();
    }

    private List<Acceptance> acceptances(long caseId) {
        return jdbc.sql("""
                        SELECT e.letter_id, e.kind, e.external_id, e.settled_at, e.evidence
                          FROM effects e JOIN letters l ON l.id = e.letter_id
                         WHERE e.state = 'DONE' AND e.evidence IS NOT NULL
                           AND (l.case_id = :case OR l.id IN (SELECT letter_id FROM letter_members WHERE case_id = :case))
                         ORDER BY e.id
                        """)
                .param("case", caseId)
                .query((row, index) -> new Acceptance(
                        row.getLong("letter_id"),
                        EffectKind.valueOf(row.getString("kind")),
                        row.getString("external_id"),
                        inNorway(row.getObject("settled_at", LocalDateTime.class)),
                        row.getString("evidence")))
                .list();
    }

    private static LocalDateTime inNorway(LocalDateTime utc) {
        return utc.atOffset(ZoneOffset.UTC).atZoneSameInstant(DailyRun.OSLO).toLocalDateTime();
    }
}
