package no.kapitalkontroll.kk2.fault;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What is known about one creditor after a fault: our own tables, and what the outside saw. {@link Invariants} compares the two.
 *
 * @param on business date of the last run
 * @param inInvoices by number, how often our mirror holds it
 * @param decisions by invoice number, how many decisions hold on {@code on}
 * @param parked subjects that a person is told of now
 * @param files content hash of each file in the print folder, by name; half-written ones too
 * @param writes requests by which Tripletex was to change something
 * @param calls requests of any kind since the world began
 * @param rows number of rows by table, without the records of runs
 * @param log all that all children logged
 * @param secrets what must stand in no log: tokens, passwords, debtors' names and addresses
 */
record Evidence(
        LocalDate on,
        List<Case> cases,
        List<Effect> effects,
        List<Letter> letters,
        List<Charge> charges,
        List<Proposal> proposals,
        Map<Integer, Integer> inInvoices,
        Map<Integer, Integer> decisions,
        List<String> parked,
        List<Invoice> invoices,
        List<Mail> mails,
        List<Voucher> vouchers,
        Map<String, String> files,
        int writes,
        int calls,
        Map<String, Long> rows,
        String log,
        List<String> secrets) {

    record Case(long id, int invoiceNumber, String state, BigDecimal refundDue) {}

    record Effect(
            long id,
            long caseId,
            String kind,
            String key,
            String state,
            Long letterId,
            Long proposalId,
            LocalDate dueOn,
            String externalId,
            int attempts) {

        boolean isOver() {
            return state.equals("DONE") || state.equals("CANCELLED") || state.equals("PARKED");
        }
    }

    record Letter(
            long id,
            long caseId,
            String kind,
            LocalDate date,
            LocalDate deadline,
            String state,
            String fileName,
            String sha256) {}

    record Charge(long id, Long letterId, BigDecimal amount, boolean reversed) {}

    /** @param lines by account number, debit positive */
    record Proposal(
            long id,
            int invoiceNumber,
            String number,
            String state,
            BigDecimal receivables,
            Map<Integer, BigDecimal> lines) {}

    /**
     * An invoice as Tripletex has it.
     *
     * @param receivables sum of all booked postings that belong to it
     */
    record Invoice(int number, BigDecimal amount, BigDecimal received, BigDecimal receivables) {}

    /** @param open of its invoice when it came */
    record Mail(String messageId, int invoice, LocalDate day, String attachment, boolean accepted, BigDecimal open) {}

    record Voucher(String number, boolean waits, Map<Integer, BigDecimal> lines) {}
}
