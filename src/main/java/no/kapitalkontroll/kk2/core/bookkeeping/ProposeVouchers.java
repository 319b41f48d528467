package no.kapitalkontroll.kk2.core.bookkeeping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * One proposal (bilag) for each subject whose books differ from what has been proposed for it: the first one books it, a later
 * one corrects it with the opposite lines and names the first (rules § 5). Nothing is ever taken back or changed.
 *
 * <p>For a subject whose proposal is parked, edited or deleted nothing is proposed until a person has decided: a correction
 * would take back what may never have been booked. The other subjects of the case do not wait for it.
 */
public final class ProposeVouchers {

    private static final Comparator<BookEntry> IN_ORDER =
            Comparator.comparing(BookEntry::date).thenComparing(BookEntry::subject);

    /** @param nextNumber the n of the first new proposal */
    public record Of(String creditorId, int invoiceNumber, long customerId, int nextNumber) {}

    /**
     * @param wanted what the ledger is to show, at most one entry a subject
     * @param proposed what proposals of every state have booked or will book; several rows of a subject are summed
     * @param today the date of a correction whose subject is gone
     */
    public List<Proposal> propose(Of of, List<BookEntry> wanted, List<Proposed> proposed, LocalDate today) {
        var before = new TreeMap<Subject, Proposed>();
        Proposed.summed(proposed).forEach(row -> before.put(row.subject(), row));
        var changes = new ArrayList<Change>();
        for (var entry : wanted.stream().sorted(IN_ORDER).toList()) {
            var known = before.remove(entry.subject());
            if (known == null || !known.inDispute()) {
                changes.add(Change.of(entry, known));
            }
        }
        before.values().stream()
                .filter(gone -> !gone.inDispute())
                .forEach(gone -> changes.add(Change.undoing(gone, today)));
        var proposals = new ArrayList<Proposal>();
        for (var change : changes) {
            if (!change.lines().isNothing()) {
                proposals.add(change.numbered(of, of.nextNumber() + proposals.size()));
            }
        }
        return List.copyOf(proposals);
    }

    /** What is to be booked anew for one subject. */
    private record Change(Subject subject, LocalDate date, String corrects, Lines lines, String besides) {

        static Change of(BookEntry entry, Proposed before) {
            return before == null
                    ? new Change(entry.subject(), entry.date(), null, entry.lines(), entry.words())
                    : new Change(
                            entry.subject(),
                            entry.date(),
                            before.number(),
                            entry.lines().plus(before.deviation()).minus(before.lines()),
                            entry.words());
        }

        static Change undoing(Proposed gone, LocalDate today) {
            return new Change(gone.subject(), today, gone.number(), gone.lines().negated(), "");
        }

        Proposal numbered(Of of, int n) {
            var number = "KK2-%s-%d-%d".formatted(of.creditorId(), of.invoiceNumber(), n);
            return new Proposal(
                    number,
                    date,
                    description(number, of.invoiceNumber()),
                    of.customerId(),
                    of.invoiceNumber(),
                    subject,
                    corrects,
                    lines.rows());
        }

        /** In the accountant's language: what it is, for which invoice, and what it corrects. */
        private String description(String number, int invoiceNumber) {
            var correction = corrects == null ? "" : "retting av " + corrects + ": ";
            return subject.kind() == ProposalKind.COVERAGE
                    ? "%s %s%s for faktura %d, %s".formatted(number, correction, words(), invoiceNumber, payment())
                    : "%s %s%s for faktura %d, ref. %d%s"
                            .formatted(
                                    number,
                                    correction,
                                    subject.kind().word(),
                                    invoiceNumber,
                                    subject.id(),
                                    besides.isEmpty() ? "" : ", " + besides);
        }

        private String payment() {
            return RegisteredPayment.isMovement(subject.id())
                    ? "registrert innbetaling " + RegisteredPayment.ofMovement(subject.id())
                    : "betalingspostering " + subject.id();
        }

        private String words() {
            var words = new ArrayList<String>();
            if (lines.amounts().containsKey(AccountRole.FEE_INCOME)) {
                words.add("gebyr");
            }
            if (lines.amounts().containsKey(AccountRole.INTEREST_INCOME)) {
                words.add("forsinkelsesrente");
            }
            if (lines.amounts().containsKey(AccountRole.COSTS)) {
                words.add("omkostninger");
            }
            return String.join(", ", words);
        }
    }
}
