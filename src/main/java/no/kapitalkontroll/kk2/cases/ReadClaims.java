package no.kapitalkontroll.kk2.cases;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.claim.Customer;
import no.kapitalkontroll.kk2.core.claim.Invoice;
import no.kapitalkontroll.kk2.core.coverage.Allocation;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.CostCharge;
import no.kapitalkontroll.kk2.core.coverage.InvoiceInLedger;
import no.kapitalkontroll.kk2.core.coverage.Waiver;
import no.kapitalkontroll.kk2.core.limitation.InterruptingEvent;
import no.kapitalkontroll.kk2.core.limitation.Interruption;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.law.LawBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Loads claims whole, a batch at a time: a handful of queries for all invoices of the batch, never one for each. */
@Component
public class ReadClaims {

    private static final Logger log = LoggerFactory.getLogger(ReadClaims.class);

    /** Its own letters and those that were sent in a merged case's name. */
    private static final String LETTERS = """
            SELECT id, case_id, kind, letter_date, deadline, previous_deadline, fee_bearing, state FROM letters WHERE case_id IN (:ids)
             UNION ALL
            SELECT l.id, m.case_id, l.kind, l.letter_date, l.deadline, l.previous_deadline, l.fee_bearing, l.state
              FROM letter_members m JOIN letters l ON l.id = m.letter_id WHERE m.case_id IN (:ids)
             ORDER BY id
            """;

    /**
     * What belongs to the invoices by itself (of a credit note's posting: to what it credits) with the share that a close group
     * leaves it, and what a close group alone ties to them. Without its index every batch would read the creditor's whole ledger.
     */
    private static final String POSTINGS = """
            SELECT p.*, TRUE AS is_its_own, s.amount AS share,
                   EXISTS (SELECT 1 FROM posting_shares o WHERE o.creditor_id = p.creditor_id AND o.posting_id = p.posting_id) AS is_shared,
                   COALESCE(i.credited_invoice_id, p.invoice_id) AS counts_for,
                   (i.credit_note OR EXISTS (SELECT 1 FROM invoices n FORCE INDEX (ix_invoices_credited) WHERE n.creditor_id = p.creditor_id
                       AND n.credited_invoice_id = p.invoice_id AND n.voucher_id = p.voucher_id)) AS credit
              FROM postings p FORCE INDEX (ix_postings_invoice)
              JOIN invoices i ON i.creditor_id = p.creditor_id AND i.invoice_id = p.invoice_id
              LEFT JOIN posting_shares s ON s.creditor_id = p.creditor_id AND s.posting_id = p.posting_id
               AND s.invoice_id = COALESCE(i.credited_invoice_id, p.invoice_id)
             WHERE p.creditor_id = :creditor AND p.invoice_id IN (:own)
             UNION ALL
            SELECT p.*, FALSE, s.amount, TRUE, s.invoice_id, COALESCE(i.credit_note, FALSE)
              FROM posting_shares s JOIN postings p ON p.creditor_id = s.creditor_id AND p.posting_id = s.posting_id
              LEFT JOIN invoices i ON i.creditor_id = p.creditor_id AND i.invoice_id = p.invoice_id
             WHERE s.creditor_id = :creditor AND s.invoice_id IN (:ids)
               AND NOT COALESCE(i.credited_invoice_id, p.invoice_id) <=> s.invoice_id
             ORDER BY posted_on, posting_id
            """;

    private final JdbcClient jdbc;
    private final StoredRecords records;
    private final Creditors creditors;
    private final LawBook law;
    private final FreeCredits freeCredits;
    private final KeptProcedures procedures;
    private final ReadByHand readByHand;
    private final ReadBooksByHand readBooksByHand;
    private final ReadInParts parts;

    public ReadClaims(
            JdbcClient jdbc,
            StoredRecords records,
            Creditors creditors,
            LawBook law,
            FreeCredits freeCredits,
            KeptProcedures procedures,
            ReadByHand readByHand,
            ReadBooksByHand readBooksByHand,
            ReadInParts parts) {
        this.jdbc = jdbc;
        this.records = records;
        this.creditors = creditors;
        this.law = law;
        this.freeCredits = freeCredits;
        this.procedures = procedures;
        this.readByHand = readByHand;
        this.readBooksByHand = readBooksByHand;
        this.parts = parts;
    }

