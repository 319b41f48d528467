package no.kapitalkontroll.kk2.digest;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.creditor.Person;
import no.kapitalkontroll.kk2.outbox.FindEffects;
import no.kapitalkontroll.kk2.outbox.PlanEffect;
import no.kapitalkontroll.kk2.outbox.SettleEffect;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans the digest of a date when something is new: a mail to each case handler, at most one a creditor and date. What was told
 * is not told again while it stands; what a digest would have told that reached nobody is told by the next one.
 */
@Component
public class PlanDigest {

    private final JdbcClient jdbc;
    private final Creditors creditors;
    private final FindNews findNews;
    private final PlanEffect planEffect;
    private final FindEffects findEffects;
    private final SettleEffect settle;
    private final WriteDigest write = new WriteDigest();

    PlanDigest(
            JdbcClient jdbc,
            Creditors creditors,
            FindNews findNews,
            PlanEffect planEffect,
            FindEffects findEffects,
            SettleEffect settle) {
        this.jdbc = jdbc;
        this.creditors = creditors;
        this.findNews = findNews;
        this.planEffect = planEffect;
        this.findEffects = findEffects;
        this.settle = settle;
    }

    @Transactional
    public void plan(CreditorDay day) {
        var creditor = creditors.creditor(day.creditorId());
        findEffects
                .digestsNotSentBefore(creditor.id(), day.date())
                .forEach(late -> settle.cancelled(late, "overtaken by a later digest"));
        if (!creditor.collecting().digest() || isWritten(creditor.id(), day.date())) {
            return;
        }
        forgetWhatReachedNobody(creditor.id(), day.date());
        var standing = findNews.of(creditor, day.date());
        var told = told(creditor.id());
        endWhatStandsNoMore(creditor.id(), told, standing, day.date());
        var news =
                standing.stream().filter(one -> !told.contains(one.subject())).toList();
        if (!news.isEmpty()) {
            write(creditor, news, day.date());
        }
    }

    private boolean isWritten(String creditorId, LocalDate date) {
        return jdbc.sql("SELECT COUNT(*) FROM digests WHERE creditor_id = ? AND business_date = ?")
                        .params(creditorId, date)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void forgetWhatReachedNobody(String creditorId, LocalDate date) {
        jdbc.sql("""
                        UPDATE told t SET t.ended_on = ?
                         WHERE t.creditor_id = ? AND t.ended_on IS NULL
                           AND NOT EXISTS (SELECT 1 FROM digests d JOIN effects e ON e.digest_id = d.id
                                WHERE d.creditor_id = t.creditor_id AND d.business_date = t.told_on AND e.state = 'DONE')
                        """).params(date, creditorId).update();
    }

    private Set<String> told(String creditorId) {
        return new HashSet<>(jdbc.sql("SELECT subject FROM told WHERE creditor_id = ? AND ended_on IS NULL")
                .param(creditorId)
                .query(String.class)
                .list());
    }

    /** Told anew when it comes back; what happened has happened. */
    private void endWhatStandsNoMore(String creditorId, Set<String> told, List<News> standing, LocalDate date) {
        var stands = standing.stream().map(News::subject).collect(Collectors.toSet());
        told.stream()
                .filter(subject -> !stands.contains(subject) && !News.Kind.isEvent(subject))
                .forEach(subject -> jdbc.sql(
                                "UPDATE told SET ended_on = ? WHERE creditor_id = ? AND subject = ? AND ended_on IS NULL")
                        .params(date, creditorId, subject)
                        .update());
    }

    private void write(Creditor creditor, List<News> news, LocalDate date) {
        var subject = write.subject(creditor, date);
        var text = write.text(creditor, date, news);
        var addresses =
                creditor.caseHandlers().stream().map(Person::email).distinct().toList();
        for (int n = 1; n <= addresses.size(); n++) {
            planEffect.digest(
                    creditor.id(),
                    insert(creditor.id(), date, addresses.get(n - 1), subject, text),
                    date,
                    messageId(creditor, date, n));
        }
        news.forEach(one -> jdbc.sql("INSERT INTO told (creditor_id, subject, told_on) VALUES (?, ?, ?)")
                .params(creditor.id(), one.subject(), date)
                .update());
    }

    private long insert(String creditorId, LocalDate date, String recipient, String subject, String text) {
        var key = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO digests (creditor_id, business_date, recipient, subject, content) VALUES (?, ?, ?, ?, ?)")
                .params(creditorId, date, recipient, subject, text)
                .update(key);
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    private static String messageId(Creditor creditor, LocalDate date, int n) {
        var from = creditor.fromAddress();
        return "<kk2.digest.%s.%s.%d@%s>".formatted(creditor.id(), date, n, from.substring(from.indexOf('@') + 1));
    }
}
