package no.kapitalkontroll.kk2.tripletex;

import static no.kapitalkontroll.kk2.tripletex.ScriptedTripletex.list;
import static no.kapitalkontroll.kk2.tripletex.ScriptedTripletex.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import no.kapitalkontroll.kk2.core.claim.LedgerPosting;
import no.kapitalkontroll.kk2.core.money.Money;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ReadOpenPostingsTest extends OnTheWire {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 31);
    private static final ScriptedTripletex.Reply TOO_LARGE = refusal(422, 23000, "", "Result set too large.");

    @Autowired
    ReadOpenPostings readOpenPostings;

    @Test
    void the_whole_account_is_read_as_of_the_end_of_the_day() {
        TRIPLETEX.then(list(posting(1, "100"), posting(2, "-40.5")));

        assertThat(read(new NotAsked()))
                .containsExactly(
                        new LedgerPosting(1, 901, null, TODAY, Money.of("100.00"), 501L, null, "1001", null, "Faktura"),
                        new LedgerPosting(
                                2, 901, null, TODAY, Money.of("-40.50"), 501L, null, "1001", null, "Faktura"));
        ScriptedTripletex.Seen seen = TRIPLETEX.requests().get(0);
        assertThat(seen.path()).isEqualTo("/v2/ledger/posting/openPost");
        assertThat(seen.query())
                .startsWith("date=2027-01-01&accountId=5&fields=id%2Cvoucher")
                .endsWith("&from=0&count=3&sorting=id")
                .doesNotContain("sorted");
    }

    @Test
    void a_large_account_is_read_by_the_open_list_as_far_as_it_goes_and_from_there_by_dates() {
        TRIPLETEX.then(TOO_LARGE, list(posting(1, "1")), list(posting(2, "2"), closed(3)));

        assertThat(read(known(LocalDate.of(2026, 10, 1), List.of())))
                .extracting(LedgerPosting::id)
                .containsExactly(1L, 2L);
        assertThat(TRIPLETEX.requests())
                .extracting(seen -> seen.path() + " " + seen.query().replaceAll("&accountId=5&fields.*", ""))
                .containsExactly(
                        "/v2/ledger/posting/openPost date=2027-01-01",
                        "/v2/ledger/posting/openPost date=2026-10-01",
                        "/v2/ledger/posting dateFrom=2026-10-01&dateTo=2027-01-01");
    }

    @Test
    void a_window_that_is_too_large_is_halved_and_everything_counts_as_read() {
        TRIPLETEX.then(TOO_LARGE, list(posting(1, "1")), TOO_LARGE, list(posting(2, "2")), list(posting(4, "4")));

        var read = new ArrayList<LedgerPosting>();
        var whose = readOpenPostings.asOf(
                FJELLHEIM, 5, TODAY, known(LocalDate.of(2026, 12, 30), List.of()), page -> read.addAll(page.items()));

        assertThat(read).extracting(LedgerPosting::id).containsExactly(1L, 2L, 4L);
        assertThat(whose.test(501L)).isTrue();
        assertThat(whose.test(null)).isTrue();
    }

    @Test
    void less_is_asked_of_the_open_list_when_more_is_open_than_was_known() {
        TRIPLETEX.then(TOO_LARGE, TOO_LARGE, list(posting(1, "1")), list(posting(2, "2")));

        read(new NotAsked() {
            @Override
            public LocalDate lastDateWithOpenBefore(int most) {
                return most == 9_000 ? LocalDate.of(2026, 10, 1) : LocalDate.of(2026, 9, 1);
            }
        });

        assertThat(TRIPLETEX.requests())
                .extracting(seen -> seen.query().replaceAll("&.*", ""))
                .containsExactly("date=2027-01-01", "date=2026-10-01", "date=2026-09-01", "dateFrom=2026-09-01");
    }

    @Test
    void one_date_that_is_too_large_leaves_the_customers_own_lists() {
        TRIPLETEX.then(TOO_LARGE, list(), TOO_LARGE, list(posting(1, "1")), list(posting(2, "2")));

        var read = new ArrayList<LedgerPosting>();
        var whose = readOpenPostings.asOf(
                FJELLHEIM, 5, TODAY, known(TODAY, List.of(501L, 502L)), page -> read.addAll(page.items()));

        assertThat(read).hasSize(2);
        assertThat(TRIPLETEX.requests())
                .extracting(seen -> seen.value("customerId"))
                .containsExactly(null, null, null, "501", "502");
        assertThat(whose.test(501L)).isTrue();
        assertThat(whose.test(503L)).isFalse();
        assertThat(whose.test(null)).isFalse();
    }

    @Test
    void a_broken_posting_is_refused_and_its_neighbours_go_on() {
        TRIPLETEX.then(list(posting(1, "\"12\""), posting(2, "2")));

        List<RefusedItem> refused = new ArrayList<>();
        List<LedgerPosting> read = new ArrayList<>();
        readOpenPostings.asOf(FJELLHEIM, 5, TODAY, new NotAsked(), page -> {
            refused.addAll(page.refused());
            read.addAll(page.items());
        });

        assertThat(read).extracting(LedgerPosting::id).containsExactly(2L);
        assertThat(refused).extracting(RefusedItem::reason).containsExactly("amount: not an amount");
    }

    private List<LedgerPosting> read(ReadOpenPostings.Known known) {
        List<LedgerPosting> read = new ArrayList<>();
        readOpenPostings.asOf(FJELLHEIM, 5, TODAY, known, page -> read.addAll(page.items()));
        return read;
    }

    private static String posting(long id, String amount) {
        return """
                {"id":%d,"voucher":{"id":901,"externalVoucherNumber":null},"date":"2026-12-31","amount":%s,
                 "customer":{"id":501},"closeGroup":null,"invoiceNumber":"1001","description":"Faktura","account":null}""".formatted(id, amount);
    }

    private static String closed(long id) {
        return posting(id, "1").replace("\"closeGroup\":null", "\"closeGroup\":{\"id\":77}");
    }

    private static ReadOpenPostings.Known known(LocalDate date, List<Long> customers) {
        return new ReadOpenPostings.Known() {

            @Override
            public LocalDate lastDateWithOpenBefore(int most) {
                return date;
            }

            @Override
            public Collection<Long> customers() {
                return customers;
            }
        };
    }

    private static class NotAsked implements ReadOpenPostings.Known {

        @Override
        public LocalDate lastDateWithOpenBefore(int most) {
            throw new AssertionError("dates are asked for only when the account is too large");
        }

        @Override
        public Collection<Long> customers() {
            throw new AssertionError("customers are asked for only when a date is too large");
        }
    }
}
