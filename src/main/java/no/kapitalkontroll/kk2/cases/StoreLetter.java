package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import java.util.Objects;
import no.kapitalkontroll.kk2.core.notice.Notice;
import no.kapitalkontroll.kk2.core.procedure.Step;
import no.kapitalkontroll.kk2.outbox.EffectKind;
import no.kapitalkontroll.kk2.outbox.PlanEffect;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores a planned letter together with the effects that will carry it out: neither exists without the other. */
@Component
class StoreLetter {

    private final JdbcClient jdbc;
    private final ReadClaims readClaims;
    private final StoredRecords records;
    private final PlanEffect planEffect;

    StoreLetter(JdbcClient jdbc, ReadClaims readClaims, StoredRecords records, PlanEffect planEffect) {
        this.jdbc = jdbc;
        this.readClaims = readClaims;
        this.records = records;
        this.planEffect = planEffect;
    }

    /**
     * A letter that is about to be stored.
     *
     * @param step null: it goes beside the procedure
     * @param stepBefore where the case stands, and {@code letterBefore} the letter that it stands by: a letter taken back leaves
     *     the case there
     * @param previousDeadline of the letter before it
     * @param effect what makes its effects different from those of every other letter of the case
     */
    record Planned(
            long caseId,
            Step step,
            Step stepBefore,
            Long letterBefore,
            LocalDate previousDeadline,
            boolean feeBearing,
            Notice notice,
            String effect) {}

    /** The id of the stored letter. */
    @Transactional(propagation = Propagation.MANDATORY)
    long store(LoadedClaim claim, Planned letter, CreditorDay day) {
        var notice = letter.notice();
        var dispatch = Dispatch.of(claim, notice.kind(), readClaims.rules(day.creditorId()));
        var fileName = fileName(claim, notice);
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                        INSERT INTO letters (case_id, creditor_id, customer_id, kind, step, step_before, letter_before,
                                             letter_date, deadline, previous_deadline, fee_bearing, email, paper, state,
                                             file_name, notice)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PLANNED', ?, ?)
                        """)
                .params(
                        letter.caseId(),
                        day.creditorId(),
                        claim.invoice().customerId(),
                        notice.kind().word(),
                        word(letter.step()),
                        word(letter.stepBefore()),
                        letter.letterBefore(),
                        notice.letterDate(),
                        notice.deadline(),
                        letter.previousDeadline(),
                        letter.feeBearing(),
                        dispatch.email(),
                        dispatch.paper(),
                        fileName,
                        records.write(notice))
                .update(key);
        var id = Objects.requireNonNull(key.getKey()).longValue();
        if (dispatch.email() != null) {
            var messageId = "<kk2.%s.%d@%s>".formatted(day.creditorId(), id, dispatch.mailDomain());
            plan(EffectKind.MAIL, letter, id, messageId, day);
        }
        if (dispatch.paper()) {
            plan(EffectKind.PRINT, letter, id, fileName, day);
        }
        return id;
    }

    private void plan(EffectKind kind, Planned letter, long letterId, String externalId, CreditorDay day) {
        planEffect.letter(
                kind,
                day.creditorId(),
                letter.caseId(),
                letter.effect(),
                letterId,
                letter.notice().letterDate(),
                externalId);
    }

    /** A second letter of a kind on one date has a name of its own: two files are never one. */
    private static String fileName(LoadedClaim claim, Notice notice) {
        var earlier = claim.letters().stream()
                .filter(letter ->
                        letter.kind() == notice.kind() && letter.date().equals(notice.letterDate()))
                .filter(letter -> letter.state() != LetterFact.State.CANCELLED)
                .count();
        return "%s-%d-%s%s.pdf"
                .formatted(
                        notice.letterDate(),
                        claim.invoice().number(),
                        notice.kind().word(),
                        earlier == 0 ? "" : "-" + (earlier + 1));
    }

    private static String word(Step step) {
        return step == null ? null : step.word();
    }
}
