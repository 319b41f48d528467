package no.kapitalkontroll.kk2.fault;

import static no.kapitalkontroll.kk2.fault.CrashPoint.Side.AFTER;
import static no.kapitalkontroll.kk2.fault.CrashPoint.Side.BEFORE;

/**
 * Named moments of a run at which the child process can be made to die, stand still or fail: before or after a method. What is
 * called "before the next step" comes after the commit of the step before it; "after" a method that writes comes before its
 * commit.
 */
public enum CrashPoint {
    // --- reading
    RUN_CLAIMED("cases.TakeBackLetter", "notSentInTime", BEFORE),
    UNKNOWN_LISTED("cases.ResolveUnknown", "unknown", AFTER),
    VOUCHER_ASKED_FOR("voucher.PostVoucher", "everywhere", AFTER),
    UNKNOWN_RESOLVED("cases.ResolveUnknown", "resolve", AFTER),
    PAGE_READ("cases.MirrorInvoices", "store", BEFORE),
    PAGE_STORED("cases.MirrorInvoices", "store", AFTER),
    INVOICES_READ("cases.PollPayments", "read", BEFORE),
    PAYMENTS_READ("cases.PollPayments", "link", BEFORE),
    CUSTOMERS_READ("cases.PollCustomers", "read", AFTER),

    // --- deciding
    RECONCILING("cases.ReconcileCases", "reconcile", BEFORE),
    ENRICHED("cases.FilterOverdue", "decide", BEFORE),
    DECIDED("cases.FilterOverdue", "decide", AFTER),
    PLANNING("outbox.PlanEffect", "letter", AFTER),
    CASE_MOVED("cases.SendBesides", "plan", AFTER),
    PLANNED("cases.GenerateLetter", "planned", BEFORE),
    RENDERED("cases.GenerateLetter", "generate", AFTER),

    // --- letters
    LETTERS_CLAIMED("cases.LastLook", "stillDue", BEFORE),
    LETTERS_LOOKED_AT("cases.LastLook", "stillDue", AFTER),
    MAIL_PREPARED("mail.PrepareMail", "prepare", AFTER),
    MAIL_CONNECTING("mail.SmtpSender", "connect", BEFORE),
    MAIL_ACCEPTED("mail.SmtpSender", "leaveOpen", BEFORE),
    MAIL_SETTLED("cases.SettleMail", "settle", AFTER),
    FILE_WRITTEN("letter.WriteLetterToFolder", "writeThrough", AFTER),
    FILE_RENAMED("letter.WriteLetterToFolder", "syncFolder", BEFORE),

    // --- books
    VOUCHER_CLAIMED("voucher.PostVoucher", "find", BEFORE),
    VOUCHER_LOOKED_FOR("tripletex.Vouchers", "post", BEFORE),
    CALL_CONNECTED("tripletex.SendOnce", "inTime", BEFORE),
    VOUCHER_ANSWERED("voucher.PostVoucher", "record", BEFORE),
    VOUCHER_RECORDED("voucher.PostVoucher", "record", AFTER),
    CALCULATION_UPLOADED("voucher.AttachCalculation", "upload", AFTER),
    POSTINGS_CLOSED("voucher.CloseCasePostings", "close", AFTER),

    // --- the end of the run
    REPORTING("run.FinishRun", "finish", BEFORE),
    REPORTED("run.FinishRun", "finish", AFTER);

    /** Where at the method. */
    public enum Side {
        BEFORE,
        AFTER
    }

    static final String BASE = "no.kapitalkontroll.kk2.";

    private final String className;
    private final String method;
    private final Side side;

    CrashPoint(String className, String method, Side side) {
        this.className = BASE + className;
        this.method = method;
        this.side = side;
    }

    public String className() {
        return className;
    }

    public String method() {
        return method;
    }

    public Side side() {
        return side;
    }
}
