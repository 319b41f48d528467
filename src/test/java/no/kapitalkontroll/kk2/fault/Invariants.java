package no.kapitalkontroll.kk2.fault;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.calendar.BusinessCalendar;

/**
 * I1 to I12: what must hold after any fault. Each check gives one readable line for each violation; none gives a line that is not
 * one. What was parked is no loss as long as a person is told of it.
 */
final class Invariants {

    /** A mail is repeated once; a voucher once more after each look. */
    private static final int MOST_ATTEMPTS = 6;

    private static final int MOST_MAILS_OF_AN_ID = 2;

    /** rules § 7, for at most 200 open invoices and 1 000 open postings. */
    private static final int MOST_CALLS_OF_A_QUIET_RUN = 22;

    private static final int DAYS_AFTER_DEADLINE = 3;
    private static final Map<String, Integer> ORDER = Map.of(
            "reminder-free", 0, "reminder", 1, "collection-notice", 2, "payment-demand", 3, "enforcement-notice", 4);

    private final BusinessCalendar calendar = new BusinessCalendar();

    /** All of them but I8, which compares two moments: {@link #rerun}. */
    List<String> violations(Evidence seen) {
        return Stream.of(
                        balanced(seen),
                        oncePerStep(seen),
                        noSilentLoss(seen),
                        doneIsThere(seen),
                        noneToSettled(seen),
                        chargesHaveLetters(seen),
                        stepsInOrder(seen),
                        mirrorIsComplete(seen),
                        booksAgree(seen),
                        bounded(seen),
                        quiet(seen))
                .flatMap(List::stream)
                .toList();
    }

    // --- I1

    static List<String> balanced(Evidence seen) {
        List<String> lines = new ArrayList<>();
        seen.proposals().stream()
                .filter(proposal -> sum(proposal.lines()).signum() != 0)
                .forEach(proposal -> lines.add("I1 proposal %s does not sum to zero".formatted(proposal.number())));
        seen.vouchers().stream()
                .filter(voucher -> sum(voucher.lines()).signum() != 0)
                .forEach(voucher -> lines.add("I1 voucher %s does not sum to zero".formatted(voucher.number())));
        for (var invoice : seen.invoices()) {
            caseOf(seen, invoice.number()).ifPresent(one -> {
                var planned = seen.proposals().stream()
                        .filter(proposal -> proposal.invoiceNumber() == invoice.number())
                        .filter(proposal -> Set.of("PLANNED", "WAITING").contains(proposal.state()))
                        .map(Evidence.Proposal::receivables)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                var openPrincipal =
                        invoice.amount().subtract(invoice.received()).max(BigDecimal.ZERO);
                var wanted = openPrincipal.subtract(one.refundDue());
                if (invoice.receivables().add(planned).compareTo(wanted) != 0) {
                    lines.add(
                            "I1 receivables of invoice %d are %s with what is planned, and open principal less refund is %s"
                                    .formatted(
                                            invoice.number(),
                                            invoice.receivables().add(planned),
                                            wanted));
                }
            });
        }
        return lines;
    }

    // --- I2

    static List<String> oncePerStep(Evidence seen) {
        List<String> lines = new ArrayList<>();
        seen.effects().stream()
                .filter(effect -> !effect.state().equals("CANCELLED"))
                .collect(groupingBy(Evidence.Effect::key, TreeMap::new, mapping(Evidence.Effect::id, toSet())))
                .forEach((key, ids) -> {
                    if (ids.size() > 1) {
                        lines.add("I2 effect %s lives %d times".formatted(key, ids.size()));
                    }
                });
        var cancelled = seen.effects().stream()
                .filter(effect -> effect.state().equals("CANCELLED"))
                .map(Evidence.Effect::externalId)
                .collect(toSet());
        seen.mails().stream()
                .filter(Evidence.Mail::accepted)
                .filter(mail -> !cancelled.contains(mail.messageId()))
                .collect(groupingBy(
                        mail -> mail.invoice() + " " + kind(mail.attachment()),
                        TreeMap::new,
                        mapping(Evidence.Mail::messageId, toSet())))
                .forEach((letter, ids) -> {
                    if (ids.size() > 1) {
                        lines.add("I2 the debtor got %d different mails of %s: %s".formatted(ids.size(), letter, ids));
                    }
                });
        seen.vouchers().stream()
                .collect(groupingBy(Evidence.Voucher::number, TreeMap::new, counting()))
                .forEach((number, times) -> {
                    if (times > 1) {
                        lines.add("I2 Tripletex has voucher %s %d times".formatted(number, times));
                    }
                });
        return lines;
    }

