package no.kapitalkontroll.kk2.tripletex;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static no.kapitalkontroll.kk2.tripletex.ScriptedTripletex.json;
import static no.kapitalkontroll.kk2.tripletex.ScriptedTripletex.list;
import static no.kapitalkontroll.kk2.tripletex.ScriptedTripletex.ok;
import static no.kapitalkontroll.kk2.tripletex.ScriptedTripletex.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import no.kapitalkontroll.kk2.tripletex.NewVoucher.NewLine;
import no.kapitalkontroll.kk2.tripletex.VoucherSeen.VoucherLine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class VouchersTest extends OnTheWire {

    private static final String KEY = "KK2-fjellheim-1001-1";
    private static final LocalDate DATE = LocalDate.of(2026, 10, 1);
    private static final NewVoucher VOUCHER = new NewVoucher(
            KEY,
            DATE,
            KEY + " salær",
            List.of(
                    new NewLine(5, 501L, "1001", null, null, null, null, Money.of("38.00"), "Krav"),
                    new NewLine(6, null, null, 81L, null, null, 0L, Money.of("-38.00"), "Salær")));

    @Autowired
    Vouchers vouchers;

    @Autowired
    ClosePostings closePostings;

    @Autowired
    WhoAmI whoAmI;

    @Test
    void a_voucher_is_posted_with_rows_from_one_and_everything_by_id() {
        TRIPLETEX.then(json(201, "{\"value\":{\"id\":91,\"version\":5,\"number\":0}}"));

        assertThat(vouchers.post(FJELLHEIM, VOUCHER, false, () -> true)).isEqualTo(new PostedVoucher(91, 0));

        ScriptedTripletex.Seen seen = TRIPLETEX.requests().get(0);
        assertThat(seen.method() + " " + seen.path() + "?" + seen.query())
                .isEqualTo("POST /v2/ledger/voucher?sendToLedger=false");
        assertThat(seen.body())
                .isEqualTo("{\"date\":\"2026-10-01\",\"description\":\"KK2-fjellheim-1001-1 salær\","
                        + "\"externalVoucherNumber\":\"KK2-fjellheim-1001-1\",\"postings\":["
                        + "{\"row\":1,\"date\":\"2026-10-01\",\"description\":\"Krav\",\"amountGross\":38.00,"
                        + "\"amountGrossCurrency\":38.00,\"account\":{\"id\":5},\"customer\":{\"id\":501},"
                        + "\"invoiceNumber\":\"1001\"},"
                        + "{\"row\":2,\"date\":\"2026-10-01\",\"description\":\"Salær\",\"amountGross\":-38.00,"
                        + "\"amountGrossCurrency\":-38.00,\"account\":{\"id\":6},\"product\":{\"id\":81},"
                        + "\"vatType\":{\"id\":0}}]}");
    }

    @Test
    void a_document_goes_as_the_part_file_of_a_form_and_is_never_repeated() {
        TRIPLETEX.then(json(503, "{}"));

        var failure = catchThrowableOfType(
                TripletexFailure.class,
                () -> vouchers.attach(FJELLHEIM, 91, KEY + ".pdf", "%PDF-1.7 %%EOF".getBytes(US_ASCII), () -> true));

        assertThat(failure.failureClass()).isEqualTo(FailureClass.UNKNOWN);
        assertThat(TRIPLETEX.requests()).hasSize(1);
        ScriptedTripletex.Seen seen = TRIPLETEX.requests().get(0);
        assertThat(seen.method() + " " + seen.path()).isEqualTo("POST /v2/ledger/voucher/91/attachment");
        assertThat(seen.body())
                .contains("form-data; name=\"file\"; filename=\"KK2-fjellheim-1001-1.pdf\"\r\n")
                .contains("\r\n\r\n%PDF-1.7 %%EOF\r\n--");
    }

    @Test
    void a_voucher_that_does_not_balance_never_leaves() {
        assertThatThrownBy(() -> new NewVoucher(
                        KEY,
                        DATE,
                        "x",
                        List.of(new NewLine(5, 501L, "1", null, null, null, null, Money.of("38.00"), "x"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_answer_without_the_vouchers_id_leaves_the_outcome_unknown() {
        TRIPLETEX.then(json(201, "{\"value\":{}}"));

        assertThat(catchThrowableOfType(
                                TripletexFailure.class, () -> vouchers.post(FJELLHEIM, VOUCHER, true, () -> true))
                        .failureClass())
                .isEqualTo(FailureClass.UNKNOWN);
        assertThat(TRIPLETEX.requests()).hasSize(1);
    }

    @Test
    void only_the_exact_number_is_a_hit() {
        TRIPLETEX.then(list(voucher(91, KEY, 206), voucher(92, KEY + "0", 207)));

        assertThat(vouchers.byExternalNumber(FJELLHEIM, KEY))
                .containsExactly(new VoucherSeen(
                        91,
                        KEY,
                        "Bilag",
                        DATE,
                        206,
                        true,
                        null,
                        List.of(
                                new VoucherLine(1, 1, 1500, Money.of("38.00"), 501L, null, "1001", 33L),
                                new VoucherLine(2, 2, null, Money.of("-38.00"), null, 81L, null, null))));
        ScriptedTripletex.Seen seen = TRIPLETEX.requests().get(0);
        assertThat(seen.path()).isEqualTo("/v2/ledger/voucher/%3EexternalVoucherNumber");
        assertThat(seen.value("externalVoucherNumber")).isEqualTo(KEY);
        assertThat(seen.value("fields"))
                .isEqualTo(
                        "id,externalVoucherNumber,description,date,number,attachment(id),postings(id,row,account(number),amount,"
                                + "customer(id),product(id),invoiceNumber,closeGroup(id))");
    }

    @Test
    void what_waits_is_not_in_the_ledger() {
        TRIPLETEX.then(list(voucher(91, KEY, 0)));

        assertThat(vouchers.waiting(FJELLHEIM)).singleElement().satisfies(voucher -> assertThat(voucher.inLedger())
                .isFalse());
        assertThat(TRIPLETEX.requests().get(0).path()).isEqualTo("/v2/ledger/voucher/%3EnonPosted");
        assertThat(TRIPLETEX.requests().get(0).value("includeNonApproved")).isEqualTo("true");
    }

    @Test
    void the_window_splits_and_skips_a_strangers_unreadable_voucher() {
        TRIPLETEX.then(
                refusal(422, 23000, "", "too large"),
                list(voucher(91, KEY, 206), "{\"id\":92,\"description\":\"Lønn\",\"date\":null}"),
                list(voucher(93, "", 208)));

        assertThat(vouchers.inWindow(FJELLHEIM, DATE, DATE.plusDays(1)))
                .extracting(VoucherSeen::id)
                .containsExactly(91L, 93L);
        assertThat(TRIPLETEX.requests())
                .extracting(seen -> seen.value("dateFrom") + "/" + seen.value("dateTo"))
                .containsExactly("2026-10-01/2026-10-03", "2026-10-01/2026-10-02", "2026-10-02/2026-10-03");
    }

    @Test
    void an_unreadable_voucher_of_ours_is_never_taken_for_missing() {
        TRIPLETEX.then(list("{\"id\":92,\"externalVoucherNumber\":\"" + KEY + "\",\"date\":null}"));

        assertThat(catchThrowableOfType(TripletexFailure.class, () -> vouchers.byExternalNumber(FJELLHEIM, KEY))
                        .failureClass())
                .isEqualTo(FailureClass.DEFINITE);
    }

    @Test
    void a_deleted_voucher_is_nothing() {
        TRIPLETEX.then(refusal(404, 6000, "", "Object not found"), ok("{\"value\":" + voucher(91, KEY, 206) + "}"));

        assertThat(vouchers.byId(FJELLHEIM, 91)).isEmpty();
        assertThat(vouchers.byId(FJELLHEIM, 91)).isPresent();
        assertThat(TRIPLETEX.requests().get(0).path()).isEqualTo("/v2/ledger/voucher/91");
    }

    @Test
    void postings_are_closed_by_id_and_remarks_handed_back() {
        TRIPLETEX.then(list("{\"postingId\":1,\"message\":\"Allerede lukket\"}"), ok("{\"value\":null}"));

        assertThat(closePostings.close(FJELLHEIM, List.of(1L, 2L)))
                .containsExactly(new ClosePostings.Message(1L, "Allerede lukket"));
        assertThat(closePostings.close(FJELLHEIM, List.of(3L))).isEmpty();
        assertThat(TRIPLETEX.requests().get(0).body()).isEqualTo("[1,2]");
    }

    @Test
    void the_token_tells_whose_books_it_opens() {
        TRIPLETEX.then(
                ok("{\"value\":{\"companyId\":9,\"company\":{\"id\":9,\"name\":\"Fjellheim Renhold AS\","
                        + "\"organizationNumber\":\"914286018\"}}}"),
                ok("{\"value\":{\"companyId\":9}}"));

        assertThat(whoAmI.company(FJELLHEIM)).isEqualTo(new WhoAmI.Company(9, "Fjellheim Renhold AS", "914286018"));
        assertThat(catchThrowableOfType(TripletexFailure.class, () -> whoAmI.company(FJELLHEIM))
                        .remedy())
                .contains("right");
        assertThat(TRIPLETEX.requests().get(0).value("fields"))
                .isEqualTo("companyId,company(id,name,organizationNumber)");
    }

    private static String voucher(long id, String externalNumber, int number) {
        return """
                {"id":%d,"externalVoucherNumber":"%s","description":"Bilag","date":"2026-10-01","number":%d,"postings":[
                 {"id":1,"row":1,"account":{"number":1500},"amount":38,"customer":{"id":501},"product":null,
                  "invoiceNumber":"1001","closeGroup":{"id":33}},
                 {"id":2,"row":2,"account":null,"amount":-38.0,"customer":null,"product":{"id":81},"invoiceNumber":"",
                  "closeGroup":null}]}""".formatted(id, externalNumber, number);
    }
}
