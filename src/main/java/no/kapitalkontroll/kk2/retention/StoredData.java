package no.kapitalkontroll.kk2.retention;

import static no.kapitalkontroll.kk2.retention.StoredTable.ERASED;
import static no.kapitalkontroll.kk2.retention.StoredTable.NOTHING;
import static no.kapitalkontroll.kk2.retention.StoredTable.kept;
import static no.kapitalkontroll.kk2.retention.StoredTable.ofNobody;

import java.util.List;
import java.util.stream.Stream;

/**
 * Every table of the database and what it is kept for. The purge deletes in this order: what refers to something stands before
 * it. A table that is not named here fails a test, so that none can be forgotten. Answers of Tripletex are never stored as
 * they came: only our own records of the fields in use.
 */
final class StoredData {

    private static final String CASE = "case_id IN (:cases)";
    private static final String INVOICE = "creditor_id = :creditor AND invoice_id IN (:invoices)";
    private static final String LETTER = "letter_id IN (SELECT id FROM letters WHERE case_id IN (:cases))";
    private static final String PROPOSAL = "proposal_id IN (SELECT id FROM proposals WHERE case_id IN (:cases))";
    private static final String PAYMENT =
            "payment_id IN (SELECT id FROM registered_payments WHERE creditor_id = :creditor AND invoice_id IN (:invoices))";

    static final List<StoredTable> TABLES = List.of(
            kept("different_payments", Rule.CASE, "payments that were told apart", PAYMENT),
            kept("giro_transactions", Rule.GIRO, "payments by KID out of the bank's files", PAYMENT)
                    .erasing("reason", NOTHING),
            kept("registered_payments", Rule.CASE, "payments that a person or a giro file told of", INVOICE)
                    .erasing("reason", ERASED),
            kept(
                            "bank_dates",
                            Rule.CASE,
                            "when the payer's bank had the order of a payment",
                            "creditor_id = :creditor AND posting_id IN"
                                    + " (SELECT posting_id FROM postings WHERE creditor_id = :creditor AND invoice_id IN (:invoices))")
                    .erasing("reason", ERASED),
            kept("posting_shares", Rule.INVOICE, "what a payment counts for", INVOICE),
            kept("allocations", Rule.CASE, "what each payment covered", CASE),
            kept("designations", Rule.CASE, "what the debtor said that a payment shall cover", CASE)
                    .erasing("reason", ERASED),
            kept("refunds_paid", Rule.CASE, "over-payments that were paid back", CASE)
                    .erasing("reason", ERASED),
            kept("interruptions", Rule.CASE, "what interrupted the limitation of the claim", CASE)
                    .erasing("reason", ERASED),
            kept(
                    "instalments",
                    Rule.CASE,
                    "the terms of an instalment plan",
                    "plan_id IN (SELECT id FROM instalment_plans WHERE case_id IN (:cases))"),
            kept("instalment_plans", Rule.CASE, "agreements to pay by instalments", CASE),
            kept("write_offs", Rule.CASE, "losses, with the evidence that VAT law asks for", CASE)
                    .erasing("reason", ERASED),
            kept("hand_overs", Rule.CASE, "petitions to the enforcement officer, with the invoice's copy", CASE)
                    .erasing("reason", ERASED),
            kept("outlays", Rule.CASE, "what was paid out for the case, and its receipt", CASE),
            kept("objections", Rule.CASE, "objections and what became of them", CASE)
                    .erasing("answer", NOTHING),
            kept("letter_members", Rule.CASE, "for which cases a letter speaks", CASE + " OR " + LETTER),
            kept("letter_requests", Rule.CASE, "letters that were asked for", CASE + " OR " + LETTER)
                    .erasing("detail", NOTHING),
            kept(
                    "parked",
                    Rule.CASE,
                    "what had to be mended",
                    "(creditor_id = :creditor AND invoice_id IN (:invoices))"
                            + " OR effect_id IN (SELECT id FROM effects WHERE case_id IN (:cases))"),
            kept("proposal_lines_before", Rule.CASE, "lines of vouchers before a person changed them", PROPOSAL),
            kept("proposal_days", Rule.CASE, "vouchers as they stood on each date", PROPOSAL),
            kept("effects", Rule.CASE, "letters sent and vouchers posted, with their evidence", CASE + " OR " + LETTER),
            kept("proposal_lines", Rule.CASE, "lines of vouchers", PROPOSAL),
            kept("proposals", Rule.CASE, "vouchers that were proposed to the accountant", CASE),
            kept("charges", Rule.CASE, "fees and costs with their legal basis", CASE + " OR " + LETTER),
            kept("waivers", Rule.CASE, "what was given up of the claim", CASE).erasing("reason", ERASED),
            kept("differences", Rule.CASE, "differences between the case and the ledger", CASE),
            kept("case_days", Rule.CASE, "the case's figures on each date", CASE),
            kept("case_log", Rule.CASE, "all that happened to the case, who did it and why", CASE),
            kept("bounces", Rule.CASE, "what mail servers reported about letters", LETTER),
            kept("letters", Rule.CASE, "the letters, as records and as PDF", CASE)
                    .erasing("email", NOTHING),
            kept("approvals", Rule.CASE, "a case handler's yes to a step", INVOICE)
                    .erasing("reason", ERASED),
            kept("decisions", Rule.INVOICE, "what was decided about the invoice on each date, and why", INVOICE),
            kept("paid_days", Rule.REPORT, "when the invoice was paid", INVOICE),
            kept(
                    "postings",
                    Rule.INVOICE,
                    "postings on receivables, as Tripletex shows them",
                    "creditor_id = :creditor AND (invoice_id IN (:invoices) OR (invoice_id IS NULL AND customer_id IN (:customers)))"),
            kept("cases", Rule.CASE, "the case: where the collection of the invoice stands", "id IN (:cases)")
                    .erasing("refused_email", NOTHING),
            kept("invoices", Rule.INVOICE, "the invoice, as Tripletex shows it", INVOICE),
            kept(
                    "customers",
                    Rule.CONTACT,
                    "name, addresses and e-mail, as Tripletex shows them",
                    "creditor_id = :creditor AND customer_id IN (:customers)"),
            ofNobody("case_log_heads", "how many entries a log has, and its last hash"),
            ofNobody("purged_invoices", "which invoices were purged, by their numbers"),
            ofNobody("purge_log", "what was purged, counted"),
            ofNobody("creditor_versions", "the creditor's own file as it was read"),
            ofNobody("procedure_versions", "the procedure files that cases began with"),
            ofNobody("giro_files", "which files of the bank were read"),
            ofNobody("close_groups", "groups of postings that were closed in Tripletex, by their ids"),
            ofNobody("sign_offs", "who signed the reconciliation of a date"),
            ofNobody("digests", "mails to the creditor's case handlers: invoice numbers, causes and sums, no names"),
            ofNobody("told", "what the digests have told, by invoice number"),
            ofNobody("mailbox_places", "how far the mailbox of bounces has been read"),
            ofNobody("operator_log", "what operators did that is about no single case, and why"),
            ofNobody("runs", "the daily runs, counted"),
            ofNobody("run_leases", "which instance runs a creditor now"));

    private StoredData() {}

    /** Those that hold rows of debtors, in the order in which the purge deletes. */
    static Stream<StoredTable> ofDebtors() {
        return TABLES.stream().filter(StoredTable::isOfDebtors);
    }
}