    /** A fee or cost as it stands in charges. */
    record ChargeFact(
            long id,
            long caseId,
            Long letterId,
            String kind,
            LocalDate dated,
            Money amount,
            String legalBasis,
            boolean reversed) {

        static ChargeFact of(ResultSet row, int index) throws SQLException {
            return new ChargeFact(
                    row.getLong("id"),
                    row.getLong("case_id"),
                    row.getObject("letter_id", Long.class),
                    row.getString("kind"),
                    row.getObject("dated", LocalDate.class),
                    new Money(row.getBigDecimal("amount")),
                    row.getString("legal_basis"),
                    row.getObject("reversed_on") != null);
        }
    }

    private record WaiverFact(long caseId, Waiver waiver) {

        static WaiverFact of(ResultSet row, int index) throws SQLException {
            return new WaiverFact(
                    row.getLong("case_id"),
                    new Waiver(
                            row.getObject("dated", LocalDate.class),
                            Bucket.valueOf(row.getString("bucket")),
                            new Money(row.getBigDecimal("amount"))));
        }
    }

    private record RecordedOf(long caseId, Allocation allocation) {

        static RecordedOf of(ResultSet row, int index) throws SQLException {
            return new RecordedOf(row.getLong("case_id"), StoreAllocations.allocation(row));
        }
    }

    /** What interrupted limitation, with its case. */
    record InterruptionOf(long caseId, Interruption interruption) {

        static InterruptionOf of(ResultSet row, int index) throws SQLException {
            return new InterruptionOf(
                    row.getLong("case_id"),
                    new Interruption(
                            InterruptingEvent.ofWord(row.getString("event")).orElseThrow(),
                            row.getObject("on_date", LocalDate.class),
                            row.getObject("ended_on", LocalDate.class)));
        }
    }

    /** A posting with the invoice that it counts for. */
    private record PostingOf(long invoiceId, InvoiceInLedger.Line line) {}

    public CreditorRules rules(String creditorId) {
        return new CreditorRules(creditors.creditor(creditorId), law, procedures);
    }

    /**
     * As {@link #of}; but a claim that cannot be put together, for whatever reason, is left out and named in the day, so that its
     * neighbours go on. What fails for all of them, as without a database, is the caller's.
     */
    public List<LoadedClaim> readable(CreditorDay day, List<Long> invoiceIds) {
        rules(day.creditorId());
        return parts.read(invoiceIds, part -> readableOf(day, part));
    }

    private List<LoadedClaim> readableOf(CreditorDay day, List<Long> invoiceIds) {
        try {
            return of(day, invoiceIds);
        } catch (NestedRuntimeException notAboutClaims) {
            throw notAboutClaims;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError poisoned) {
            if (invoiceIds.size() == 1) {
                log.error("{} invoice {} cannot be put together", day, invoiceIds.get(0), poisoned);
                day.cannotBeRead(invoiceIds.get(0), numberOf(day, invoiceIds.get(0)), poisoned);
                return List.of();
            }
            return invoiceIds.stream()
                    .flatMap(id -> readableOf(day, List.of(id)).stream())
                    .toList();
        }
    }

    private int numberOf(CreditorDay day, long invoiceId) {
        return jdbc.sql("SELECT number FROM invoices WHERE creditor_id = ? AND invoice_id = ?")
                .params(day.creditorId(), invoiceId)
                .query(Integer.class)
                .single();
    }

