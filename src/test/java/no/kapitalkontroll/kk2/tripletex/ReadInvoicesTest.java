package no.kapitalkontroll.kk2.tripletex;

import static no.kapitalkontroll.kk2.tripletex.ScriptedTripletex.list;
import static no.kapitalkontroll.kk2.tripletex.ScriptedTripletex.ok;
import static no.kapitalkontroll.kk2.tripletex.ScriptedTripletex.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import no.kapitalkontroll.kk2.core.claim.EarlierReminder;
import no.kapitalkontroll.kk2.core.claim.Invoice;
import no.kapitalkontroll.kk2.core.claim.InvoiceRemark;
import no.kapitalkontroll.kk2.core.claim.LedgerPosting;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Invoices: paging that trusts no count, windows that split, and rows that are refused alone. */
class ReadInvoicesTest extends OnTheWire {

    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 8, 31);

    private static final String WHOLE = """
            {"id":11,"version":3,"invoiceNumber":1001,"invoiceDate":"2026-08-17","invoiceDueDate":"2026-08-31",
             "customer":{"id":501},"kid":"","amountCurrency":12500.0,"amountCurrencyOutstanding":2500.5,
             "currency":{"code":"NOK"},"isCharged":true,"isCreditNote":false,"isCredited":false,"creditedInvoice":0,
             "voucher":{"id":901},"invoiceRemark":{"description":"","postponeRemindersTo":null},
             "reminders":[{"id":1,"type":"SOFT_REMINDER","reminderDate":"2026-09-02","termOfPayment":"2026-09-16","charge":38},
                          {"id":2,"type":"CARRIER_PIGEON","reminderDate":"2026-09-03","termOfPayment":null,"charge":null}],
             "orderLines":[{"description":"Renhold\\n august"},{"description":""},{"description":"Vinduspuss"}],
             "postings":[
               {"id":71,"voucher":{"id":901,"externalVoucherNumber":""},"date":"2026-08-17","amount":12500,
                "customer":{"id":501},"closeGroup":null,"invoiceNumber":"1001","description":"Faktura",
                "account":{"id":5,"number":1500,"ledgerType":"CUSTOMER"}},
               {"id":72,"voucher":{"id":902,"externalVoucherNumber":"KK2-fjellheim-1001-1"},"date":"2026-09-01",
                "amount":-9999.5,"customer":{"id":501},"closeGroup":{"id":33},"invoiceNumber":"","description":null,
                "account":{"id":5,"number":1500,"ledgerType":"CUSTOMER"}},
               {"id":73,"voucher":{"id":901},"date":"2026-08-17","amount":-10000,"customer":null,"closeGroup":null,
                "invoiceNumber":"","description":"Salg","account":{"id":6,"number":3000,"ledgerType":"GENERAL"}}],
             "somethingNew":{"a":1}}""";

    @Autowired
    ReadInvoices readInvoices;

    @Test
    void an_invoice_comes_in_our_words_with_its_postings_on_receivables() {
        TRIPLETEX.then(list(WHOLE));

        ReadInvoice read = readInvoices.byIds(FJELLHEIM, List.of(11L)).items().get(0);

        assertThat(read.invoice())
                .isEqualTo(new Invoice(
                        11,
                        3,
                        1001,
                        LocalDate.of(2026, 8, 17),
                        LocalDate.of(2026, 8, 31),
                        501,
                        null,
                        Money.of("12500.00"),
                        Money.of("2500.50"),
                        "NOK",
                        true,
                        false,
                        false,
                        null,
                        901L,
                        null,
                        List.of(
                                new EarlierReminder(
                                        1,
                                        EarlierReminder.Type.SOFT_REMINDER,
                                        LocalDate.of(2026, 9, 2),
                                        LocalDate.of(2026, 9, 16),
                                        Money.of("38.00")),
                                new EarlierReminder(
                                        2, EarlierReminder.Type.OTHER, LocalDate.of(2026, 9, 3), null, Money.ZERO)),
                        "Renhold august, Vinduspuss"));
        assertThat(read.postings())
                .containsExactly(
                        new LedgerPosting(
                                71,
                                901,
                                null,
                                LocalDate.of(2026, 8, 17),
                                Money.of("12500"),
                                501L,
                                11L,
                                "1001",
                                null,
                                "Faktura"),
                        new LedgerPosting(
                                72,
                                902,
                                "KK2-fjellheim-1001-1",
                                LocalDate.of(2026, 9, 1),
                                Money.of("-9999.50"),
                                501L,
                                11L,
                                null,
                                33L,
                                null));
    }

    @Test
    void a_remark_is_kept_when_it_says_something() {
        TRIPLETEX.then(list(
                changed(11, i -> i.putObject("invoiceRemark").put("postponeRemindersTo", "2026-10-01")),
                changed(12, i -> i.putObject("invoiceRemark").put("description", "Avtale"))));

        assertThat(readInvoices.byIds(FJELLHEIM, List.of(11L, 12L)).items())
                .extracting(read -> read.invoice().remark())
                .containsExactly(new InvoiceRemark(null, LocalDate.of(2026, 10, 1)), new InvoiceRemark("Avtale", null));
    }

    @Test
    void asks_for_exactly_these_fields() {
        TRIPLETEX.then(list());

        readInvoices.byNumber(FJELLHEIM, 1001);

        assertThat(TRIPLETEX.requests().get(0).value("fields"))
                .isEqualTo("id,version,invoiceNumber,invoiceDate,invoiceDueDate,customer(id),kid,amountCurrency,"
                        + "amountCurrencyOutstanding,currency(code),isCharged,isCreditNote,isCredited,creditedInvoice,"
                        + "voucher(id),invoiceRemark(description,postponeRemindersTo),"
                        + "reminders(id,type,reminderDate,termOfPayment,charge),orderLines(description),"
                        + "postings(id,voucher(id,externalVoucherNumber),date,amount,customer(id),closeGroup(id),"
                        + "invoiceNumber,description,account(id,number,ledgerType))");
    }

    @Test
    void a_window_sends_an_exclusive_end_and_a_total_order() {
        TRIPLETEX.then(list());

        assertThat(idsInWindow()).isEmpty();

        ScriptedTripletex.Seen seen = TRIPLETEX.requests().get(0);
        assertThat(seen.path()).isEqualTo("/v2/invoice");
        assertThat(seen.value("invoiceDateFrom")).isEqualTo("2026-06-01");
        assertThat(seen.value("invoiceDateTo")).isEqualTo("2026-09-01");
        assertThat(seen.value("sorting")).isEqualTo("id");
        assertThat(seen.value("from")).isEqualTo("0");
        assertThat(seen.value("count")).isEqualTo("3");
    }

    @Test
    void pages_go_on_although_the_total_is_only_one_more_than_was_seen() {
        TRIPLETEX.then(
                list(0, 4, invoice(1), invoice(2), invoice(3)),
                list(2, 6, invoice(3), invoice(4), invoice(5)),
                list(4, 6, invoice(5), invoice(6)));

        assertThat(idsInWindow()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(TRIPLETEX.requests()).extracting(seen -> seen.value("from")).containsExactly("0", "2", "4");
    }

    @Test
    void short_pages_go_on_while_more_is_promised() {
        TRIPLETEX.then(list(0, 3, invoice(1), invoice(2)), list(1, 3, invoice(2), invoice(3)));

        assertThat(idsInWindow()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_full_page_goes_on_although_no_more_is_promised() {
        TRIPLETEX.then(list(0, 0, invoice(1), invoice(2), invoice(3)), list(2, 0, invoice(3), invoice(4)));

        assertThat(idsInWindow()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void an_empty_page_ends_the_list_whatever_it_promises() {
        TRIPLETEX.then(list(0, 4, invoice(1), invoice(2), invoice(3)), list(2, 99, invoice(3)), list(3, 99));

        assertThat(idsInWindow()).containsExactly(1L, 2L, 3L);
        assertThat(TRIPLETEX.requests()).hasSize(3);
    }

    @Test
    void a_page_that_comes_twice_counts_once_and_hides_nothing() {
        TRIPLETEX.then(
                list(0, 4, invoice(1), invoice(2), invoice(3)),
                list(0, 4, invoice(1), invoice(2), invoice(3)),
                list(0, 4, invoice(1), invoice(2), invoice(3)),
                list(2, 4, invoice(3), invoice(4)));

        assertThat(idsInWindow()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void a_row_that_goes_while_the_list_is_read_makes_no_other_one_be_skipped() {
        TRIPLETEX.then(
                list(0, 4, invoice(1), invoice(2), invoice(3)),
                // 1 is gone: 4 now stands where 3 stood
                list(2, 4, invoice(4), invoice(5)),
                list(0, 4, invoice(2), invoice(3), invoice(4)),
                list(2, 4, invoice(4), invoice(5)));

        assertThat(idsInWindow()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(TRIPLETEX.requests())
                .as("from the last row of the page before, and once more from the start")
                .extracting(seen -> seen.query().replaceAll(".*&from=(\\d+)&.*", "$1"))
                .containsExactly("0", "2", "0", "2");
    }

    @Test
    void a_row_that_comes_before_the_offset_is_read_too() {
        TRIPLETEX.then(
                list(0, 4, invoice(2), invoice(3), invoice(4)),
                list(2, 5, invoice(3), invoice(4), invoice(5)),
                list(0, 4, invoice(1), invoice(2), invoice(3)),
                list(2, 5, invoice(3), invoice(4), invoice(5)),
                list(4, 5, invoice(5)));

        assertThat(idsInWindow()).containsExactly(2L, 3L, 4L, 1L, 5L);
    }

    @Test
    void a_list_that_never_rests_is_left_for_later() {
        for (int pass = 0; pass < 6; pass++) {
            TRIPLETEX.then(list(0, 4, invoice(1), invoice(2), invoice(3)), list(2, 4));
        }

        TripletexFailure failure = catchThrowableOfType(TripletexFailure.class, this::idsInWindow);

        assertThat(failure.failureClass()).isEqualTo(FailureClass.RETRY);
        assertThat(TRIPLETEX.requests()).hasSize(10);
    }

    @Test
    void a_list_without_an_end_is_given_up_on() {
        for (int page = 0; page < 250; page++) {
            TRIPLETEX.then(list(page, 1_000_000, invoice(page + 1)));
        }

        TripletexFailure failure = catchThrowableOfType(TripletexFailure.class, this::idsInWindow);

        assertThat(failure.failureClass()).isEqualTo(FailureClass.DEFINITE);
        assertThat(TRIPLETEX.requests()).hasSize(200);
    }

    @Test
    void a_window_with_too_many_rows_is_halved_without_gap_or_overlap() {
        TRIPLETEX.then(
                tooMany(),
                tooMany(),
                list(invoice(1, "2026-06-01")),
                list(invoice(2, "2026-07-15")),
                list(invoice(3, "2026-08-31")));

        assertThat(idsInWindow()).containsExactly(1L, 2L, 3L);
        assertThat(TRIPLETEX.requests())
                .extracting(seen -> seen.value("invoiceDateFrom") + "/" + seen.value("invoiceDateTo"))
                .containsExactly(
                        "2026-06-01/2026-09-01",
                        "2026-06-01/2026-07-17",
                        "2026-06-01/2026-06-24",
                        "2026-06-24/2026-07-17",
                        "2026-07-17/2026-09-01");
    }

    @Test
    void a_single_day_with_too_many_rows_fails_with_a_remedy() {
        TRIPLETEX.then(tooMany());

        TripletexFailure failure = catchThrowableOfType(
                TripletexFailure.class, () -> readInvoices.inWindow(FJELLHEIM, FIRST, FIRST, page -> {}));

        assertThat(failure.code()).isEqualTo(23000);
        assertThat(TRIPLETEX.requests()).hasSize(1);
    }

    @Test
    void rows_outside_the_window_are_dropped() {
        TRIPLETEX.then(list(invoice(1, "2026-05-31"), invoice(2, "2026-06-01")));

        assertThat(idsInWindow()).containsExactly(2L);
    }

    @Test
    void ids_are_asked_in_lists_of_two_hundred_over_all_dates() {
        TRIPLETEX.then(list(invoice(1)), list(invoice(201)), list());

        var page = readInvoices.byIds(
                FJELLHEIM, LongStream.rangeClosed(1, 401).boxed().toList());

        assertThat(page.items()).hasSize(2);
        assertThat(TRIPLETEX.requests())
                .extracting(seen -> seen.value("id").split(",").length)
                .containsExactly(200, 200, 1);
        assertThat(TRIPLETEX.requests().get(0).value("invoiceDateFrom")).isEqualTo("2000-01-01");
        assertThat(TRIPLETEX.requests().get(0).value("invoiceDateTo")).isEqualTo("2100-01-01");
    }

    @Test
    void no_ids_no_call() {
        assertThat(readInvoices.byIds(FJELLHEIM, List.of()).items()).isEmpty();
        assertThat(TRIPLETEX.requests()).isEmpty();
    }

    @Test
    void a_filter_that_tripletex_ignored_brings_nobody_elses_invoice() {
        TRIPLETEX.then(list(invoice(1), invoice(2)), list(invoice(1), invoice(2)));

        assertThat(readInvoices.byIds(FJELLHEIM, List.of(2L)).items())
                .extracting(read -> read.invoice().id())
                .containsExactly(2L);
        assertThat(readInvoices.byNumber(FJELLHEIM, 1002).items())
                .extracting(read -> read.invoice().id())
                .containsExactly(2L);
    }

    @Test
    void broken_invoices_are_refused_by_name_and_their_neighbours_go_on() {
        String third = changed(3, i -> i.putNull("customer"));
        String fifth = changed(5, i -> i.put("isCharged", "yes"));
        String seventh = changed(7, i -> i.put("version", 1.5));
        TRIPLETEX.then(
                list(0, 4, changed(1, i -> i.put("amountCurrency", new BigDecimal("100.005"))), invoice(2), third),
                list(2, 6, third, changed(4, i -> i.put("invoiceDueDate", "31.08.2026")), fifth),
                list(
                        4,
                        8,
                        fifth,
                        changed(6, i -> ((ObjectNode) i.path("postings").get(0)).putNull("account")),
                        seventh),
                list(6, 8, seventh, invoice(8)));

        List<RefusedItem> refused = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        readInvoices.inWindow(FJELLHEIM, FIRST, LAST, page -> {
            refused.addAll(page.refused());
            page.items().forEach(read -> ids.add(read.invoice().id()));
        });

        assertThat(ids).containsExactly(2L, 8L);
        assertThat(refused)
                .extracting(RefusedItem::id, RefusedItem::invoiceNumber, RefusedItem::reason)
                .containsExactly(
                        tuple(1L, 1001, "amountCurrency: more than two decimals"),
                        tuple(3L, 1003, "customer: missing"),
                        tuple(4L, 1004, "invoiceDueDate: not a date"),
                        tuple(5L, 1005, "isCharged: neither true nor false"),
                        tuple(6L, 1006, "postings.account: missing"),
                        tuple(7L, 1007, "version: not a whole number"));
        assertThat(refused)
                .allSatisfy(item -> assertThat(item.remedy()).isNotBlank())
                .allSatisfy(item -> assertThat(item.kind()).isEqualTo("invoice"));
    }

    @Test
    void other_currencies_negative_and_zero_amounts_are_not_for_reading_to_judge() {
        TRIPLETEX.then(
                list(
                        changed(1, i -> i.putObject("currency").put("code", "EUR")),
                        changed(2, i -> i.put("amountCurrencyOutstanding", -5))),
                list(changed(3, i -> i.put("amountCurrency", 0))));

        assertThat(readInvoices.byIds(FJELLHEIM, List.of(1L, 2L)).refused()).isEmpty();
        assertThat(readInvoices.byIds(FJELLHEIM, List.of(3L)).refused()).isEmpty();
    }

    @Test
    void an_answer_without_a_list_is_no_empty_list() {
        TRIPLETEX.then(ok("{\"value\":{}}"));

        assertThat(catchThrowableOfType(TripletexFailure.class, this::idsInWindow)
                        .failureClass())
                .isEqualTo(FailureClass.RETRY);
    }

    private List<Long> idsInWindow() {
        List<Long> ids = new ArrayList<>();
        readInvoices.inWindow(FJELLHEIM, FIRST, LAST, page -> page.items()
                .forEach(read -> ids.add(read.invoice().id())));
        return ids;
    }

    private static ScriptedTripletex.Reply tooMany() {
        return refusal(422, 23000, "", "Result set too large. Limit of 10.000 reached");
    }

    private static String invoice(long id) {
        return changed(id, invoice -> {});
    }

    private static String invoice(long id, String invoiceDate) {
        return changed(id, invoice -> invoice.put("invoiceDate", invoiceDate));
    }

    private static String changed(long id, Consumer<ObjectNode> change) {
        ObjectNode invoice =
                TripletexJson.parse(WHOLE.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        invoice.put("id", id).put("invoiceNumber", 1000 + id);
        change.accept(invoice);
        return invoice.toString();
    }
}
