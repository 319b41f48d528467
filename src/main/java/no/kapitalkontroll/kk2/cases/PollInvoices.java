package no.kapitalkontroll.kk2.cases;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.tripletex.Page;
import no.kapitalkontroll.kk2.tripletex.ReadInvoice;
import no.kapitalkontroll.kk2.tripletex.ReadInvoices;
import no.kapitalkontroll.kk2.tripletex.RefusedItem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Decides which invoices a run reads, and reads them into the mirror: new ones by date window, every open one again by id,
 * and those that the ledger names although the mirror lacks them. The daily cost follows the open invoices (rules § 7).
 */
@Component
public class PollInvoices {

    private static final int IDS_A_CALL = 200;

    private final JdbcClient jdbc;
    private final Creditors creditors;
    private final ReadInvoices readInvoices;
    private final MirrorInvoices mirror;
    private final MirrorPostings postings;
    private final Park park;
    private final int windowDays;

    public PollInvoices(
            JdbcClient jdbc,
            Creditors creditors,
            ReadInvoices readInvoices,
            MirrorInvoices mirror,
            MirrorPostings postings,
            Park park,
            @Value("${kk2.invoices.window-days:90}") int windowDays) {
        this.jdbc = jdbc;
        this.creditors = creditors;
        this.readInvoices = readInvoices;
        this.mirror = mirror;
        this.postings = postings;
        this.park = park;
        this.windowDays = windowDays;
    }

    /** One reading of invoices. */
    public sealed interface Reading {

        record Window(LocalDate from, LocalDate to) implements Reading {}

        record Ids(List<Long> ids) implements Reading {}

        record ByNumber(int number) implements Reading {}
    }

    /** What this run reads first. */
    public List<Reading> plan(CreditorDay day) {
        var startDate = creditors.creditor(day.creditorId()).collecting().startDate();
        var recent = day.date().minusDays(windowDays);
        var from = isFirstOfWeek(day) || recent.isBefore(startDate) ? startDate : recent;
        List<Reading> readings = new ArrayList<>();
        readings.add(new Reading.Window(from, day.date()));
        readings.addAll(chunks(jdbc.sql("""
                        SELECT i.invoice_id FROM invoices i
                          LEFT JOIN cases c ON c.creditor_id = i.creditor_id AND c.invoice_id = i.invoice_id
                         WHERE i.creditor_id = :creditor AND (i.invoice_date < :from OR i.invoice_date > :to)
                           AND (i.outstanding <> 0 OR c.state <> 'CLOSED')
                         ORDER BY i.invoice_id
                        """)
                .param("creditor", day.creditorId())
                .param("from", from)
                .param("to", day.date())
                .query(Long.class)
                .list()));
        return readings;
    }

    /** What the ledger turned out to hold that the mirror lacks, or holds as paid. */
    public List<Reading> planMissing(CreditorDay day) {
        List<Reading> readings = new ArrayList<>();
        postings.invoicesToRead(day.creditorId()).stream()
                .sorted()
                .map(Reading.ByNumber::new)
                .forEach(readings::add);
        readings.addAll(
                chunks(postings.paidButOpen(day.creditorId()).stream().sorted().toList()));
        return readings;
    }

    /** Reads and stores; what could not be read is returned for parking, its neighbours are in the mirror. */
    public List<GivenUp> read(Reading reading, CreditorDay day) {
        List<GivenUp> refused = new ArrayList<>();
        if (reading instanceof Reading.Window window) {
            readInvoices.inWindow(
                    day.creditorId(), window.from(), window.to(), page -> refused.addAll(store(page, day)));
        } else if (reading instanceof Reading.Ids byIds) {
            refused.addAll(store(readInvoices.byIds(day.creditorId(), byIds.ids()), day));
        } else if (reading instanceof Reading.ByNumber one) {
            refused.addAll(store(readInvoices.byNumber(day.creditorId(), one.number()), day));
        }
        return refused;
    }

    private List<GivenUp> store(Page<ReadInvoice> page, CreditorDay day) {
        mirror.store(page, day);
        day.read(page.items().size());
        releaseMended(page, day);
        return page.refused().stream().map(item -> givenUp(item, day)).toList();
    }

    private void releaseMended(Page<ReadInvoice> page, CreditorDay day) {
        var parked = jdbc.sql(
                        "SELECT subject FROM parked WHERE creditor_id = ? AND released_on IS NULL AND subject LIKE 'invoice %'")
                .param(day.creditorId())
                .query(String.class)
                .list();
        if (!parked.isEmpty()) {
            page.items().stream()
                    .map(read -> subject(read.invoice().id()))
                    .filter(parked::contains)
                    .forEach(subject -> park.release(day.creditorId(), subject, day.date(), CaseLog.KK2));
        }
    }

    static GivenUp givenUp(RefusedItem item, CreditorDay day) {
        var isInvoice = item.kind().equals("invoice");
        var named = item.invoiceNumber() == null ? "" : "invoice number " + item.invoiceNumber() + ": ";
        return new GivenUp(
                day.creditorId(),
                isInvoice ? subject(item.id()) : item.kind() + " " + item.id(),
                isInvoice ? item.id() : null,
                null,
                named + item.reason(),
                item.remedy(),
                day.date());
    }

    private static String subject(long invoiceId) {
        return "invoice " + invoiceId;
    }

    private boolean isFirstOfWeek(CreditorDay day) {
        var monday = day.date().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return jdbc.sql(
                                "SELECT COUNT(*) FROM runs WHERE creditor_id = ? AND state = 'FINISHED' AND business_date BETWEEN ? AND ?")
                        .params(day.creditorId(), monday, day.date())
                        .query(Integer.class)
                        .single()
                == 0;
    }

    private static List<Reading> chunks(List<Long> ids) {
        List<Reading> chunks = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += IDS_A_CALL) {
            chunks.add(new Reading.Ids(List.copyOf(ids.subList(from, Math.min(from + IDS_A_CALL, ids.size())))));
        }
        return chunks;
    }
}
