package no.kapitalkontroll.kk2.statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.LoadedClaim;
import no.kapitalkontroll.kk2.cases.ReadClaims;
import no.kapitalkontroll.kk2.cases.StoredRecords;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.notice.Notice;
import no.kapitalkontroll.kk2.core.statement.ClaimRecord;
import no.kapitalkontroll.kk2.core.statement.DrawUpStatement;
import no.kapitalkontroll.kk2.core.statement.SentLetter;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.law.LawBook;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the statement of an invoice on any day, with or without a case, open or closed. Reads only. */
@Component
public class MakeStatement {

    private final JdbcClient jdbc;
    private final ReadClaims readClaims;
    private final StoredRecords records;
    private final Creditors creditors;
    private final LawBook law;

    public MakeStatement(
            JdbcClient jdbc, ReadClaims readClaims, StoredRecords records, Creditors creditors, LawBook law) {
        this.jdbc = jdbc;
        this.readClaims = readClaims;
        this.records = records;
        this.creditors = creditors;
        this.law = law;
    }

    /** The invoice and its case; {@code caseId} 0 when it has none. */
    private record Found(long invoiceId, long caseId, String state) {}

    /**
     * @param on the day of every figure
     * @param today the business date: what is known, is known on it
     */
    @Transactional(readOnly = true)
    public StatementAnswer of(String creditorId, int invoiceNumber, LocalDate on, LocalDate today) {
        var creditor = creditors.inForce().stream()
                .filter(one -> one.id().equals(creditorId))
                .findFirst();
        if (creditor.isEmpty()) {
            return new StatementAnswer.Refused(
                    "there is no creditor " + creditorId, "the creditor's id is the name of its file in KK2_CREDITORS");
        }
        var found = find(creditorId, invoiceNumber);
        if (invoiceNumber < 1 || found.isEmpty()) {
            return new StatementAnswer.Refused(
                    "no invoice %d of %s is known".formatted(invoiceNumber, creditorId),
                    "look up the number in Tripletex; an invoice is known after the first run that read it");
        }
        return new StatementAnswer.Made(made(creditor.get(), found.get(), on, today));
    }

    private InvoiceStatement made(Creditor creditor, Found found, LocalDate on, LocalDate today) {
        var claim = claim(creditor, found, today);
        var drawUp = new DrawUpStatement(new LateInterest(law.rates(), creditor.dayCount()));
        var statement = drawUp.of(record(claim, found), on);
        var others = mergedInto(found).stream()
                .map(other -> record(claim(creditor, other, today), other))
                .map(record -> drawUp.of(record, on))
                .map(other -> new InvoiceStatement.Other(other.invoiceNumber(), other.total()))
                .toList();
        return new InvoiceStatement(creditor, claim.invoice(), claim.customer(), found.state(), statement, others);
    }

    private LoadedClaim claim(Creditor creditor, Found found, LocalDate today) {
        var day = new CreditorDay(creditor.id(), today, 0, "statement", decided -> {});
        return readClaims.of(day, List.of(found.invoiceId())).get(0);
    }

    private ClaimRecord record(LoadedClaim claim, Found found) {
        var invoice = claim.invoice();
        var ledger = claim.ledger();
        return new ClaimRecord(
                invoice.number(),
                invoice.invoiceDate(),
                invoice.dueDate(),
                invoice.amount(),
                ledger.openedOn(),
                ledger.movements(),
                fees(found.caseId()),
                costs(found.caseId()),
                waivers(found.caseId()),
                ledger.order(),
                letters(found.caseId(), invoice.number()),
                ledger.designated());
    }

    private Optional<Found> find(String creditorId, int invoiceNumber) {
        return jdbc.sql("""
                        SELECT i.invoice_id, c.id, c.state
                          FROM invoices i LEFT JOIN cases c ON c.creditor_id = i.creditor_id AND c.invoice_id = i.invoice_id
                         WHERE i.creditor_id = ? AND i.number = ? ORDER BY c.id DESC, i.invoice_id LIMIT 1
                        """)
                .params(creditorId, invoiceNumber)
                .query(MakeStatement::found)
                .optional();
    }

