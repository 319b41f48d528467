package no.kapitalkontroll.kk2.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final StandInTripletex tripletex = StandInTripletex.start();
    private final Company company = tripletex.company("Fjellheim Renhold AS", "914286018", "employee-1");
    private final CustomerCard customer = company.customer("Skog & Hage AS");
    private final ApiProbe api = ApiProbe.of(tripletex, company);

    @AfterEach
    void stop() {
        tripletex.close();
    }

    private String voucher() {
        var lines = "{\"row\":1,\"account\":{\"id\":%d},\"amountGross\":1,\"amountGrossCurrency\":1},"
                + "{\"row\":2,\"account\":{\"id\":%d},\"amountGross\":-1,\"amountGrossCurrency\":-1}";
        return "{\"date\":\"2026-09-14\",\"description\":\"x\",\"externalVoucherNumber\":\"KK2-1\",\"postings\":["
                + lines.formatted(
                        company.account(1930).id(), company.account(2990).id()) + "]}";
    }

    @Test
    void only_the_next_request_fails() {
        tripletex.failNext("GET", "/customer", Fault.status(503));

        assertThat(api.get("/ledger/account").status()).isEqualTo(200);
        assertThat(api.get("/customer").status()).isEqualTo(503);
        assertThat(api.get("/customer").status()).isEqualTo(200);
    }

    @Test
    void a_company_can_fail_for_a_date() {
        var date = LocalDate.parse("2026-09-14");
        tripletex.failOn(company, date, "GET", "/ledger/posting/openPost", Fault.status(500));
        var openPost = "/ledger/posting/openPost?date=2026-09-15";

        tripletex.setToday(date);
        var today = ApiProbe.of(tripletex, company);
        assertThat(today.get(openPost).status()).isEqualTo(500);
        assertThat(today.get(openPost).status()).isEqualTo(500);
        tripletex.setToday(date.plusDays(1));
        assertThat(ApiProbe.of(tripletex, company).get(openPost).status()).isEqualTo(200);
    }

    @Test
    void a_broken_connection_before_processing_leaves_nothing() {
        tripletex.failNext("POST", "/ledger/voucher", Fault.dropBefore());

        assertThatThrownBy(() -> api.exchange("POST", "/ledger/voucher", voucher()))
                .isInstanceOf(IOException.class);
        assertThat(company.vouchers("KK2")).isEmpty();
    }

    @Test
    void a_broken_connection_after_processing_leaves_the_voucher() {
        tripletex.failNext("POST", "/ledger/voucher", Fault.dropAfter());

        assertThatThrownBy(() -> api.exchange("POST", "/ledger/voucher", voucher()))
                .isInstanceOf(IOException.class);
        assertThat(company.vouchers("KK2")).hasSize(1);
    }

    @Test
    void a_truncated_answer_breaks_off_after_the_effect() {
        tripletex.failNext("POST", "/ledger/voucher", Fault.truncated());

        assertThatThrownBy(() -> api.exchange("POST", "/ledger/voucher", voucher()))
                .isInstanceOf(IOException.class);
        assertThat(company.vouchers("KK2")).hasSize(1);
    }

    @Test
    void an_answer_can_be_something_else_than_json() {
        tripletex.failNext("GET", "/customer", Fault.html());
        tripletex.failNext("GET", "/customer", Fault.malformedJson());

        assertThat(api.get("/customer").response().body()).startsWith("<html>");
        assertThat(api.get("/customer").response().body()).endsWith(",,}");
    }

    @Test
    void a_429_fault_has_no_headers() {
        tripletex.failNext("GET", "/customer", Fault.tooManyRequests());
        var reply = api.get("/customer");

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("X-Rate-Limit-Reset")).isNull();
    }

    @Test
    void a_stalled_request_goes_on_when_released() throws InterruptedException {
        var stall = Fault.stall();
        tripletex.failNext("GET", "/customer", stall);
        var reply = CompletableFuture.supplyAsync(() -> api.get("/customer/" + customer.id()));
        stall.awaitRequest();
        assertThat(reply).isNotDone();

        stall.release();

        assertThat(reply.join().status()).isEqualTo(200);
    }

    @Test
    void every_request_is_witnessed() {
        api.post("/ledger/voucher", voucher());

        assertThat(tripletex.log().count("POST", "/ledger/voucher")).isEqualTo(1);
        assertThat(tripletex.log().count("POST", "/token/*")).isEqualTo(1);
        var request = tripletex.log().of("POST", "/ledger/voucher").get(0);
        assertThat(request.company()).isEqualTo("Fjellheim Renhold AS");
        assertThat(request.body()).contains("KK2-1");
    }
}
