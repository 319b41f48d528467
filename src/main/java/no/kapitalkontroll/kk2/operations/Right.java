package no.kapitalkontroll.kk2.operations;

import no.kapitalkontroll.kk2.tripletex.TripletexFailure;

/**
 * What a creditor's token must be allowed, each tried at the end point that a run uses. Tripletex publishes no list of the rights
 * behind its end points; so they are told by what the token is to do, and where rights are given.
 */
enum Right {
    INVOICES("invoices", "see outgoing invoices"),
    INVOICE_DOCUMENTS("invoice documents", "fetch the documents of invoices"),
    CUSTOMERS("customers", "see customers"),
    ACCOUNTS("accounts", "see the chart of accounts"),
    POSTING_RULES("posting rules", "see the posting rules"),
    VAT_TYPES("vat types", "see VAT codes"),
    PRODUCTS("products", "see products"),
    DEPARTMENTS("departments", "see departments"),
    PROJECTS("projects", "see projects"),
    POSTINGS("postings", "see the postings of an account"),
    OPEN_POSTINGS("open postings", "see the open postings of customers"),
    CLOSE_GROUPS("close groups", "see what was closed against what"),
    PERIODS("accounting periods", "see accounting periods"),
    VOUCHERS("vouchers", "see vouchers"),
    VOUCHER_NUMBERS("voucher numbers", "look vouchers up by their external number"),
    WAITING_VOUCHERS("waiting vouchers", "see vouchers that wait for approval"),
    ENTER_VOUCHERS("enter vouchers", "enter vouchers"),
    SEND_TO_LEDGER("send to ledger", "send vouchers straight to the ledger (Advanced Voucher)");

    private static final String WHERE = "Company → Employees → the employee → API access";

    private final String item;
    private final String doing;

    Right(String item, String doing) {
        this.item = item;
        this.doing = doing;
    }

    /** The item of its line. */
    String item() {
        return "right to " + item;
    }

    /** Why it could not be used, and what to do about it. */
    String remedy(TripletexFailure failure) {
        var cause = failure.status() == 403 ? whereToGive() : failure.remedy();
        return cause + " (" + failure.getMessage() + ")";
    }

    /** A token can do no more than the employee that it belongs to. */
    String whereToGive() {
        return "the token may not %s; allow it to the employee and to its key in Tripletex, under %s; the module Integrations must be active"
                .formatted(doing, WHERE);
    }
}