    private List<Found> mergedInto(Found lead) {
        return jdbc.sql(
                        "SELECT invoice_id, id, state FROM cases WHERE merged_into = ? AND id <> ? ORDER BY invoice_number")
                .params(lead.caseId(), lead.caseId())
                .query(MakeStatement::found)
                .list();
    }

    private static Found found(ResultSet row, int index) throws SQLException {
        return new Found(row.getLong("invoice_id"), row.getLong("id"), row.getString("state"));
    }

    private List<ClaimRecord.Fee> fees(long caseId) {
        return jdbc.sql("""
                        SELECT h.*, l.kind AS letter_kind, COALESCE(l.letter_date, h.dated) AS letter_date, l.previous_deadline,
                               COALESCE(l.state = 'CANCELLED', FALSE) AS never_sent
                          FROM charges h LEFT JOIN letters l ON l.id = h.letter_id
                         WHERE h.case_id = ? AND h.kind <> 'COST' ORDER BY h.id
                        """).param(caseId).query((row, index) -> fee(row)).list();
    }

    private static ClaimRecord.Fee fee(ResultSet row) throws SQLException {
        var letter = row.getString("letter_kind");
        return new ClaimRecord.Fee(
                row.getLong("id"),
                letter == null ? null : LetterKind.ofWord(letter),
                row.getObject("letter_date", LocalDate.class),
                row.getObject("previous_deadline", LocalDate.class),
                new Money(row.getBigDecimal("amount")),
                row.getString("legal_basis"),
                row.getString("rate_source"),
                row.getBoolean("never_sent"),
                row.getObject("reversed_on", LocalDate.class),
                row.getString("reversed_reason"));
    }

    private List<ClaimRecord.Cost> costs(long caseId) {
        return jdbc.sql("SELECT * FROM charges WHERE case_id = ? AND kind = 'COST' ORDER BY id")
                .param(caseId)
                .query((row, index) -> new ClaimRecord.Cost(
                        row.getLong("id"),
                        row.getObject("dated", LocalDate.class),
                        new Money(row.getBigDecimal("amount")),
                        row.getString("legal_basis"),
                        row.getString("rate_source"),
                        row.getObject("reversed_on", LocalDate.class),
                        row.getString("reversed_reason")))
                .list();
    }

    private List<ClaimRecord.GivenUp> waivers(long caseId) {
        return jdbc.sql("SELECT * FROM waivers WHERE case_id = ? ORDER BY id")
                .param(caseId)
                .query((row, index) -> new ClaimRecord.GivenUp(
                        row.getObject("dated", LocalDate.class),
                        Bucket.valueOf(row.getString("bucket")),
                        new Money(row.getBigDecimal("amount")),
                        row.getString("reason"),
                        row.getObject("undone_on", LocalDate.class)))
                .list();
    }

    /** The case's own letters, and those of another case that spoke for it. */
    private List<SentLetter> letters(long caseId, int invoiceNumber) {
        var own = notices("SELECT notice FROM letters WHERE case_id = ? AND state = 'SENT' ORDER BY id", caseId)
                .map(SentLetter::of);
        var spokenFor = notices(
                        "SELECT l.notice FROM letters l JOIN letter_members m ON m.letter_id = l.id "
                                + "WHERE m.case_id = ? AND l.state = 'SENT' ORDER BY l.id",
                        caseId)
                .flatMap(notice -> notice.others().stream()
                        .filter(other -> other.invoiceNumber() == invoiceNumber)
                        .map(other -> SentLetter.of(notice, other)));
        return Stream.concat(own, spokenFor).toList();
    }

    private Stream<Notice> notices(String sql, long caseId) {
        return jdbc.sql(sql).param(caseId).query(String.class).list().stream()
                .map(text -> records.read(text, Notice.class));
    }
}
