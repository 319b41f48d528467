package no.kapitalkontroll.kk2.tripletex;

import java.util.Locale;

/** What a person can do about a failure. Chosen by status, code and field; texts are looked at only to tell near ones apart. */
enum Remedy {
    LOGIN_REFUSED(
            "Tripletex does not know the tokens: check the employee token, the consumer token and that both belong to"
                    + " this environment (test tokens begin with test-)."),
    SESSION_REFUSED("A fresh session was refused: the employee token is revoked, or may not act for this company-id."),
    RIGHT_MISSING(
            "The employee token lacks a right: give it read access to invoices, customers and ledger, and to vouchers"
                    + " (\"Advanced Voucher\" for send-to-ledger); the Integrations module must be active."),
    CLOSED_PERIOD(
            "The accounting period of this date is closed: open it and retry, redate the proposal into an open one, or book by hand"
                    + " and adopt that voucher."),
    BANK_RECONCILED(
            "The bank account is reconciled for this month: reopen the reconciliation and retry, redate the proposal, or book by"
                    + " hand and adopt that voucher."),
    VAT_LOCKED(
            "The account is locked to another VAT code, or this code is not allowed on it: correct the account in Tripletex."),
    INACTIVE_ACCOUNT("The account is inactive: activate it or name another one in the creditor file."),
    CUSTOMER_MISSING("A line on the receivables account needs its customer: the customer may have been deleted."),
    DIMENSION_MISSING(
            "The account requires a department, a project or a dimension: name voucher.department or voucher.project in the"
                    + " creditor file, or use an account that does not."),
    NOT_BALANCED("Tripletex finds that the lines do not sum to zero: report this as a fault."),
    ALREADY_THERE("Tripletex says that it exists already: look it up before anything is sent again."),
    CHANGED_MEANWHILE("Somebody changed it at the same time: read it again."),
    NOT_THERE("It is not there: somebody deleted it, or the token may not see it."),
    TOO_MUCH("More than 10 000 rows match: a narrower window is needed."),
    ANSWER_TOO_LARGE("The answer is larger than kk2.tripletex.max-answer-mebibytes: lower kk2.tripletex.page-size."),
    DOCUMENT_TOO_LARGE("The document is larger than 20 MiB: make a smaller one in Tripletex."),
    MODEL_CHANGED("Tripletex no longer knows a name that KK2 sends: KK2 must be upgraded."),
    VALUE_REFUSED("Tripletex refuses a value: see the field and look at the item in Tripletex."),
    TOO_OFTEN("The rate limit is used up: it goes on by itself later."),
    TRY_LATER("Tripletex cannot be reached or is not well: it goes on by itself later."),
    OUTCOME_UNKNOWN("Nobody knows whether it went through: it is looked up before anything is repeated."),
    REPORT("This answer was not expected: report it with the request id.");

    private final String text;

    Remedy(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /**
     * @param field of the first validation message, "" when there is none
     * @param words Tripletex' texts, read for key words in both its languages and forgotten
     */
    static Remedy of(TripletexCall call, int status, int code, String field, String words) {
        String said = words.toLowerCase(Locale.ROOT);
        if (status == 401) {
            return call.kind() == TripletexCall.Kind.LOGIN ? LOGIN_REFUSED : SESSION_REFUSED;
        }
        if (status == 403) {
            return RIGHT_MISSING;
        }
        if (call.kind() == TripletexCall.Kind.LOGIN && status < 429) {
            return LOGIN_REFUSED;
        }
        if (status == 404) {
            return NOT_THERE;
        }
        if (status == 409) {
            return code == 8000 ? CHANGED_MEANWHILE : code == 10000 ? CLOSED_PERIOD : ALREADY_THERE;
        }
        if (status == 429) {
            return TOO_OFTEN;
        }
        if (code == TripletexFailure.TOO_MANY_ROWS) {
            return TOO_MUCH;
        }
        if (code == 11000 || code == 16000 || code == 17000) {
            return MODEL_CHANGED;
        }
        return ofValidation(field.toLowerCase(Locale.ROOT), said);
    }

    private static Remedy ofValidation(String field, String said) {
        if (says(said, "reconciled", "avstemt", "avstemming")) {
            return BANK_RECONCILED;
        }
        if (field.contains("vattype") || says(said, "mva-kode", "vat code")) {
            return VAT_LOCKED;
        }
        if (says(said, "period", "lukket", "stengt", "closed", "avsluttet")) {
            return CLOSED_PERIOD;
        }
        if (says(said, "inaktiv", "inactive")) {
            return INACTIVE_ACCOUNT;
        }
        if (field.contains("customer")) {
            return CUSTOMER_MISSING;
        }
        if (field.contains("department") || field.contains("project") || field.contains("dimension")) {
            return DIMENSION_MISSING;
        }
        if (says(said, "ikke lik 0", "not equal")) {
            return NOT_BALANCED;
        }
        return VALUE_REFUSED;
    }

    private static boolean says(String said, String... words) {
        for (String word : words) {
            if (said.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