    /** The claims on these invoices, in the order of the ids; an unknown id is left out. */
    public List<LoadedClaim> of(CreditorDay day, List<Long> invoiceIds) {
        if (invoiceIds.isEmpty()) {
            return List.of();
        }
        var creditorId = day.creditorId();
        Map<Long, Invoice> invoices = jdbc
                .sql("SELECT content FROM invoices WHERE creditor_id = :creditor AND invoice_id IN (:ids)")
                .param("creditor", creditorId)
                .param("ids", invoiceIds)
                .query(String.class)
                .list()
                .stream()
                .map(text -> records.read(text, Invoice.class))
                .collect(toMap(Invoice::id, one -> one));
        var customerIds = invoices.values().stream().map(Invoice::customerId).collect(Collectors.toSet());
        Map<Long, Customer> customers = customerIds.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("SELECT content FROM customers WHERE creditor_id = :creditor AND customer_id IN (:ids)")
                        .param("creditor", creditorId)
                        .param("ids", customerIds)
                        .query(String.class)
                        .list()
                        .stream()
                        .map(text -> records.read(text, Customer.class))
                        .collect(toMap(Customer::id, one -> one));
        Map<Long, CaseRow> cases = jdbc
                .sql(
                        "SELECT * FROM cases FORCE INDEX (uq_cases_invoice) WHERE creditor_id = :creditor AND invoice_id IN (:ids)")
                .param("creditor", creditorId)
                .param("ids", invoiceIds)
                .query(CaseRow::of)
                .list()
                .stream()
                .collect(toMap(CaseRow::invoiceId, one -> one));
        var caseIds = cases.values().stream().map(CaseRow::id).toList();
        Map<Long, List<LetterFact>> letters =
                ofCases(LETTERS, caseIds, LetterFact::of).stream().collect(groupingBy(LetterFact::caseId));
        Map<Long, List<ChargeFact>> charges =
                ofCases("SELECT * FROM charges WHERE case_id IN (:ids) ORDER BY id", caseIds, ChargeFact::of).stream()
                        .collect(groupingBy(ChargeFact::caseId));
        Map<Long, List<WaiverFact>> waivers = ofCases(
                        "SELECT * FROM waivers WHERE undone_on IS NULL AND case_id IN (:ids) ORDER BY id",
                        caseIds,
                        WaiverFact::of)
                .stream()
                .collect(groupingBy(WaiverFact::caseId));
        Map<Long, List<ProposalFact>> proposals = ofCases(
                        ProposalFact.SELECT
                                + " WHERE p.case_id IN (:ids) AND p.state <> 'CANCELLED' GROUP BY p.id ORDER BY p.n",
                        caseIds,
                        ProposalFact::of)
                .stream()
                .collect(groupingBy(ProposalFact::caseId));
        Map<Long, List<RecordedOf>> recorded = ofCases(
                        "SELECT * FROM allocations WHERE superseded_on IS NULL AND case_id IN (:ids) ORDER BY dated, posting_id",
                        caseIds,
                        RecordedOf::of)
                .stream()
                .collect(groupingBy(RecordedOf::caseId));
        Map<Long, List<InterruptionOf>> interruptions =
                ofCases("SELECT * FROM interruptions WHERE case_id IN (:ids)", caseIds, InterruptionOf::of).stream()
                        .collect(groupingBy(InterruptionOf::caseId));
        var leads = new HashSet<>(ofCases(
                "SELECT DISTINCT merged_into FROM cases WHERE merged_into IN (:ids)",
                caseIds,
                (row, index) -> row.getLong("merged_into")));
        Map<Long, List<Invoice>> creditNotes = creditNotes(creditorId, invoiceIds);
        Map<Long, List<PostingOf>> postings = postings(creditorId, invoiceIds, creditNotes);
        var parked = longs(
                "SELECT invoice_id FROM parked WHERE creditor_id = :creditor AND released_on IS NULL AND invoice_id IN (:ids)",
                creditorId,
                invoiceIds);
        var red = longs(
                "SELECT invoice_id FROM differences WHERE creditor_id = :creditor AND last_date IS NULL AND red AND invoice_id IN (:ids)",
                creditorId,
                invoiceIds);
        var free = freeCredits.of(creditorId, customerIds);

        var assembly = new AssembleClaim(
                rules(creditorId), day, readByHand.of(creditorId, invoiceIds, caseIds), readBooksByHand.of(caseIds));
        return invoiceIds.stream()
                .map(invoices::get)
                .filter(Objects::nonNull)
                .map(invoice -> {
                    var caseRow = cases.get(invoice.id());
                    var caseId = caseRow == null ? -1L : caseRow.id();
                    return assembly.of(
                            invoice,
                            customers.get(invoice.customerId()),
                            caseRow,
                            leadOf(caseRow, leads),
                            letters.getOrDefault(caseId, List.of()),
                            charges.getOrDefault(caseId, List.of()),
                            waivers.getOrDefault(caseId, List.of()).stream()
                                    .map(WaiverFact::waiver)
                                    .toList(),
                            proposals.getOrDefault(caseId, List.of()),
                            recorded.getOrDefault(caseId, List.of()).stream()
                                    .map(RecordedOf::allocation)
                                    .toList(),
                            postings.getOrDefault(invoice.id(), List.of()).stream()
                                    .map(PostingOf::line)
                                    .toList(),
                            creditNotes.getOrDefault(invoice.id(), List.of()),
                            interruptions.getOrDefault(caseId, List.of()).stream()
                                    .map(InterruptionOf::interruption)
                                    .toList(),
                            free.getOrDefault(invoice.customerId(), Money.ZERO),
                            parked.contains(invoice.id()),
                            red.contains(invoice.id()));
                })
                .toList();
    }

