package no.kapitalkontroll.kk2.cases;

import static java.util.stream.Collectors.groupingBy;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.reconciliation.CaseInBooks;
import no.kapitalkontroll.kk2.core.reconciliation.Cause;
import no.kapitalkontroll.kk2.core.reconciliation.Difference;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding;
import no.kapitalkontroll.kk2.core.reconciliation.ReconcileCase;
import no.kapitalkontroll.kk2.outbox.PlanEffect;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Case against ledger against proposals, for every case that is not settled and closed in the books. As a gate it turns
 * invoices red before anything moves; as a result it leaves the figure of the date, which must be 0.00.
 */
@Component
public class ReconcileCases {

    /** What stands open on an invoice or its credit notes is not done with, whatever Tripletex has outstanding on it. */
    static final String INVOICES_WITH_OPEN_POSTINGS = """
            SELECT COALESCE(n.credited_invoice_id, n.invoice_id) FROM postings o
              JOIN invoices n ON n.creditor_id = o.creditor_id AND n.invoice_id = o.invoice_id
             WHERE o.creditor_id = :creditor AND o.open = TRUE""";

    private final JdbcClient jdbc;
    private final ReadClaims readClaims;
    private final PlanEffect planEffect;
    private final KeepCaseDays keepCaseDays;
    private final AdvanceCase advanceCase;
    private final LookAgain lookAgain;
    private final int batchSize;
    private final ReconcileCase reconcileCase = new ReconcileCase();

    public ReconcileCases(
            JdbcClient jdbc,
            ReadClaims readClaims,
            PlanEffect planEffect,
            KeepCaseDays keepCaseDays,
            AdvanceCase advanceCase,
            LookAgain lookAgain,
            @Value("${kk2.claims.batch-size:1000}") int batchSize) {
        this.jdbc = jdbc;
        this.readClaims = readClaims;
        this.planEffect = planEffect;
        this.keepCaseDays = keepCaseDays;
        this.advanceCase = advanceCase;
        this.lookAgain = lookAgain;
        this.batchSize = batchSize;
    }

