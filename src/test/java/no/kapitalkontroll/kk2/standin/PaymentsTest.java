package no.kapitalkontroll.kk2.standin;

import static no.kapitalkontroll.kk2.standin.ApiProbe.encode;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaymentsTest {

    private static final LocalDate DUE = LocalDate.parse("2026-08-31");

    private final StandInTripletex tripletex = StandInTripletex.start();
    private final Company company = tripletex.company("Fjellheim Renhold AS", "914286018", "employee-1");
    private final CustomerCard customer = company.customer("Skog & Hage AS");
    private final InvoiceDoc invoice = company.invoice(customer, kroner("12500.00"), DUE.minusDays(14), DUE);
    private final ApiProbe api = ApiProbe.of(tripletex, company);

    @AfterEach
    void stop() {
        tripletex.close();
    }

    private static BigDecimal kroner(String amount) {
        return new BigDecimal(amount);
    }

    private JsonNode read() {
        return api.get("/invoice/" + invoice.id() + "?fields=" + encode("*,postings(*),reminders(*),invoiceRemark(*)"))
                .value();
    }

    private JsonNode open() {
        return api.get("/ledger/posting/openPost?date=2027-01-01&accountId="
                        + company.account(1500).id() + "&customerId=" + customer.id())
                .values();
    }

    @Test
    void a_full_payment_settles_and_closes() {
        company.pay(invoice, DUE, kroner("12500.00"));

        var read = read();
        assertThat(read.get("amountOutstanding").decimalValue()).isEqualByComparingTo("0");
        assertThat(read.get("postings")).hasSize(2);
        assertThat(read.at("/postings/1/type").isNull()).isTrue();
        assertThat(read.at("/postings/1/description").asText())
                .isEqualTo("Betaling: Faktura nummer 1001 til Skog & Hage AS (10001)");
        assertThat(read.at("/postings/0/closeGroup")).isEqualTo(read.at("/postings/1/closeGroup"));
        assertThat(open()).isEmpty();
        assertThat(tripletex.violations()).isEmpty();
    }

    @Test
    void a_part_payment_closes_nothing() {
        company.pay(invoice, DUE, kroner("500.00"));

        assertThat(read().get("amountOutstanding").decimalValue()).isEqualByComparingTo("12000");
        assertThat(open()).hasSize(2);
    }

    @Test
    void an_over_payment_leaves_a_negative_rest_open() {
        company.pay(invoice, DUE, kroner("12600.93"));

        assertThat(read().get("amountOutstanding").decimalValue()).isEqualByComparingTo("-100.93");
        assertThat(open()).hasSize(2);
        assertThat(company.receivablesOf(invoice)).isEqualByComparingTo("-100.93");
    }

    @Test
    void a_reversed_payment_reopens_the_invoice() {
        var payment = company.pay(invoice, DUE, kroner("12500.00"));
        company.reverse(payment, DUE.plusDays(3));

        assertThat(read().get("amountOutstanding").decimalValue()).isEqualByComparingTo("12500");
        assertThat(read().at("/postings/0/closeGroup").isNull()).isTrue();
        assertThat(company.receivablesOf(invoice)).isEqualByComparingTo("12500");
    }

    @Test
    void a_whole_credit_note_is_a_document_of_its_own() {
        var note = company.credit(invoice, DUE, kroner("12500.00"));

        assertThat(read().get("isCredited").asBoolean()).isTrue();
        assertThat(read().get("amountOutstanding").decimalValue()).isEqualByComparingTo("0");
        var read = api.get("/invoice/" + note.id()).value();
        assertThat(read.get("isCreditNote").asBoolean()).isTrue();
        assertThat(read.get("creditedInvoice").asLong()).isEqualTo(invoice.id());
        assertThat(read.get("amount").decimalValue()).isEqualByComparingTo("-12500");
        assertThat(open()).isEmpty();
    }

    @Test
    void a_part_credit_lowers_the_rest_and_shows_on_the_invoice_by_the_switch() {
        company.credit(invoice, DUE, kroner("2500.00"));

        assertThat(read().get("isCredited").asBoolean()).isFalse();
        assertThat(read().get("amountOutstanding").decimalValue()).isEqualByComparingTo("10000");
        assertThat(read().get("postings")).hasSize(1);
        tripletex.switches().creditNotesInInvoicePostings = true;
        assertThat(read().get("postings")).hasSize(2);
    }

    @Test
    void a_free_credit_is_open_on_the_customer_and_touches_no_invoice() {
        company.freeCredit(customer, DUE, kroner("300.00"));

        assertThat(read().get("amountOutstanding").decimalValue()).isEqualByComparingTo("12500");
        assertThat(open()).hasSize(2);
        assertThat(company.receivablesOf(invoice)).isEqualByComparingTo("12500");
    }

    @Test
    void a_voucher_that_names_the_invoice_links_by_the_switch() {
        company.bankVoucher(customer, invoice.number(), DUE, kroner("2500.00"));

        assertThat(read().get("amountCurrencyOutstanding").decimalValue()).isEqualByComparingTo("12500");
        assertThat(read().get("postings")).hasSize(1);
        tripletex.switches().voucherLinksInvoice = true;
        assertThat(read().get("amountCurrencyOutstanding").decimalValue()).isEqualByComparingTo("10000");
        assertThat(read().get("postings")).hasSize(2);
        assertThat(company.receivablesOf(invoice)).isEqualByComparingTo("10000");
    }

    @Test
    void open_postings_are_those_before_the_date() {
        var query =
                "/ledger/posting/openPost?accountId=" + company.account(1500).id() + "&date=";
        var booked = DUE.minusDays(14);

        assertThat(api.get(query + booked).values()).isEmpty();
        assertThat(api.get(query + booked.plusDays(1)).values()).hasSize(1);
        assertThat(api.get("/ledger/posting/openPost").code()).isEqualTo(15000);
        assertThat(api.get("/ledger/posting?dateFrom=%s&dateTo=%s".formatted(booked, booked.plusDays(1)))
                        .values())
                .hasSize(3);
    }

    @Test
    void postings_that_sum_to_zero_can_be_closed() {
        company.bankVoucher(customer, invoice.number(), DUE, kroner("12500.00"));
        var ids = ids(open());
        var reply = api.put("/ledger/posting/:closePostings", ids);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.values())
                .hasSize(2)
                .allSatisfy(m -> assertThat(m.get("message").asText()).isEmpty());
        assertThat(open()).isEmpty();
        assertThat(api.get("/ledger/closeGroup?dateFrom=2026-01-01&dateTo=2027-01-01")
                        .values())
                .hasSize(1);
        assertThat(api.put("/ledger/posting/:closePostings", ids)
                        .values()
                        .get(0)
                        .get("message")
                        .asText())
                .isEqualTo("Posteringen er allerede lukket.");
        assertThat(tripletex.violations()).isEmpty();
    }

    @Test
    void postings_that_do_not_sum_to_zero_or_are_another_customers_stay_open() {
        company.freeCredit(customer, DUE, kroner("1.00"));
        var uneven = api.put("/ledger/posting/:closePostings", ids(open()));
        assertThat(uneven.values().get(0).get("message").asText()).isEqualTo("Summen av posteringene er ikke lik 0.");

        var other = company.customer("Lars Eksempel");
        company.freeCredit(other, DUE, kroner("12499.00"));
        var all = api.get("/ledger/posting/openPost?date=2027-01-01&accountId="
                        + company.account(1500).id())
                .values();
        var mixed = api.put("/ledger/posting/:closePostings", ids(all));
        assertThat(mixed.values().get(0).get("message").asText()).isEqualTo("Posteringene må tilhøre samme kunde.");
        assertThat(open()).hasSize(2);
    }

    private static String ids(JsonNode postings) {
        var ids = new ArrayList<Long>();
        postings.forEach(posting -> ids.add(posting.get("id").asLong()));
        return ids.toString();
    }

    @Test
    void a_reminder_of_tripletex_adds_to_the_total_only() {
        invoice.reminder("REMINDER", DUE.plusDays(7), DUE.plusDays(21), kroner("38.00"))
                .remark("Avtale om utsettelse", DUE.plusDays(60));

        var read = read();
        assertThat(read.get("amountOutstanding").decimalValue()).isEqualByComparingTo("12500");
        assertThat(read.get("amountOutstandingTotal").decimalValue()).isEqualByComparingTo("12538");
        assertThat(read.at("/reminders/0/type").asText()).isEqualTo("REMINDER");
        assertThat(read.at("/invoiceRemark/postponeRemindersTo").asText()).isEqualTo("2026-10-30");
        assertThat(api.get("/reminder?dateFrom=2026-09-01&dateTo=2026-10-01&invoiceId=" + invoice.id())
                        .values())
                .hasSize(1);
    }

    @Test
    void a_payment_names_the_invoice_and_leaves_its_version_by_the_switches() {
        tripletex.switches().paymentsCarryInvoiceNumber = false;
        tripletex.switches().paymentsRaiseInvoiceVersion = true;
        int version = read().get("version").asInt();
        company.pay(invoice, DUE, kroner("500.00"));

        assertThat(read().at("/postings/0/invoiceNumber").asText()).isEqualTo("1001");
        assertThat(read().at("/postings/1/invoiceNumber").asText()).isEmpty();
        assertThat(read().get("version").asInt()).isEqualTo(version + 1);
    }

    @Test
    void a_deleted_payment_opens_what_it_had_closed() {
        company.deleteVoucher(company.pay(invoice, DUE, kroner("12500.00")));

        assertThat(read().get("postings")).hasSize(1);
        assertThat(read().at("/postings/0/closeGroup").isNull()).isTrue();
        assertThat(open()).hasSize(1);
    }

    @Test
    void a_credit_and_its_refund_can_be_matched() {
        var credit = company.freeCredit(customer, DUE, kroner("300.00"));
        var refund = company.refund(customer, null, DUE.plusDays(9), kroner("300.00"));
        assertThat(open()).hasSize(3);

        company.match(credit, refund);

        assertThat(open()).hasSize(1);
    }

    @Test
    void a_kid_ends_in_its_mod10_check_digit() {
        assertThat(invoice.kid()).isEqualTo("0100010010013");
    }

    @Test
    void an_edited_invoice_has_another_amount_and_version() {
        int version = read().get("version").asInt();
        company.editInvoice(invoice, kroner("12000.00"));

        assertThat(read().get("amountOutstanding").decimalValue()).isEqualByComparingTo("12000");
        assertThat(read().get("version").asInt()).isGreaterThan(version);
    }
}
