package no.kapitalkontroll.kk2.bounce;

import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.FindCase;
import no.kapitalkontroll.kk2.cases.LetterCameBack;
import no.kapitalkontroll.kk2.cases.LetterCameBack.Fate;
import no.kapitalkontroll.kk2.cases.Park;
import no.kapitalkontroll.kk2.cases.RefuseEmail;
import no.kapitalkontroll.kk2.cases.TakeBackLetter;
import no.kapitalkontroll.kk2.core.claim.Recipient;
import no.kapitalkontroll.kk2.handling.HoldCause;
import no.kapitalkontroll.kk2.outbox.Effect;
import no.kapitalkontroll.kk2.outbox.EffectKind;
import no.kapitalkontroll.kk2.outbox.EffectState;
import no.kapitalkontroll.kk2.outbox.FindEffects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a report on a letter in: a mail that failed for good never reached the debtor (inkassoloven § 3 a; uncertain), so its
 * fee falls away and the step is done anew by the next channel, with a new date and deadline. Where that cannot be, the case
 * is held and a person is told. Everything else is only noted: so is what is said of a letter that left long ago, for mail servers
 * give up within days (RFC 5321 § 4.5.4.1: four to five) and a forger may take his time, or of a case that was handed over.
 */
@Component
public class TakeInBounce {

    private final JdbcClient jdbc;
    private final FindEffects findEffects;
    private final FindCase findCase;
    private final RefuseEmail refuseEmail;
    private final TakeBackLetter takeBack;
    private final LetterCameBack cameBack;
    private final Park park;
    private final CaseLog log;

    public TakeInBounce(
            JdbcClient jdbc,
            FindEffects findEffects,
            FindCase findCase,
            RefuseEmail refuseEmail,
            TakeBackLetter takeBack,
            LetterCameBack cameBack,
            Park park,
            CaseLog log) {
        this.jdbc = jdbc;
        this.findEffects = findEffects;
        this.findCase = findCase;
        this.refuseEmail = refuseEmail;
        this.takeBack = takeBack;
        this.cameBack = cameBack;
        this.park = park;
        this.log = log;
    }

    /** @param step null: it went beside the procedure */
    private record Letter(long id, long caseId, String step, boolean sent) {}

    /** What was kept of this creditor's letters and not looked at yet, in the order in which it came. */
    public List<KeptReport> waiting(CreditorDay day) {
        return jdbc.sql(
                        "SELECT id, letter_id, action, status FROM bounces WHERE creditor_id = ? AND outcome IS NULL ORDER BY id")
                .param(day.creditorId())
                .query((row, index) -> new KeptReport(
                        row.getLong("id"), row.getLong("letter_id"), row.getString("action"), row.getString("status")))
                .list();
    }

    /**
     * One report, together with everything that follows from it.
     *
     * @param oldestDays of a letter that left longer ago the report is only told
     */
    @Transactional
    public void takeIn(KeptReport report, CreditorDay day, int oldestDays) {
        var letter = letter(report.letterId());
        var copies = findEffects.ofLetter(letter.id());
        var mail = copies.stream()
                .filter(copy -> copy.kind() == EffectKind.MAIL)
                .findFirst()
                .orElseThrow();
        if (isOnItsWay(mail)) {
            // the instance that sends it settles it first; the next run looks again
            return;
        }
        var outcome = outcome(letter, mail, copies, report, day, oldestDays);
        jdbc.sql("UPDATE bounces SET outcome = ?, settled_on = ? WHERE id = ?")
                .params(outcome, day.date(), report.id())
                .update();
    }

    private String outcome(
            Letter letter, Effect mail, List<Effect> copies, KeptReport report, CreditorDay day, int oldestDays) {
        if (!report.isForGood()) {
            return noted(letter, report, day);
        }
        // a mail leaves on its printed date or not at all
        if (mail.dueOn().isBefore(day.date().minusDays(oldestDays))) {
            return onlyTold(
                    letter,
                    report,
                    "but it left more than %d days ago".formatted(oldestDays),
                    "if it is true, hold the case as returned-post",
                    day);
        }
        if (speaksForHandedOver(letter.id())) {
            return onlyTold(
                    letter, report, "but its case was handed over", "if it is true, tell whom it was handed to", day);
        }
        return failed(letter, mail, copies, report, day);
    }

    /** Nothing is reversed, put back or held. */
    private String onlyTold(Letter letter, KeptReport report, String but, String remedy, CreditorDay day) {
        var what = "%s, %s; nothing was done".formatted(letterAnd(report), but);
        casesOf(letter.id()).forEach(caseId -> log.add(caseId, day.date(), CaseLog.KK2, "bounce-told", what));
        day.note(what + ": " + remedy);
        return "told";
    }

