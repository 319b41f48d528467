package no.kapitalkontroll.kk2.cases;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the figures of each case by date, so that every report can be made again as it was known then. Spans, as decisions
 * are: figures that stay the same are not written again, and a second run on a date replaces that date's.
 */
@Component
class KeepCaseDays {

    private static final String BEGIN = """
            INSERT INTO case_days (case_id, creditor_id, invoice_number, first_date, state, step, close_reason, opened_on,
                                   closed_on, due_date, business, principal, costs, fees, refund_due, written_off, in_case,
                                   in_ledger, in_proposals, interest_settled, principal_history, paid, credited, waived_fees,
                                   waived_interest, waived_costs, rate_missing_from)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    KeepCaseDays(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    private record Span(CaseFigures figures, LocalDate firstDate) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(List<CaseFigures> found, CreditorDay day) {
        if (found.isEmpty() || day.isPreview()) {
            return;
        }
        var spans = current(found);
        List<Object[]> begun = new ArrayList<>();
        for (var figures : found) {
            var span = spans.get(figures.caseId());
            if (span != null && span.figures().equals(figures)) {
                continue;
            }
            if (span != null && !span.firstDate().isBefore(day.date())) {
                span = takenBack(span, day);
            }
            if (span == null || !span.figures().equals(figures)) {
                end(span, day);
                begun.add(row(figures, day));
            }
        }
        batches.batchUpdate(BEGIN, begun);
    }

    /** The span before this date's, in force again: a run may come back to the figures of the day before. */
    private Span takenBack(Span ofToday, CreditorDay day) {
        var caseId = ofToday.figures().caseId();
        jdbc.sql("DELETE FROM case_days WHERE case_id = ? AND first_date = ?")
                .params(caseId, day.date())
                .update();
        jdbc.sql("UPDATE case_days SET last_date = NULL WHERE case_id = ? AND last_date = ?")
                .params(caseId, day.date().minusDays(1))
                .update();
        return current(List.of(ofToday.figures())).get(caseId);
    }

    private Map<Long, Span> current(List<CaseFigures> found) {
        return jdbc
                .sql("SELECT * FROM case_days WHERE case_id IN (:ids) AND last_date IS NULL")
                .param("ids", found.stream().map(CaseFigures::caseId).toList())
                .query((row, index) ->
                        new Span(CaseFigures.of(row, index), row.getObject("first_date", LocalDate.class)))
                .list()
                .stream()
                .collect(toMap(span -> span.figures().caseId(), span -> span));
    }

    private void end(Span span, CreditorDay day) {
        if (span != null) {
            jdbc.sql("UPDATE case_days SET last_date = ? WHERE case_id = ? AND last_date IS NULL")
                    .params(day.date().minusDays(1), span.figures().caseId())
                    .update();
        }
    }

    private static Object[] row(CaseFigures of, CreditorDay day) {
        return new Object[] {
            of.caseId(),
            day.creditorId(),
            of.invoiceNumber(),
            day.date(),
            of.state().name(),
            of.step() == null ? null : of.step().word(),
            of.closeReason() == null ? null : of.closeReason().word(),
            of.openedOn(),
            of.closedOn(),
            of.dueDate(),
            of.business(),
            of.principal().amount(),
            of.costs().amount(),
            of.fees().amount(),
            of.refundDue().amount(),
            of.writtenOff().amount(),
            of.ways().inCase().amount(),
            of.ways().inLedger().amount(),
            of.ways().inProposals().amount(),
            of.interestSettled().amount(),
            of.principalHistory().text(),
            of.paid().amount(),
            of.credited().amount(),
            of.waivedFees().amount(),
            of.waivedInterest().amount(),
            of.waivedCosts().amount(),
            of.rateMissingFrom()
        };
    }
}
