package no.kapitalkontroll.kk2.standin;

import static no.kapitalkontroll.kk2.standin.ApiProbe.encode;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-08-01");
    private static final String AUGUST = "/invoice?invoiceDateFrom=2026-08-01&invoiceDateTo=2026-09-01";

    private final StandInTripletex tripletex =
            StandInTripletex.start(Clock.fixed(Instant.parse("2026-09-14T04:00:03Z"), ZoneOffset.UTC));
    private final Company company = tripletex.company("Fjellheim Renhold AS", "914286018", "employee-1");
    private final CustomerCard customer = company.customer("Skog & Hage AS");
    private final ApiProbe api = ApiProbe.of(tripletex, company);

    @AfterEach
    void stop() {
        tripletex.close();
    }

    private InvoiceDoc invoice(String amount) {
        return company.invoice(customer, new BigDecimal(amount), DAY, DAY.plusDays(14));
    }

    @Test
    void the_full_result_size_is_a_hint_until_the_last_page() {
        for (int i = 0; i < 5; i++) {
            invoice("100.00");
        }
        var sizes = new ArrayList<Integer>();
        for (int from = 0; from < 5; from += 2) {
            var page = api.get(AUGUST + "&sorting=id&count=2&from=" + from);
            sizes.add(page.json().get("fullResultSize").asInt());
        }
        assertThat(sizes).containsExactly(3, 5, 5);
        assertThat(tripletex.violations()).isEmpty();
    }

    @Test
    void the_first_page_of_many_does_not_tell_the_total() {
        for (int i = 0; i < 5; i++) {
            invoice("100.00");
        }
        var page = api.get(AUGUST + "&sorting=-id&count=3").json();

        assertThat(page.get("fullResultSize").asInt()).isEqualTo(4);
        assertThat(page.get("count").asInt()).isEqualTo(3);
        assertThat(page.get("versionDigest").asText()).isEqualTo("'If-None-Match' header not specified");
    }

    @Test
    void a_filter_that_matches_too_much_is_refused_whatever_the_count() {
        tripletex.switches().resultLimit = 1;
        invoice("100.00");
        assertThat(api.get(AUGUST + "&count=1").status()).isEqualTo(200);
        invoice("100.00");
        var refused = api.get(AUGUST + "&count=1");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo(23000);
    }

    @Test
    void a_sub_object_is_id_and_url_until_it_is_expanded() {
        var invoice = invoice("100.00");
        var plain = api.get("/invoice/" + invoice.id() + "?fields=*").value();
        assertThat(plain.get("customer")).hasSize(2);
        assertThat(plain.get("postings").get(0)).hasSize(2);

        var expanded = api.get("/invoice/" + invoice.id() + "?fields="
                        + encode("id,customer(name,postalAddress(city,country(isoAlpha2Code))),postings(*)"))
                .value();
        assertThat(expanded).hasSize(3);
        assertThat(expanded.at("/customer/postalAddress/country/isoAlpha2Code").asText())
                .isEqualTo("NO");
        assertThat(expanded.at("/postings/0/account")).hasSize(2);
    }

    @Test
    void an_unknown_name_in_fields_or_sorting_is_refused() {
        var fields = api.get(AUGUST + "&fields=" + encode("id,dueDate"));
        assertThat(fields.status()).isEqualTo(400);
        assertThat(fields.code()).isEqualTo(11000);
        assertThat(fields.json().get("message").asText()).endsWith("a field in the model: InvoiceDTO");
        assertThat(api.get(AUGUST + "&fields=" + encode("customer(nick)")).code())
                .isEqualTo(11000);

        var sorting = api.get(AUGUST + "&sorting=amountDue");
        assertThat(sorting.status()).isEqualTo(422);
        assertThat(sorting.code()).isEqualTo(17000);
    }

    @Test
    void an_unknown_parameter_is_ignored_but_witnessed() {
        invoice("100.00");

        assertThat(api.get(AUGUST + "&currency=XXX").values()).hasSize(1);
        assertThat(tripletex.violations()).containsExactly("GET /invoice: undeclared query parameter currency");
    }

    @Test
    void a_list_of_invoices_needs_its_dates_and_the_last_is_exclusive() {
        var invoice = invoice("100.00");

        var without = api.get("/invoice?id=" + invoice.id());
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.code()).isEqualTo(15000);
        assertThat(without.message()).isEqualTo("Kan ikke være null.");
        assertThat(api.get("/invoice?invoiceDateFrom=2026-08-01&invoiceDateTo=2026-08-01")
                        .code())
                .isEqualTo(15000);
        assertThat(api.get("/invoice?invoiceDateFrom=2026-07-01&invoiceDateTo=2026-08-01")
                        .values())
                .isEmpty();
        assertThat(api.get("/invoice?invoiceDateFrom=2026-08-01&invoiceDateTo=2026-08-02")
                        .values())
                .hasSize(1);
    }

    @Test
    void invoices_are_found_by_id_number_kid_customer_and_voucher() {
        var first = invoice("100.00");
        var second = invoice("200.00");

        assertThat(api.get(AUGUST + "&id=" + first.id() + "," + second.id()).values())
                .hasSize(2);
        for (var filter : new String[] {
            "id=" + first.id(),
            "invoiceNumber=" + first.number(),
            "kid=" + first.kid(),
            "voucherId=" + first.voucher.id()
        }) {
            assertThat(api.get(AUGUST + "&" + filter).values())
                    .singleElement()
                    .satisfies(value -> assertThat(value.get("id").asLong()).isEqualTo(first.id()));
        }
        assertThat(api.get(AUGUST + "&customerId=" + customer.id()).values()).hasSize(2);
    }

    @Test
    void what_is_absent_is_empty_or_zero() {
        var invoice = invoice("100.00").kid("");
        var value = api.get("/invoice/" + invoice.id()).value();

        assertThat(value.get("kid").asText()).isEmpty();
        assertThat(value.get("creditedInvoice").asInt()).isZero();
        assertThat(value.get("amount").toString()).isEqualTo("100");
        assertThat(api.get("/customer/" + customer.id())
                        .value()
                        .get("organizationNumber")
                        .asText())
                .isEmpty();
    }

    @Test
    void inactive_customers_are_hidden_unless_asked_for() {
        customer.inactive(true);

        assertThat(api.get("/customer?id=" + customer.id()).values()).isEmpty();
        assertThat(api.get("/customer?isInactive=true&id=" + customer.id()).values())
                .hasSize(1);
    }

    @Test
    void a_preliminary_invoice_looks_like_a_credit_note_and_is_listed_by_the_switch() {
        var invoice = company.preliminaryInvoice(customer, new BigDecimal("100.00"), DAY, DAY.plusDays(14));
        var value = api.get("/invoice/" + invoice.id()).value();

        assertThat(value.get("isCharged").asBoolean()).isFalse();
        assertThat(value.get("isCreditNote").asBoolean()).isTrue();
        assertThat(value.get("invoiceNumber").asInt()).isZero();
        assertThat(value.get("voucher").isNull()).isTrue();
        assertThat(api.get(AUGUST).values()).isEmpty();
        tripletex.switches().listsUncharged = true;
        assertThat(api.get(AUGUST).values()).hasSize(1);
    }

    @Test
    void a_foreign_invoice_owes_kroner_and_its_own_currency() {
        var invoice = invoice("1150.00").inCurrency("EUR", new BigDecimal("11.50"));
        var value = api.get("/invoice/" + invoice.id() + "?fields=" + encode("*,currency(code)"))
                .value();

        assertThat(value.get("amountOutstanding").decimalValue()).isEqualByComparingTo("1150.00");
        assertThat(value.get("amountCurrencyOutstanding").decimalValue()).isEqualByComparingTo("100.00");
        assertThat(value.at("/currency/code").asText()).isEqualTo("EUR");
    }

    @Test
    void unsorted_lists_shuffle_by_the_switch() {
        tripletex.switches().unsortedListsShuffle = true;
        for (int i = 0; i < 5; i++) {
            invoice("100.00");
        }
        assertThat(api.get(AUGUST).values().get(0))
                .isNotEqualTo(api.get(AUGUST).values().get(0));
        assertThat(api.get(AUGUST + "&sorting=id").values())
                .isEqualTo(api.get(AUGUST + "&sorting=id").values());
    }

    @Test
    void beyond_the_rate_limit_comes_429_with_or_without_the_reset() {
        tripletex.limitRate(1, Duration.ofSeconds(10));
        var allowed = api.get("/customer");
        assertThat(allowed.header("X-Rate-Limit-Remaining")).isEqualTo("0");
        assertThat(allowed.header("X-Rate-Limit-Reset")).isEqualTo("7");

        var refused = api.get("/customer");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("X-Rate-Limit-Reset")).isNull();
        tripletex.switches().rateResetOn429 = true;
        assertThat(api.get("/customer").header("X-Rate-Limit-Reset")).isEqualTo("7");
    }

    @Test
    void the_chart_is_found_by_number_and_ids_are_not_numbers() {
        var account = api.get("/ledger/account?number=1500,3909&fields="
                        + encode("*,vatType(number),legalVatTypes(id,number)"))
                .values();
        assertThat(account).hasSize(2);
        assertThat(account.get(0).get("ledgerType").asText()).isEqualTo("CUSTOMER");
        assertThat(account.get(0).get("vatLocked").asBoolean()).isTrue();
        assertThat(account.get(1).at("/legalVatTypes/1/number").asText()).isEqualTo("0");

        var product = api.get("/product?productNumber=S100,O100").values();
        assertThat(product).hasSize(2);
        var noVat = api.get("/ledger/vatType?number=0").values().get(0);
        assertThat(noVat.get("id").asLong()).isNotZero();
        assertThat(tripletex.violations()).isEmpty();
    }

    @Test
    void every_answer_has_a_request_id_and_an_unknown_path_is_404() {
        var unknown = api.get("/ledger/nonsense");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.code()).isEqualTo(21000);
        assertThat(unknown.header("x-tlx-request-id"))
                .isEqualTo(unknown.json().get("requestId").asText());
        assertThat(tripletex.violations()).containsExactly("GET /ledger/nonsense: no such operation");
    }
}