    private static Long leadOf(CaseRow caseRow, Set<Long> leads) {
        if (caseRow == null || caseRow.mergedInto() != null) {
            return caseRow == null ? null : caseRow.mergedInto();
        }
        return leads.contains(caseRow.id()) ? (Long) caseRow.id() : null;
    }

    static List<CostCharge> costs(List<ChargeFact> charges) {
        return charges.stream()
                .filter(charge -> charge.kind().equals("COST") && !charge.reversed())
                .map(charge -> new CostCharge(charge.id(), charge.dated(), charge.amount()))
                .toList();
    }

    private Map<Long, List<PostingOf>> postings(
            String creditorId, List<Long> invoiceIds, Map<Long, List<Invoice>> creditNotes) {
        var own = Stream.concat(
                        invoiceIds.stream(),
                        creditNotes.values().stream().flatMap(List::stream).map(Invoice::id))
                .distinct()
                .toList();
        return jdbc
                .sql(POSTINGS)
                .param("creditor", creditorId)
                .param("own", own)
                .param("ids", invoiceIds)
                .query(ReadClaims::posting)
                .list()
                .stream()
                .collect(groupingBy(PostingOf::invoiceId));
    }

    private static PostingOf posting(ResultSet row, int index) throws SQLException {
        var posting = MirrorPostings.posting(row, index);
        var share = row.getBigDecimal("share");
        var isItsOwn = row.getBoolean("is_its_own");
        var counting =
                row.getBoolean("is_shared") ? posting.counting(share == null ? Money.ZERO : new Money(share)) : posting;
        return new PostingOf(
                row.getLong("counts_for"),
                new InvoiceInLedger.Line(
                        counting,
                        row.getBoolean("credit"),
                        isItsOwn && row.getBoolean("listed"),
                        isItsOwn ? posting.amount() : Money.ZERO));
    }

    private Map<Long, List<Invoice>> creditNotes(String creditorId, List<Long> invoiceIds) {
        return jdbc
                .sql(
                        "SELECT content FROM invoices FORCE INDEX (ix_invoices_credited) WHERE creditor_id = :creditor AND credit_note AND credited_invoice_id IN (:ids)")
                .param("creditor", creditorId)
                .param("ids", invoiceIds)
                .query(String.class)
                .list()
                .stream()
                .map(text -> records.read(text, Invoice.class))
                .collect(groupingBy(Invoice::creditedInvoiceId));
    }

    private <T> List<T> ofCases(String sql, List<Long> caseIds, RowMapper<T> mapper) {
        return caseIds.isEmpty()
                ? List.of()
                : jdbc.sql(sql).param("ids", caseIds).query(mapper).list();
    }

    private Set<Long> longs(String sql, String creditorId, Collection<Long> ids) {
        return new HashSet<>(jdbc.sql(sql)
                .param("creditor", creditorId)
                .param("ids", ids)
                .query(Long.class)
                .list());
    }
}