    // --- I3

    static List<String> noSilentLoss(Evidence seen) {
        List<String> lines = new ArrayList<>();
        seen.effects().stream()
                .filter(effect -> !effect.isOver() && !isAhead(effect, seen.on()))
                .forEach(effect -> lines.add("I3 effect %d %s of %s is still %s"
                        .formatted(effect.id(), effect.kind(), effect.dueOn(), effect.state())));
        seen.effects().stream()
                .filter(effect -> effect.state().equals("PARKED"))
                .filter(effect -> !seen.parked().contains("effect " + effect.id()))
                .forEach(effect -> lines.add("I3 effect %d is parked and nobody is told".formatted(effect.id())));
        var withEffect = seen.effects().stream()
                .map(Evidence.Effect::letterId)
                .filter(Objects::nonNull)
                .collect(toSet());
        seen.letters().stream()
                .filter(letter -> !withEffect.contains(letter.id()))
                .forEach(letter -> lines.add("I3 nothing sends letter %d".formatted(letter.id())));
        return lines;
    }

    /** Written for a later date, as paper is. */
    private static boolean isAhead(Evidence.Effect effect, LocalDate on) {
        return effect.dueOn().isAfter(on);
    }

    // --- I4

    static List<String> doneIsThere(Evidence seen) {
        List<String> lines = new ArrayList<>();
        var accepted = seen.mails().stream()
                .filter(Evidence.Mail::accepted)
                .map(Evidence.Mail::messageId)
                .collect(toSet());
        var vouchers = seen.vouchers().stream().map(Evidence.Voucher::number).collect(toSet());
        var letters = seen.letters().stream().collect(toMap(Evidence.Letter::id, letter -> letter));
        for (var effect : seen.effects()) {
            var isThere =
                    switch (effect.kind()) {
                        case "MAIL" -> accepted.contains(effect.externalId());
                        case "VOUCHER" -> vouchers.contains(effect.externalId());
                        case "PRINT" ->
                            letters.get(effect.letterId())
                                    .sha256()
                                    .equals(seen.files().get(effect.externalId()));
                        default -> true;
                    };
            if (effect.state().equals("DONE") && !isThere) {
                lines.add("I4 effect %d %s is done, and the other side does not have %s"
                        .formatted(effect.id(), effect.kind(), effect.externalId()));
            }
        }
        var known = seen.effects().stream().map(Evidence.Effect::externalId).collect(toSet());
        Stream.of(accepted, vouchers, seen.files().keySet())
                .flatMap(Set::stream)
                .filter(there -> !known.contains(there))
                .forEach(there -> lines.add("I4 the other side has %s, and we know nothing of it".formatted(there)));
        return lines;
    }

    // --- I5

    static List<String> noneToSettled(Evidence seen) {
        return seen.mails().stream()
                .filter(mail -> mail.open().signum() <= 0)
                .map(mail -> "I5 letter %s left although nothing was open of its invoice".formatted(mail.attachment()))
                .toList();
    }

    // --- I6

    static List<String> chargesHaveLetters(Evidence seen) {
        var letters = seen.letters().stream().collect(toMap(Evidence.Letter::id, letter -> letter));
        return seen.charges().stream()
                .filter(charge -> charge.letterId() != null && !charge.reversed())
                .filter(charge -> !letters.containsKey(charge.letterId())
                        || letters.get(charge.letterId()).state().equals("CANCELLED"))
                .map(charge ->
                        "I6 charge %d of %s stands, and its letter never left".formatted(charge.id(), charge.amount()))
                .toList();
    }

    // --- I7

    List<String> stepsInOrder(Evidence seen) {
        List<String> lines = new ArrayList<>();
        var sent = seen.letters().stream()
                .filter(letter -> letter.state().equals("SENT"))
                .sorted(Comparator.comparing(Evidence.Letter::date))
                .collect(groupingBy(Evidence.Letter::caseId));
        sent.values().forEach(letters -> {
            for (int i = 1; i < letters.size(); i++) {
                var before = letters.get(i - 1);
                var letter = letters.get(i);
                if (ORDER.getOrDefault(letter.kind(), 9) <= ORDER.getOrDefault(before.kind(), 9)) {
                    lines.add("I7 %s of %s after %s".formatted(letter.kind(), letter.date(), before.kind()));
                }
                var earliest = calendar.plusBusinessDays(before.deadline(), DAYS_AFTER_DEADLINE);
                if (!letter.date().isAfter(earliest)) {
                    lines.add("I7 %s of %s, and the letter before it gave time until %s"
                            .formatted(letter.kind(), letter.date(), before.deadline()));
                }
            }
        });
        seen.mails().stream()
                .filter(mail -> !mail.attachment().startsWith(mail.day().toString()))
                .forEach(mail -> lines.add("I7 letter %s left on %s".formatted(mail.attachment(), mail.day())));
        return lines;
    }

