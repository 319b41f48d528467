package no.kapitalkontroll.kk2.standin;

import static no.kapitalkontroll.kk2.standin.ApiProbe.encode;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import no.kapitalkontroll.kk2.standin.Switches.ClosedPeriodAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VouchersTest {

    private static final String NUMBER = "KK2-fjellheim-1001-1";

    private final StandInTripletex tripletex = StandInTripletex.start();
    private final Company company = tripletex.company("Fjellheim Renhold AS", "914286018", "employee-1");
    private final CustomerCard customer = company.customer("Skog & Hage AS");
    private ApiProbe api;

    @BeforeEach
    void log_in() {
        tripletex.setToday(LocalDate.parse("2026-09-14"));
        api = ApiProbe.of(tripletex, company);
    }

    @AfterEach
    void stop() {
        tripletex.close();
    }

    private String receivable(String amount) {
        return line(1, 1500, amount, ",\"customer\":{\"id\":%d},\"invoiceNumber\":\"1001\"".formatted(customer.id()));
    }

    private String line(int row, int account, String amount, String more) {
        return "{\"row\":%d,\"account\":{\"id\":%d},\"amountGross\":%s,\"amountGrossCurrency\":%s%s}"
                .formatted(row, company.account(account).id(), amount, amount, more);
    }

    private String interest(String amount) {
        return line(2, 8050, amount, "");
    }

    private static String voucher(String... lines) {
        return ("{\"date\":\"2026-09-14\",\"description\":\"Renter\",\"externalVoucherNumber\":\"" + NUMBER
                + "\",\"postings\":[" + String.join(",", lines) + "]}");
    }

    private ApiProbe.Reply post(String... lines) {
        return api.post("/ledger/voucher?sendToLedger=true", voucher(lines));
    }

    private void assertRefused(ApiProbe.Reply reply, String field, String message) {
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo(18000);
        assertThat(reply.field()).isEqualTo(field);
        assertThat(reply.message()).isEqualTo(message);
        assertThat(company.vouchers("KK2")).isEmpty();
    }

    @Test
    void a_balanced_voucher_is_booked_with_a_number() {
        var reply = post(receivable("62.93"), interest("-62.93"));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.value().get("version").asInt()).isEqualTo(5);
        assertThat(reply.value().get("number").asInt()).isPositive();
        assertThat(company.balance(8050)).isEqualByComparingTo("-62.93");
        assertThat(tripletex.violations()).isEmpty();
    }

    @Test
    void a_waiting_voucher_is_not_in_the_ledger_until_the_accountant_sends_it() {
        var reply = api.post("/ledger/voucher?sendToLedger=false", voucher(receivable("10"), interest("-10")));
        assertThat(reply.value().get("number").asInt()).isZero();
        assertThat(reply.value().get("tempNumber").asInt()).isPositive();
        assertThat(company.balance(8050)).isEqualByComparingTo("0");
        assertThat(api.get("/ledger/voucher?dateFrom=2026-09-01&dateTo=2026-10-01")
                        .values())
                .isEmpty();
        assertThat(api.get("/ledger/voucher/>nonPosted?includeNonApproved=true").values())
                .hasSize(1);
        assertThat(api.get("/ledger/voucher/>nonPosted").code()).isEqualTo(15000);

        company.approveWaiting(tripletex.today());

        assertThat(company.balance(8050)).isEqualByComparingTo("-10");
        assertThat(api.get("/ledger/voucher/>nonPosted?includeNonApproved=true").values())
                .isEmpty();
        assertThat(api.get("/ledger/voucher?dateFrom=2026-09-01&dateTo=2026-10-01")
                        .values())
                .hasSize(1);
    }

    @Test
    void a_posting_without_a_row_is_refused() {
        assertRefused(
                post(line(0, 8050, "10", ""), interest("-10")),
                "postings",
                "Et bilag kan ikke registreres uten posteringer.");
    }

    @Test
    void a_voucher_must_sum_to_zero() {
        assertRefused(
                post(receivable("10"), interest("-9.99")),
                null,
                "Summen av posteringene for 2026-09-14 er ikke lik 0.");
    }

    @Test
    void a_voucher_must_sum_to_zero_on_every_date() {
        var later = line(2, 8050, "-10", ",\"date\":\"2026-09-15\"");
        assertThat(post(receivable("10"), later).message()).startsWith("Summen av posteringene for");
    }

    @Test
    void both_gross_amounts_are_needed_and_equal() {
        var onlyOne = "{\"row\":2,\"account\":{\"id\":%d},\"amountGross\":-10}"
                .formatted(company.account(8050).id());
        assertRefused(
                post(receivable("10"), onlyOne),
                "postings.amountGross",
                "Beløp (amountGross) må være det samme som valutabeløpet (amountGrossCurrency).");
    }

    @Test
    void an_account_is_named_by_its_id_only() {
        var byNumber = "{\"row\":2,\"account\":{\"number\":8050},\"amountGross\":-10,\"amountGrossCurrency\":-10}";
        assertRefused(post(receivable("10"), byNumber), "postings.account.name", "Kan ikke være null.");
    }

    @Test
    void receivables_need_a_customer() {
        assertRefused(post(line(1, 1500, "10", ""), interest("-10")), "postings.customer.id", "Kunde mangler.");
    }

    @Test
    void a_locked_account_refuses_another_vat_type() {
        var vatType = ",\"vatType\":{\"id\":%d}".formatted(company.vatType("3").id());
        assertRefused(
                post(receivable("10"), line(2, 8050, "-10", vatType)),
                "postings.vatType.id",
                "Kontoen 8050 Annen renteinntekt er låst til mva-kode 0: Ingen avgiftsbehandling.");
    }

    @Test
    void an_unlocked_account_takes_its_standard_vat_type_and_a_system_row_appears() {
        var withVat = post(receivable("100"), line(2, 3909, "-100", ""));
        var read = api.get("/ledger/voucher/" + withVat.value().get("id") + "?fields=" + encode("postings(*)"))
                .value();
        assertThat(read.get("postings")).hasSize(3);
        assertThat(read.at("/postings/1/amount").decimalValue()).isEqualByComparingTo("-80");
        assertThat(read.at("/postings/2/row").asInt()).isZero();

        var noVat = ",\"vatType\":{\"id\":%d}".formatted(company.vatType("0").id());
        var without = post(receivable("100"), line(2, 3909, "-100", noVat));
        assertThat(without.value().get("postings")).hasSize(2);
    }

    @Test
    void an_unknown_property_and_an_id_are_refused() {
        var unknown = post(receivable("10"), line(2, 8050, "-10", ",\"text\":\"x\""));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.code()).isEqualTo(16000);
        assertThat(tripletex.violations()).hasSize(1);

        var withId = post(receivable("10"), line(2, 8050, "-10", ",\"id\":7"));
        assertThat(withId.message()).isEqualTo("ID kan ikke settes når man oppretter et objekt.");
    }

    @Test
    void an_inactive_account_still_takes_postings() {
        assertThat(post(receivable("10"), line(2, 3400, "-10", "")).status()).isEqualTo(201);
    }

    @Test
    void a_reconciled_month_refuses_the_bank() {
        company.reconcileBank(YearMonth.of(2026, 9));
        assertRefused(
                post(receivable("-10"), line(2, 1930, "10", "")),
                "account",
                "An entry cannot be made in a period with a reconciled bank statement.");
        assertThat(post(receivable("10"), interest("-10")).status()).isEqualTo(201);
    }

    @Test
    void a_closed_period_is_refused_in_the_way_of_the_switch() {
        company.closePeriod(YearMonth.of(2026, 9));
        assertThat(post(receivable("10"), interest("-10")).code()).isEqualTo(18000);
        tripletex.switches().closedPeriodAnswer = ClosedPeriodAnswer.LOCKED_409;
        var locked = post(receivable("10"), interest("-10"));
        assertThat(locked.status()).isEqualTo(409);
        assertThat(locked.code()).isEqualTo(10000);
        var september = api.get("/ledger/accountingPeriod?startFrom=2026-09-01&startTo=2026-09-02")
                .values();
        assertThat(september.get(0).get("isClosed").asBoolean()).isTrue();
    }

    @Test
    void the_same_external_number_twice_is_refused_by_the_switch() {
        assertThat(post(receivable("10"), interest("-10")).status()).isEqualTo(201);
        assertThat(post(receivable("10"), interest("-10")).status()).isEqualTo(201);
        tripletex.switches().externalVoucherNumberUnique = true;
        var refused = post(receivable("10"), interest("-10"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo(14000);
    }

    @Test
    void the_lookup_may_be_late() {
        tripletex.switches().lookupDelay = 1;
        post(receivable("10"), interest("-10"));
        var lookup = "/ledger/voucher/>externalVoucherNumber?externalVoucherNumber=" + NUMBER;

        assertThat(api.get(lookup).values()).isEmpty();
        assertThat(api.get(lookup).values()).hasSize(1);
    }

    @Test
    void what_the_accountant_edits_or_deletes_is_seen() {
        post(receivable("10"), interest("-10"));
        var voucher = company.vouchers("KK2").get(0);
        company.editVoucher(voucher, new BigDecimal("12.00"));
        assertThat(company.balance(8050)).isEqualByComparingTo("-12");

        company.deleteVoucher(voucher);
        assertThat(company.balance(8050)).isEqualByComparingTo("0");
        assertThat(api.get("/ledger/voucher/" + voucher.id()).status()).isEqualTo(404);
    }
}
