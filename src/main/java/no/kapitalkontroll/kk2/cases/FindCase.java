package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the case on an invoice, with its claim as the mirror shows it. */
@Component
public class FindCase {

    private final JdbcClient jdbc;
    private final ReadClaims readClaims;

    public FindCase(JdbcClient jdbc, ReadClaims readClaims) {
        this.jdbc = jdbc;
        this.readClaims = readClaims;
    }

    public record Found(CaseFacts facts, LoadedClaim claim) {}

    /** Without a lock, for those who only look. */
    @Transactional(readOnly = true)
    public Optional<Found> seen(String creditorId, int invoiceNumber, LocalDate on) {
        return find(
                "SELECT invoice_id FROM cases WHERE creditor_id = ? AND invoice_number = ?",
                creditorId,
                invoiceNumber,
                on);
    }

    /** The claim on an invoice, whether it is a case or not. */
    @Transactional(readOnly = true)
    public Optional<LoadedClaim> claim(String creditorId, int invoiceNumber, LocalDate on) {
        return jdbc.sql("SELECT invoice_id FROM invoices WHERE creditor_id = ? AND number = ? AND NOT credit_note")
                .params(creditorId, invoiceNumber)
                .query(Long.class)
                .optional()
                .flatMap(
                        invoiceId -> readClaims
                                .of(
                                        new CreditorDay(creditorId, on, 0, "case handler", decided -> {}),
                                        List.of(invoiceId))
                                .stream()
                                .findFirst());
    }

    /** Locked until the transaction of the caller ends, as a run locks the case that it moves. */
    @Transactional
    public Optional<Found> locked(String creditorId, int invoiceNumber, LocalDate on) {
        return find(
                "SELECT invoice_id FROM cases WHERE creditor_id = ? AND invoice_number = ? FOR UPDATE",
                creditorId,
                invoiceNumber,
                on);
    }

    private Optional<Found> find(String sql, String creditorId, int invoiceNumber, LocalDate on) {
        return jdbc.sql(sql)
                .params(creditorId, invoiceNumber)
                .query(Long.class)
                .optional()
                .flatMap(
                        invoiceId -> readClaims
                                .of(
                                        new CreditorDay(creditorId, on, 0, "case handler", decided -> {}),
                                        List.of(invoiceId))
                                .stream()
                                .findFirst())
                .map(claim -> new Found(CaseFacts.of(claim.caseRow()), claim));
    }
}
