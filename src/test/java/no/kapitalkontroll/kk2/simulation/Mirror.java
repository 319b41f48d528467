package no.kapitalkontroll.kk2.simulation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.core.claim.Invoice;
import no.kapitalkontroll.kk2.core.claim.LedgerPosting;
import no.kapitalkontroll.kk2.core.coverage.InvoiceInLedger;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.standin.DirectLedger;

/**
 * What KK2 has read of a creditor's ledger: as the tables of invoices and postings, in memory. An open posting that is seen no
 * longer has been closed and stays; one that its invoice lists no longer is gone.
 */
final class Mirror {

    /** @param invoiceId where it hangs, null nowhere */
    private record Kept(LedgerPosting posting, Long invoiceId, boolean listed, boolean open) {}

    private final Map<Long, Invoice> invoices = new TreeMap<>();
    private final Map<Long, Kept> postings = new TreeMap<>();
    private Map<Long, List<Invoice>> notes = Map.of();
    /** By the invoice that they count for; empty until somebody asks again. */
    private final Map<Long, List<InvoiceInLedger.Line>> lines = new HashMap<>();

    void read(DirectLedger ledger, LocalDate date) {
        ledger.invoices().forEach(invoice -> invoices.put(invoice.id(), invoice));
        notes = invoices.values().stream().filter(Invoice::creditNote).collect(groupingBy(Invoice::creditedInvoiceId));
        readListed(ledger);
        readOpen(ledger.open(date));
        link();
    }

    /** Invoices without credit notes, by number. */
    List<Invoice> invoices() {
        return invoices.values().stream()
                .filter(invoice -> !invoice.creditNote())
                .sorted(Comparator.comparing(Invoice::number))
                .toList();
    }

    Invoice invoice(long id) {
        return invoices.get(id);
    }

    InvoiceInLedger inLedger(long invoiceId, Set<Long> ours) {
        return new InvoiceInLedger(invoices.get(invoiceId), lines(invoiceId), creditNotes(invoiceId), ours);
    }

    List<InvoiceInLedger.Line> lines(long invoiceId) {
        if (lines.isEmpty()) {
            lines.putAll(linesByInvoice());
        }
        return lines.getOrDefault(invoiceId, List.of());
    }

    private Map<Long, List<InvoiceInLedger.Line>> linesByInvoice() {
        return postings.values().stream()
                .filter(kept -> kept.invoiceId() != null)
                .sorted(Comparator.comparing((Kept kept) -> kept.posting().date())
                        .thenComparing(kept -> kept.posting().id()))
                .collect(groupingBy(kept -> countsFor(kept.invoiceId()), mapping(this::line, toList())));
    }

    private InvoiceInLedger.Line line(Kept kept) {
        var credit = creditNotes(countsFor(kept.invoiceId())).stream()
                .anyMatch(note -> note.id() == kept.invoiceId()
                        || Objects.equals(note.voucherId(), kept.posting().voucherId()));
        return new InvoiceInLedger.Line(kept.posting(), credit, kept.listed());
    }

    /** Ids of the invoice's open postings. */
    List<Long> open(long invoiceId) {
        return postings.values().stream()
                .filter(kept -> kept.open() && kept.invoiceId() != null && countsFor(kept.invoiceId()) == invoiceId)
                .map(kept -> kept.posting().id())
                .toList();
    }

    /** A voucher of ours may be closed before anybody lists it as open: its posting is kept from here. */
    void keepOurs(Collection<LedgerPosting> ours) {
        ours.forEach(posting ->
                postings.putIfAbsent(posting.id(), new Kept(posting, null, false, posting.closeGroupId() == null)));
        link();
    }

    /** Open credit of a customer on nothing that has a case. */
    Money freeCredit(long customerId, Set<Long> invoicesWithCase) {
        Map<Long, Money> byInvoice = new HashMap<>();
        postings.values().stream()
                .filter(kept -> kept.open() && Objects.equals(kept.posting().customerId(), customerId))
                .forEach(kept -> byInvoice.merge(
                        kept.invoiceId() == null ? 0L : countsFor(kept.invoiceId()),
                        kept.posting().amount(),
                        Money::plus));
        return Money.sum(byInvoice.entrySet().stream()
                .filter(entry -> entry.getValue().isNegative() && !invoicesWithCase.contains(entry.getKey()))
                .map(entry -> entry.getValue().negated()));
    }

    private void readListed(DirectLedger ledger) {
        Map<Long, Kept> listed = new HashMap<>();
        for (var invoice : invoices.values()) {
            for (var posting : ledger.listedOn(invoice.id())) {
                var kept = new Kept(posting, invoice.id(), true, posting.closeGroupId() == null);
                // a credit note's posting may be listed by the invoice that it credits too: it stays with the note
                listed.merge(posting.id(), kept, (first, second) -> invoice.creditNote() ? second : first);
            }
        }
        postings.values()
                .removeIf(kept ->
                        kept.listed() && !listed.containsKey(kept.posting().id()));
        postings.putAll(listed);
    }

    private void readOpen(List<LedgerPosting> open) {
        Set<Long> seen = new HashSet<>();
        for (var posting : open) {
            seen.add(posting.id());
            var before = postings.get(posting.id());
            postings.put(
                    posting.id(),
                    new Kept(
                            posting,
                            before == null ? null : before.invoiceId(),
                            before != null && before.listed(),
                            true));
        }
        postings.replaceAll((id, kept) ->
                seen.contains(id) ? kept : new Kept(kept.posting(), kept.invoiceId(), kept.listed(), false));
    }

    private void link() {
        lines.clear();
        postings.replaceAll(
                (id, kept) -> kept.invoiceId() != null || kept.posting().invoiceNumber() == null
                        ? kept
                        : new Kept(kept.posting(), named(kept.posting()), kept.listed(), kept.open()));
    }

    private Long named(LedgerPosting posting) {
        return invoices.values().stream()
                .filter(invoice -> String.valueOf(invoice.number()).equals(posting.invoiceNumber()))
                .filter(invoice -> Objects.equals(invoice.customerId(), posting.customerId()))
                .map(Invoice::id)
                .findFirst()
                .orElse(null);
    }

    private long countsFor(long invoiceId) {
        var credited = invoices.get(invoiceId).creditedInvoiceId();
        return credited == null ? invoiceId : credited;
    }

    private List<Invoice> creditNotes(long invoiceId) {
        return notes.getOrDefault(invoiceId, List.of());
    }
}
