package no.kapitalkontroll.kk2.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import no.kapitalkontroll.kk2.core.procedure.Procedure;

/**
 * One creditor's business date while it is being worked on: what the steps of a run hand to each other. Claims are read, and letters
 * generated and sent, by several threads at once, which may all note and ask.
 */
public final class CreditorDay {

    private static final String SEE_LOG = "see the log of this date; the next run tries again";

    private final String creditorId;
    private final LocalDate date;
    private final long runId;
    private final String instance;
    private final Consumer<DecidedClaim> listener;
    private final Procedure trial;
    private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
    private final Map<Long, Unreadable> unreadable = new ConcurrentSkipListMap<>();
    private volatile boolean ledgerFresh = true;
    private boolean casesAdvanced;
    private volatile boolean mailServerDown;
    private boolean caseStatusRefused;
    private int batchesOfBounces;
    private volatile Instant lookedAt;
    private int invoicesRead;

    public CreditorDay(
            String creditorId, LocalDate date, long runId, String instance, Consumer<DecidedClaim> listener) {
        this(creditorId, date, runId, instance, listener, null);
    }

    private CreditorDay(
            String creditorId,
            LocalDate date,
            long runId,
            String instance,
            Consumer<DecidedClaim> listener,
            Procedure trial) {
        this.creditorId = creditorId;
        this.date = date;
        this.runId = runId;
        this.instance = instance;
        this.listener = listener;
        this.trial = trial;
    }

    /** The same day of a preview once more, as if {@code procedure} were in force in the place of those of its name. */
    public CreditorDay trying(Procedure procedure, Consumer<DecidedClaim> heard) {
        var day = new CreditorDay(creditorId, date, 0, instance, heard, procedure);
        day.ledgerFresh = ledgerFresh;
        return day;
    }

    /** It only hears what would be decided. */
    boolean isTrial() {
        return trial != null;
    }

    /** The procedure itself, or the one that is tried in its place. */
    Procedure tried(Procedure own) {
        return trial != null && trial.name().equals(own.name()) ? trial : own;
    }

    public String creditorId() {
        return creditorId;
    }

    /** The business date, not the clock's. */
    public LocalDate date() {
        return date;
    }

    /** 0 in a preview. */
    public long runId() {
        return runId;
    }

    public String instance() {
        return instance;
    }

    public boolean isPreview() {
        return runId == 0;
    }

    /** False once a part of the ledger could not be read: then nothing moves. */
    public boolean ledgerFresh() {
        return ledgerFresh;
    }

    public void ledgerIsStale(String why) {
        ledgerFresh = false;
        note(why);
    }

    /** What is to be booked has been planned, or its case was parked. */
    boolean casesWereAdvanced() {
        return casesAdvanced;
    }

    void casesAreAdvanced() {
        casesAdvanced = true;
    }

    /** Something that the person who reads the summary must know; makes the exit code 1. */
    public void note(String problem) {
        notes.add(problem);
    }

    /** As {@link #note}, for what many claims have in common. */
    public void noteOnce(String problem) {
        if (!notes.contains(problem)) {
            note(problem);
        }
    }

    public List<String> notes() {
        synchronized (notes) {
            return List.copyOf(notes);
        }
    }

    /** An invoice whose claim could not be put together. */
    record Unreadable(long invoiceId, int number, String reason) {}

    /** Nothing is decided about such a claim but that it waits; it is parked, and its neighbours go on. */
    void cannotBeRead(long invoiceId, int number, Throwable why) {
        var reason = "an error that nobody foresaw: " + why.getClass().getSimpleName();
        unreadable.put(invoiceId, new Unreadable(invoiceId, number, reason));
        if (isPreview()) {
            noteOnce("invoice %d: %s; remedy: %s".formatted(number, reason, SEE_LOG));
        }
    }

    Collection<Unreadable> unreadable() {
        return List.copyOf(unreadable.values());
    }

    /** For {@code 90-park}; the invoice's next reading releases them, and whoever cannot read them parks them again. */
    public List<GivenUp> claimsToPark() {
        return unreadable.values().stream()
                .map(one -> new GivenUp(
                        creditorId,
                        "invoice " + one.invoiceId(),
                        one.invoiceId(),
                        null,
                        "invoice number " + one.number() + ": " + one.reason(),
                        SEE_LOG,
                        date))
                .toList();
    }

    /** Once it took no mail, the rest of the run's mail waits for the next run instead of knocking again. */
    public boolean mailServerIsDown() {
        return mailServerDown;
    }

    void mailServerWasDown(boolean down) {
        if (down) {
            mailServerDown = true;
        }
    }

    /** Once Tripletex does not allow it, it is not asked again in this run. */
    public boolean caseStatusIsRefused() {
        return caseStatusRefused;
    }

    /** One batch more of the mailbox of bounces. */
    public void bouncesAreRead() {
        batchesOfBounces++;
    }

    public int batchesOfBounces() {
        return batchesOfBounces;
    }

    public void caseStatusWasRefused() {
        caseStatusRefused = true;
    }

    /** When the balances of the batch in hand were last looked at; null before the first look. */
    Instant lookedAt() {
        return lookedAt;
    }

    void lookedAt(Instant when) {
        lookedAt = when;
    }

    void decided(DecidedClaim claim) {
        listener.accept(claim);
    }

    void read(int invoices) {
        invoicesRead += invoices;
    }

    public int invoicesRead() {
        return invoicesRead;
    }

    /** Ids only. */
    @Override
    public String toString() {
        return creditorId + " " + date;
    }
}
