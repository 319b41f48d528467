package no.kapitalkontroll.kk2.cases;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.bookkeeping.RegisteredPayment;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.procedure.Procedure;
import no.kapitalkontroll.kk2.core.procedure.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what case handlers have said about claims: approvals, bank dates, designations, payments, and letters asked for. */
@Component
class ReadByHand {

    private final JdbcClient jdbc;

    ReadByHand(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A yes to a step in one round of a case; in round 0 before there is a case. */
    record Approval(long invoiceId, Step step, int round) {}

    record Designation(long caseId, long postingId, List<Bucket> covers) {}

    private record PaymentOf(long invoiceId, RegisteredPayment payment) {}

    private record BankDate(long postingId, LocalDate inTimeOn) {}

    /** What was said by hand about a batch of claims. */
    record ByHand(
            Map<Long, List<Approval>> approvals,
            Map<Long, LocalDate> bankDates,
            Map<Long, List<LetterAsked>> letters,
            Map<Long, List<Designation>> designations,
            Map<Long, List<RegisteredPayment>> payments) {

        /** The procedure without the approvals that were given for where the claim stands now. */
        Procedure approved(Procedure procedure, long invoiceId, CaseRow caseRow) {
            var approved = procedure;
            for (var approval : approvals.getOrDefault(invoiceId, List.of())) {
                var entered = caseRow == null ? 0 : caseRow.roundOf(approval.step());
                approved = approval.round() == entered ? approved.approved(approval.step()) : approved;
            }
            return approved;
        }

        /**
         * What debtors said that payments of the case shall cover, by posting. A registered payment keeps it when Tripletex'
         * posting comes to stand for it, and the posting's holds for the payment.
         */
        Map<Long, List<Bucket>> designated(long caseId, long invoiceId) {
            Map<Long, List<Bucket>> designated = designations.getOrDefault(caseId, List.of()).stream()
                    .collect(toMap(Designation::postingId, Designation::covers, (one, other) -> one, HashMap::new));
            for (var payment : registered(invoiceId)) {
                if (payment.postingId() != null && designated.containsKey(payment.movementId())) {
                    designated.put(payment.postingId(), designated.get(payment.movementId()));
                } else if (payment.postingId() != null && designated.containsKey(payment.postingId())) {
                    designated.put(payment.movementId(), designated.get(payment.postingId()));
                }
            }
            return designated;
        }

        List<LetterAsked> asked(long caseId) {
            return letters.getOrDefault(caseId, List.of());
        }

        /** Payments on an invoice that KK2 was told of, oldest first. */
        List<RegisteredPayment> registered(long invoiceId) {
            return payments.getOrDefault(invoiceId, List.of());
        }
    }

    ByHand of(String creditorId, List<Long> invoiceIds, List<Long> caseIds) {
        return new ByHand(
                approvals(creditorId, invoiceIds),
                bankDates(creditorId, invoiceIds),
                letters(caseIds),
                designations(caseIds),
                payments(creditorId, invoiceIds));
    }

    private Map<Long, List<Approval>> approvals(String creditorId, List<Long> invoiceIds) {
        return jdbc
                .sql(
                        "SELECT invoice_id, step, round FROM approvals WHERE creditor_id = :creditor AND invoice_id IN (:ids) ORDER BY id")
                .param("creditor", creditorId)
                .param("ids", invoiceIds)
                .query((row, index) -> new Approval(
                        row.getLong("invoice_id"), Step.ofWord(row.getString("step")), row.getInt("round")))
                .list()
                .stream()
                .collect(groupingBy(Approval::invoiceId));
    }

    private Map<Long, LocalDate> bankDates(String creditorId, List<Long> invoiceIds) {
        return jdbc
                .sql("""
                        SELECT b.posting_id, b.in_time_on FROM postings p
                          JOIN bank_dates b ON b.creditor_id = p.creditor_id AND b.posting_id = p.posting_id
                         WHERE p.creditor_id = :creditor AND p.invoice_id IN (:ids)
                         UNION
                        SELECT b.posting_id, b.in_time_on FROM posting_shares s
                          JOIN bank_dates b ON b.creditor_id = s.creditor_id AND b.posting_id = s.posting_id
                         WHERE s.creditor_id = :creditor AND s.invoice_id IN (:ids)
                        """)
                .param("creditor", creditorId)
                .param("ids", invoiceIds)
                .query((row, index) ->
                        new BankDate(row.getLong("posting_id"), row.getObject("in_time_on", LocalDate.class)))
                .list()
                .stream()
                .collect(toMap(BankDate::postingId, BankDate::inTimeOn));
    }

    private Map<Long, List<Designation>> designations(List<Long> caseIds) {
        return caseIds.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("SELECT case_id, posting_id, covers FROM designations WHERE case_id IN (:ids)")
                        .param("ids", caseIds)
                        .query((row, index) -> new Designation(
                                row.getLong("case_id"),
                                row.getLong("posting_id"),
                                Stream.of(row.getString("covers").split(",", -1))
                                        .map(Bucket::valueOf)
                                        .toList()))
                        .list()
                        .stream()
                        .collect(groupingBy(Designation::caseId));
    }

    private Map<Long, List<RegisteredPayment>> payments(String creditorId, List<Long> invoiceIds) {
        return jdbc
                .sql(
                        "SELECT * FROM registered_payments WHERE creditor_id = :creditor AND invoice_id IN (:ids) ORDER BY id")
                .param("creditor", creditorId)
                .param("ids", invoiceIds)
                .query((row, index) -> new PaymentOf(
                        row.getLong("invoice_id"),
                        new RegisteredPayment(
                                row.getLong("id"),
                                row.getObject("paid_on", LocalDate.class),
                                new Money(row.getBigDecimal("amount")),
                                row.getObject("in_time_on", LocalDate.class),
                                RegisteredPayment.State.valueOf(row.getString("state")),
                                row.getObject("posting_id", Long.class))))
                .list()
                .stream()
                .collect(groupingBy(PaymentOf::invoiceId, mapping(PaymentOf::payment, toList())));
    }

    private Map<Long, List<LetterAsked>> letters(List<Long> caseIds) {
        return caseIds.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(LetterAsked.SELECT + " WHERE q.case_id IN (:ids) ORDER BY q.id")
                        .param("ids", caseIds)
                        .query(LetterAsked::of)
                        .list()
                        .stream()
                        .collect(groupingBy(LetterAsked::caseId));
    }
}