    // --- I8

    /** What the same run again wrote, on the same date with the same world. */
    static List<String> rerun(Evidence before, Evidence after) {
        List<String> lines = new ArrayList<>();
        after.rows().forEach((table, rows) -> {
            if (!rows.equals(before.rows().get(table))) {
                lines.add("I8 the same run again made %s rows of %s out of %s"
                        .formatted(rows, table, before.rows().get(table)));
            }
        });
        if (after.writes() > before.writes()) {
            lines.add("I8 the same run again wrote to Tripletex");
        }
        var calls = after.calls() - before.calls();
        if (calls > MOST_CALLS_OF_A_QUIET_RUN) {
            lines.add("I11 a run without changes made %d calls".formatted(calls));
        }
        if (after.mails().size() > before.mails().size()) {
            lines.add("I8 the same run again sent mail");
        }
        return lines;
    }

    // --- I9

    static List<String> mirrorIsComplete(Evidence seen) {
        List<String> lines = new ArrayList<>();
        for (var invoice : seen.invoices()) {
            var times = seen.inInvoices().getOrDefault(invoice.number(), 0);
            if (times != 1) {
                lines.add("I9 the mirror holds invoice %d %d times".formatted(invoice.number(), times));
            }
            var decisions = seen.decisions().getOrDefault(invoice.number(), 0);
            if (decisions != 1) {
                lines.add("I9 invoice %d has %d decisions on %s".formatted(invoice.number(), decisions, seen.on()));
            }
        }
        return lines;
    }

    // --- I10

    static List<String> booksAgree(Evidence seen) {
        var done = seen.effects().stream()
                .filter(effect ->
                        effect.kind().equals("VOUCHER") && effect.state().equals("DONE"))
                .map(Evidence.Effect::proposalId)
                .collect(toSet());
        var ours = total(seen.proposals().stream()
                .filter(proposal -> done.contains(proposal.id()))
                .map(Evidence.Proposal::lines));
        var theirs = total(seen.vouchers().stream().map(Evidence.Voucher::lines));
        return ours.equals(theirs)
                ? List.of()
                : List.of("I10 we have booked %s, and Tripletex has %s".formatted(ours, theirs));
    }

    // --- I11

    static List<String> bounded(Evidence seen) {
        List<String> lines = new ArrayList<>();
        seen.effects().stream()
                .filter(effect -> effect.attempts() > MOST_ATTEMPTS)
                .forEach(effect ->
                        lines.add("I11 effect %d was tried %d times".formatted(effect.id(), effect.attempts())));
        seen.mails().stream()
                .filter(Evidence.Mail::accepted)
                .collect(groupingBy(Evidence.Mail::messageId, TreeMap::new, counting()))
                .forEach((id, times) -> {
                    if (times > MOST_MAILS_OF_AN_ID) {
                        lines.add("I11 mail %s came %d times".formatted(id, times));
                    }
                });
        return lines;
    }

    // --- I12

    static List<String> quiet(Evidence seen) {
        return seen.secrets().stream()
                .filter(secret -> seen.log().contains(secret))
                .map(secret -> "I12 a log shows %s".formatted(secret))
                .toList();
    }

    private static Optional<Evidence.Case> caseOf(Evidence seen, int invoiceNumber) {
        return seen.cases().stream()
                .filter(one -> one.invoiceNumber() == invoiceNumber)
                .findFirst();
    }

    /** {@code 2026-09-15-4711-collection-notice.pdf}: the kind, and no second letter's ordinal. */
    private static String kind(String attachment) {
        return attachment.replaceAll("^\\d{4}-\\d{2}-\\d{2}-\\d+-|(-\\d+)?\\.pdf$", "");
    }

    private static BigDecimal sum(Map<Integer, BigDecimal> lines) {
        return lines.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** By account, without those that come to nothing. */
    private static Map<Integer, BigDecimal> total(Stream<Map<Integer, BigDecimal>> vouchers) {
        Map<Integer, BigDecimal> total = new TreeMap<>();
        vouchers.forEach(lines -> lines.forEach((account, amount) -> total.merge(account, amount, BigDecimal::add)));
        total.values().removeIf(amount -> amount.signum() == 0);
        total.replaceAll((account, amount) -> amount.setScale(2));
        return total;
    }
}