    /** Invoice ids of the cases to reconcile, in batches. */
    public List<List<Long>> batches(CreditorDay day) {
        if (!day.ledgerFresh()) {
            // half a ledger proves nothing: the differences of the last whole one stand
            return List.of();
        }
        var ids = jdbc.sql("""
                        SELECT c.invoice_id FROM cases c JOIN invoices i ON i.creditor_id = c.creditor_id AND i.invoice_id = c.invoice_id
                         WHERE c.creditor_id = :creditor
                           AND (c.state <> 'CLOSED' OR c.refund_due <> 0 OR i.outstanding <> 0 OR i.amount <> c.invoice_amount
                                OR c.closed_on = :date OR c.changes > 0
                                OR EXISTS (SELECT 1 FROM proposals p WHERE p.case_id = c.id AND p.state NOT IN ('BOOKED', 'CANCELLED'))
                                OR EXISTS (SELECT 1 FROM registered_payments r WHERE r.creditor_id = c.creditor_id
                                            AND r.invoice_id = c.invoice_id AND r.state = 'ASKED')
                                OR c.invoice_id IN (%s)
                                OR EXISTS (SELECT 1 FROM differences x WHERE x.case_id = c.id AND x.last_date IS NULL)
                                OR NOT EXISTS (SELECT 1 FROM case_days k WHERE k.case_id = c.id AND k.last_date IS NULL AND k.state = c.state))
                         ORDER BY c.invoice_number
                        """.formatted(INVOICES_WITH_OPEN_POSTINGS))
                .param("creditor", day.creditorId())
                .param("date", day.date())
                .query(Long.class)
                .list();
        List<List<Long>> batches = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += batchSize) {
            batches.add(List.copyOf(ids.subList(from, Math.min(from + batchSize, ids.size()))));
        }
        return batches;
    }

    @Transactional
    public void reconcile(List<Long> invoiceIds, CreditorDay day) {
        List<CaseFigures> found = new ArrayList<>();
        var changes = lookAgain.changes(day.creditorId(), invoiceIds);
        var claims = readClaims.readable(day, invoiceIds);
        var known = knownDifferences(claims);
        for (var claim : claims) {
            var changed = changes.getOrDefault(claim.caseRow().id(), 0);
            var books = inBooks(claim, day);
            var differences = new ArrayList<>(
                    reconcileCase.compare(books, claim.invoice().credited(), overlooked(claim, changed, day)));
            if (isSettledInBooks(claim, differences)) {
                planClosing(claim, day, differences);
            }
            remember(claim, known.getOrDefault(claim.caseRow().id(), List.of()), differences, day);
            found.add(figures(claim, books, day));
            mark(claim, changed, day);
        }
        keepCaseDays.keep(found, day);
    }

    /**
     * What no proposal speaks of after all cases were advanced. What changed since, as by the last look before a letter, is the
     * next run's; a parked case is named already.
     */
    private Money overlooked(LoadedClaim claim, int changed, CreditorDay day) {
        return day.casesWereAdvanced() && changed == 0 && !claim.view().parked()
                ? advanceCase.notPlanned(claim, day)
                : Money.ZERO;
    }

    /** Books that owe nothing were looked at; a closed case whose books do is advanced, whether something marked it or not. */
    private void mark(LoadedClaim claim, int changed, CreditorDay day) {
        var caseId = claim.caseRow().id();
        if (!advanceCase.owesBooks(claim, day)) {
            lookAgain.seen(caseId, changed);
        } else if (claim.caseRow().isClosed() && changed == 0 && !day.casesWereAdvanced()) {
            lookAgain.atCase(caseId);
        }
    }

    private CaseFigures figures(LoadedClaim claim, CaseInBooks books, CreditorDay day) {
        return CaseFigures.of(claim, books, readClaims.rules(day.creditorId()).coverPayments(), day.date());
    }

    /** The sum of the red differences' absolute values. */
    public Money figure(CreditorDay day) {
        return new Money(jdbc.sql(
                        "SELECT COALESCE(SUM(ABS(amount)), 0.00) FROM differences WHERE creditor_id = ? AND last_date IS NULL AND red")
                .param(day.creditorId())
                .query(BigDecimal.class)
                .single());
    }

    private static CaseInBooks inBooks(LoadedClaim claim, CreditorDay day) {
        return new CaseInBooks(
                claim.balance(),
                claim.caseRow().invoiceAmount(),
                claim.invoice().amount(),
                claim.invoice().outstanding().plus(claim.paidBackBeside()),
                claim.postings(),
                claim.ourVouchers(),
                claim.proposals().stream().map(ProposalFact::standing).toList(),
                claim.wanted(),
                claim.proposed(),
                claim.paidTwice(),
                day.date());
    }

    private static boolean isSettledInBooks(LoadedClaim claim, List<Difference> differences) {
        return claim.caseRow().isClosed()
                && differences.isEmpty()
                && claim.proposals().stream()
                        .allMatch(p -> p.state() == ProposalStanding.State.BOOKED
                                || p.state() == ProposalStanding.State.DECLINED)
                && Money.sum(claim.postings().stream().map(p -> p.amount())).isZero();
    }

    private void planClosing(LoadedClaim claim, CreditorDay day, List<Difference> differences) {
        var open = jdbc.sql(
                        "SELECT posting_id FROM postings WHERE creditor_id = ? AND invoice_id = ? AND open ORDER BY posting_id")
                .params(day.creditorId(), claim.invoice().id())
                .query(Long.class)
                .list();
        if (open.isEmpty()) {
            return;
        }
        var wanted = readClaims.rules(day.creditorId()).creditor().voucher().closePostings();
        var newest = open.get(open.size() - 1);
        var leftToPerson = jdbc.sql("""
                        SELECT COUNT(*) FROM effects
                         WHERE case_id = ? AND kind = 'CLOSE_POSTINGS'
                           AND (state = 'PARKED' OR (dismissed_by IS NOT NULL AND effect_key = ?))
                        """)
                        .params(
                                claim.caseRow().id(),
                                PlanEffect.closingKey(claim.caseRow().id(), newest))
                        .query(Integer.class)
                        .single()
                > 0;
        if (!wanted || leftToPerson) {
            differences.add(new Difference(Cause.TO_BE_CLOSED_BY_HAND, Money.ZERO));
        } else if (!day.isPreview()) {
            planEffect.closing(day.creditorId(), claim.caseRow().id(), newest, day.date());
        }
    }

    private record Known(long caseId, long id, Difference difference, LocalDate firstDate) {

        static Known of(ResultSet row, int index) throws SQLException {
            return new Known(
                    row.getLong("case_id"),
                    row.getLong("id"),
                    new Difference(Cause.ofWord(row.getString("cause")), new Money(row.getBigDecimal("amount"))),
                    row.getObject("first_date", LocalDate.class));
        }
    }

    private Map<Long, List<Known>> knownDifferences(List<LoadedClaim> claims) {
        if (claims.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(
                        "SELECT case_id, id, cause, amount, first_date FROM differences WHERE case_id IN (:ids) AND last_date IS NULL ORDER BY id")
                .param("ids", claims.stream().map(claim -> claim.caseRow().id()).toList())
                .query(Known::of)
                .list()
                .stream()
                .collect(groupingBy(Known::caseId));
    }

    /** Differences are spans as decisions are: one that stays the same is not written again. */
    private void remember(LoadedClaim claim, List<Known> known, List<Difference> differences, CreditorDay day) {
        // several may share a cause, even an amount: each known one stands for one
        var begun = new ArrayList<>(differences);
        for (var one : known) {
            if (begun.remove(one.difference())) {
                continue;
            }
            if (one.firstDate().isBefore(day.date())) {
                jdbc.sql("UPDATE differences SET last_date = ? WHERE id = ?")
                        .params(day.date().minusDays(1), one.id())
                        .update();
            } else {
                jdbc.sql("DELETE FROM differences WHERE id = ?").param(one.id()).update();
            }
        }
        for (var difference : begun) {
            jdbc.sql("""
                            INSERT INTO differences (creditor_id, case_id, invoice_id, invoice_number, cause, red, amount, first_date)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            day.creditorId(),
                            claim.caseRow().id(),
                            claim.invoice().id(),
                            claim.invoice().number(),
                            difference.cause().word(),
                            difference.cause().isRed(),
                            difference.amount().amount(),
                            day.date())
                    .update();
        }
    }
}
