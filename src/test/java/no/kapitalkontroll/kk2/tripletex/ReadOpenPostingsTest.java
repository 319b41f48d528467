package no.kapitalkontroll.kk2.tripletex;

import static no.kapitalkontroll.kk2.tripletex.ScriptedTripletex.list;
import static no.kapitalkontroll.kk2.tripletex.ScriptedTripletex.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import no.kapitalkontroll.kk2.core.claim.LedgerPosting;
import no.kapitalkontroll.kk2.core.money.Money;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ReadOpenPostingsTest extends OnTheWire {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 31);

    @Autowired
    ReadOpenPostings readOpenPostings;

    @Test
    void the_whole_account_is_read_as_of_the_end_of_the_day() {
        TRIPLETEX.then(list(posting(1, "100"), posting(2, "-40.5")));

        assertThat(read(ReadOpenPostingsTest::notAsked))
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
    void a_large_account_is_read_customer_by_customer() {
        TRIPLETEX.then(refusal(422, 23000, "", "Result set too large."), list(posting(1, "1")), list(posting(2, "2")));

        assertThat(read(() -> List.of(501L, 502L))).hasSize(2);
        assertThat(TRIPLETEX.requests())
                .extracting(seen -> seen.value("customerId"))
                .containsExactly(null, "501", "502");
    }

    @Test
    void a_broken_posting_is_refused_and_its_neighbours_go_on() {
        TRIPLETEX.then(list(posting(1, "\"12\""), posting(2, "2")));

        List<RefusedItem> refused = new ArrayList<>();
        List<LedgerPosting> read = new ArrayList<>();
        readOpenPostings.asOf(FJELLHEIM, 5, TODAY, ReadOpenPostingsTest::notAsked, page -> {
            refused.addAll(page.refused());
            read.addAll(page.items());
        });

        assertThat(read).extracting(LedgerPosting::id).containsExactly(2L);
        assertThat(refused).extracting(RefusedItem::reason).containsExactly("amount: not an amount");
    }

    private List<LedgerPosting> read(Supplier<Collection<Long>> customers) {
        List<LedgerPosting> read = new ArrayList<>();
        readOpenPostings.asOf(FJELLHEIM, 5, TODAY, customers, page -> read.addAll(page.items()));
        return read;
    }

    private static String posting(long id, String amount) {
        return """
                {"id":%d,"voucher":{"id":901,"externalVoucherNumber":null},"date":"2026-12-31","amount":%s,
                 "customer":{"id":501},"closeGroup":null,"invoiceNumber":"1001","description":"Faktura","account":null}""".formatted(id, amount);
    }

    private static Collection<Long> notAsked() {
        throw new AssertionError("customers are asked for only when the account is too large");
    }
}
