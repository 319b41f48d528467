package no.kapitalkontroll.kk2.operations;

import java.time.LocalDate;
import java.util.Set;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.creditor.Dimension;
import no.kapitalkontroll.kk2.tripletex.CaseStatuses;
import no.kapitalkontroll.kk2.tripletex.FindDimensions;
import no.kapitalkontroll.kk2.tripletex.ReadAccountPostings;
import no.kapitalkontroll.kk2.tripletex.ReadAccountingPeriods;
import no.kapitalkontroll.kk2.tripletex.ReadCloseGroups;
import no.kapitalkontroll.kk2.tripletex.ReadInvoicePdf;
import no.kapitalkontroll.kk2.tripletex.ReadOpenPostings;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import no.kapitalkontroll.kk2.tripletex.TryVoucherRight;
import no.kapitalkontroll.kk2.tripletex.Vouchers;
import org.springframework.stereotype.Component;

/**
 * Tries what is left of a token's rights once accounts, products, invoices and customers have been read, each at the end point that
 * a run uses. Nothing is written: what cannot be tried without writing is told so.
 */
@Component
class CheckRights {

    /** No id and no number in anybody's books: a list that is asked for it is short. */
    private static final long NOBODY = 1;

    private static final String NO_NUMBER = "KK2-check";

    private final ReadOpenPostings readOpenPostings;
    private final ReadAccountPostings readAccountPostings;
    private final ReadCloseGroups readCloseGroups;
    private final ReadAccountingPeriods readAccountingPeriods;
    private final ReadInvoicePdf readInvoicePdf;
    private final FindDimensions findDimensions;
    private final Vouchers vouchers;
    private final TryVoucherRight tryVoucherRight;
    private final CaseStatuses caseStatuses;

    CheckRights(
            ReadOpenPostings readOpenPostings,
            ReadAccountPostings readAccountPostings,
            ReadCloseGroups readCloseGroups,
            ReadAccountingPeriods readAccountingPeriods,
            ReadInvoicePdf readInvoicePdf,
            FindDimensions findDimensions,
            Vouchers vouchers,
            TryVoucherRight tryVoucherRight,
            CaseStatuses caseStatuses) {
        this.readOpenPostings = readOpenPostings;
        this.readAccountPostings = readAccountPostings;
        this.readCloseGroups = readCloseGroups;
        this.readAccountingPeriods = readAccountingPeriods;
        this.readInvoicePdf = readInvoicePdf;
        this.findDimensions = findDimensions;
        this.vouchers = vouchers;
        this.tryVoucherRight = tryVoucherRight;
        this.caseStatuses = caseStatuses;
    }

    /** @param receivables the id of the receivables account, null when it is not there */
    void on(Creditor creditor, LocalDate date, Long receivables, CheckDebtors.Samples samples, Findings findings) {
        reading(creditor, date, receivables, samples, findings);
        dimensions(creditor, findings);
        entering(creditor, findings);
        caseStatus(creditor, samples, findings);
    }

    private void reading(
            Creditor creditor, LocalDate date, Long receivables, CheckDebtors.Samples samples, Findings findings) {
        var id = creditor.id();
        if (receivables != null) {
            var customer = samples.customerId() == null ? NOBODY : samples.customerId();
            findings.attempt(Right.OPEN_POSTINGS, () -> {
                readOpenPostings.ofCustomer(id, receivables, date, customer, page -> {});
                return true;
            });
            findings.attempt(Right.POSTINGS, () -> readAccountPostings.of(id, receivables, date, date));
        }
        findings.attempt(Right.CLOSE_GROUPS, () -> readCloseGroups.byIds(id, Set.of(NOBODY)));
        findings.attempt(Right.PERIODS, () -> readAccountingPeriods.of(id));
        findings.attempt(Right.VOUCHERS, () -> vouchers.inWindow(id, date, date));
        findings.attempt(Right.VOUCHER_NUMBERS, () -> vouchers.byExternalNumber(id, NO_NUMBER));
        findings.attempt(Right.WAITING_VOUCHERS, () -> vouchers.waiting(id));
        if (samples.invoiceId() == null) {
            findings.ok(Right.INVOICE_DOCUMENTS.item(), "not tried: there is no invoice since the start date");
        } else {
            findings.attempt(Right.INVOICE_DOCUMENTS, () -> readInvoicePdf.of(id, samples.invoiceId()));
        }
    }

    private void dimensions(Creditor creditor, Findings findings) {
        var department = creditor.voucher().department();
        if (department.from() == Dimension.From.NUMBER) {
            findings.attempt(Right.DEPARTMENTS, () -> findDimensions.department(creditor.id(), department.number()))
                    .ifPresent(found -> named("department", department.number(), found.isPresent(), findings));
        }
        var project = creditor.voucher().project();
        if (project.from() == Dimension.From.NUMBER) {
            findings.attempt(Right.PROJECTS, () -> findDimensions.project(creditor.id(), project.number()))
                    .ifPresent(found -> named("project", project.number(), found.isPresent(), findings));
        }
    }

    private static void named(String what, String number, boolean found, Findings findings) {
        var item = what + " " + number;
        if (found) {
            findings.ok(item, "found");
        } else {
            findings.fail(item, "not in Tripletex; make it there, or name another one as voucher." + what);
        }
    }

    private void entering(Creditor creditor, Findings findings) {
        var sendToLedger = creditor.voucher().sendToLedger();
        var right = sendToLedger ? Right.SEND_TO_LEDGER : Right.ENTER_VOUCHERS;
        try {
            switch (tryVoucherRight.of(creditor.id(), sendToLedger)) {
                case PROBABLE ->
                    findings.ok(
                            right.item(),
                            "an empty voucher was refused for being empty, not for a right; nothing was entered");
                case MISSING ->
                    findings.fail(
                            right.item(),
                            right.whereToGive() + (sendToLedger ? ", or write voucher.send-to-ledger: false" : ""));
                case TAKEN ->
                    findings.fail(right.item(), "Tripletex took an empty voucher: delete it there, and report this");
            }
        } catch (TripletexFailure failure) {
            findings.warn(right.item(), "could not be tried: " + failure.remedy() + " (" + failure.getMessage() + ")");
        }
        if (creditor.voucher().closePostings()) {
            findings.ok(
                    "right to close postings",
                    "not tried, it would close some; where it is missing, postings are listed by to-close, or write voucher.close-postings: false");
        }
        if (creditor.voucher().attachCalculation()) {
            findings.ok(
                    "right to attach documents",
                    "not tried, it would attach one; where it is missing, the attachment is parked, or write voucher.attach-calculation: false");
        }
    }

    /** Asking is allowed to whom telling is, as far as anybody has written down. */
    private void caseStatus(Creditor creditor, CheckDebtors.Samples samples, Findings findings) {
        var item = "case-status";
        if (!creditor.voucher().caseStatus()) {
            findings.ok(item, "not told to Tripletex (voucher.case-status: false)");
            return;
        }
        try {
            caseStatuses.latest(creditor.id(), samples.voucherId() == null ? NOBODY : samples.voucherId());
            findings.ok(item, "can be read there, so it can probably be told");
        } catch (TripletexFailure failure) {
            findings.warn(
                    item,
                    failure.status() == 403
                            ? "Tripletex does not allow it (403): ask Tripletex to set it up for KapitalKontroll2, or write voucher.case-status: false"
                            : failure.remedy() + " (" + failure.getMessage() + ")");
        }
    }
}