    private boolean speaksForHandedOver(long letterId) {
        return jdbc.sql("SELECT COUNT(*) FROM cases WHERE state = 'HANDED_OVER' AND id IN (:cases)")
                        .param("cases", casesOf(letterId))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static boolean isOnItsWay(Effect mail) {
        return mail.state() == EffectState.CLAIMED
                || mail.state() == EffectState.PLANNED
                || mail.state() == EffectState.FAILED;
    }

    private String noted(Letter letter, KeptReport report, CreditorDay day) {
        log.add(
                letter.caseId(),
                day.date(),
                CaseLog.KK2,
                report.isFailed() ? "delivery-given-up" : "delivery-delayed",
                "letter %d: %s".formatted(letter.id(), report.status()));
        if (report.isFailed()) {
            day.note(
                    "letter %d: its delivery was given up for a reason that may pass (%s); if the address is wrong, hold the case as returned-post"
                            .formatted(letter.id(), report.status()));
        }
        return "told";
    }

    private String failed(Letter letter, Effect mail, List<Effect> copies, KeptReport report, CreditorDay day) {
        refuseEmail.of(letter.id());
        if (mail.state() == EffectState.UNKNOWN || mail.state() == EffectState.PARKED) {
            // now somebody knows: it was accepted, and did not arrive
            takeBack.takeBack(mail, "came back, " + report.status(), day.date());
            park.release(mail.creditorId(), "effect " + mail.id(), day.date(), CaseLog.KK2);
            return wentOnPaper(letter)
                    ? paperWent(letter, report, day)
                    : goesAnew(letter, Map.of(letter.caseId(), Fate.ANEW), report, day);
        }
        if (!letter.sent()) {
            return "known";
        }
        copies.stream()
                .filter(copy -> copy.kind() == EffectKind.PRINT
                        && (copy.state() == EffectState.PLANNED || copy.state() == EffectState.FAILED))
                .forEach(copy -> takeBack.takeBack(copy, "its mail came back", day.date()));
        if (wentOnPaper(letter)) {
            return paperWent(letter, report, day);
        }
        if (letter.step() == null) {
            cameBack.besideTheProcedure(letter.id(), letter.caseId(), report.status(), day.date());
            day.note(letterAnd(report) + "; it is sent once more where another address is known");
            return "anew";
        }
        return ofStep(letter, report, day);
    }

    private boolean wentOnPaper(Letter letter) {
        return findEffects.ofLetter(letter.id()).stream()
                .anyMatch(copy -> copy.kind() == EffectKind.PRINT && copy.state() != EffectState.CANCELLED);
    }

    private String paperWent(Letter letter, KeptReport report, CreditorDay day) {
        log.add(
                letter.caseId(),
                day.date(),
                CaseLog.KK2,
                "mail-came-back",
                letterAnd(report) + "; it went on paper too");
        return "paper-went";
    }

    private String ofStep(Letter letter, KeptReport report, CreditorDay day) {
        casesOf(letter.id()).forEach(caseId -> takeBack.unsentOf(caseId, "the letter before it came back", day.date()));
        return goesAnew(letter, cameBack.byMail(letter.id(), report.status(), day.date()), report, day);
    }

    /** The next channel; where there is none, or the case is elsewhere by now, a person. */
    private String goesAnew(Letter letter, Map<Long, Fate> fates, KeptReport report, CreditorDay day) {
        fates.forEach((caseId, fate) -> {
            if (fate == Fate.MOVED_ON) {
                hold(caseId, HoldCause.RETURNED_POST, day);
            } else if (fate == Fate.ANEW && nextChannel(caseId, day) == null) {
                hold(caseId, HoldCause.UNKNOWN_ADDRESS, day);
            }
        });
        var own = fates.get(letter.caseId());
        if (own == Fate.CLOSED) {
            return "closed";
        }
        var next = own == Fate.ANEW ? nextChannel(letter.caseId(), day) : null;
        if (next != null) {
            day.note("%s; it goes %s next, mend the e-mail address in Tripletex".formatted(letterAnd(report), next));
            return "anew";
        }
        day.note(
                own == Fate.ANEW
                        ? letterAnd(report)
                                + ", and no other address is known; the case is on hold: find one, mend it in Tripletex and resume"
                        : "%s after its case had moved on; the case is on hold: resume it with --step %s, or as it stands"
                                .formatted(letterAnd(report), letter.step()));
        return own == Fate.ANEW ? "held" : "moved-on";
    }

    private static String letterAnd(KeptReport report) {
        return "letter %d: came back (%s)".formatted(report.letterId(), report.status());
    }

    /** How the next letter leaves; null: it cannot. */
    private String nextChannel(long caseId, CreditorDay day) {
        var invoice = jdbc.sql("SELECT invoice_number FROM cases WHERE id = ?")
                .param(caseId)
                .query(Integer.class)
                .single();
        var customer = findCase.locked(day.creditorId(), invoice, day.date())
                .orElseThrow()
                .claim()
                .customer();
        var recipient = customer == null ? null : Recipient.of(customer);
        if (recipient instanceof Recipient.Email) {
            return "to another e-mail address";
        }
        return recipient instanceof Recipient.Paper ? "on paper" : null;
    }

    /** A stop that a person ends, or that ends with a letter anew, stays; one that ends by itself does not suffice. */
    private void hold(long caseId, HoldCause cause, CreditorDay day) {
        var held = jdbc.sql("""
                        UPDATE cases SET stopped = 'on-hold', stopped_until = NULL, stop_cause = ?
                         WHERE id = ? AND (stopped IS NULL OR (stopped = 'on-hold' AND stopped_until IS NOT NULL))
                        """).params(cause.word(), caseId).update();
        if (held > 0) {
            log.add(caseId, day.date(), CaseLog.KK2, cause.word(), "by a delivery report");
            log.add(caseId, day.date(), CaseLog.KK2, "next", cause.advice());
        }
    }

    private List<Long> casesOf(long letterId) {
        return jdbc.sql("""
                        SELECT case_id FROM letters WHERE id = :letter
                         UNION SELECT case_id FROM letter_members WHERE letter_id = :letter ORDER BY case_id
                        """).param("letter", letterId).query(Long.class).list();
    }

    private Letter letter(long id) {
        return jdbc.sql("SELECT id, case_id, step, state FROM letters WHERE id = ?")
                .param(id)
                .query((row, index) -> new Letter(
                        row.getLong("id"),
                        row.getLong("case_id"),
                        row.getString("step"),
                        row.getString("state").equals("SENT")))
                .single();
    }
}
