package no.kapitalkontroll.kk2.tripletex;

import static no.kapitalkontroll.kk2.tripletex.ScriptedTripletex.list;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import no.kapitalkontroll.kk2.core.claim.Customer;
import no.kapitalkontroll.kk2.core.claim.PostalAddress;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ReadCustomersTest extends OnTheWire {

    private static final String BUSINESS = """
            {"id":501,"version":2,"name":"Havn Bakeri AS","organizationNumber":"914286018","isPrivateIndividual":false,
             "language":"NO","overdueNoticeEmail":"","invoiceEmail":"faktura@havn.example;post@havn.example","email":null,
             "isFactoring":false,"isAutomaticReminderEnabled":true,"isAutomaticNoticeOfDebtCollectionEnabled":false,
             "postalAddress":{"addressLine1":"Kaigata 2","addressLine2":"","postalCode":"5003","city":"Bergen",
                              "country":{"isoAlpha2Code":"NO"}},
             "physicalAddress":{"addressLine1":"","addressLine2":"","postalCode":"","city":"",
                                "country":{"isoAlpha2Code":"NO"}}}""";
    private static final String INACTIVE = """
            {"id":502,"version":1,"name":"Ola Fjeld","organizationNumber":"","language":"EN",
             "postalAddress":null,"physicalAddress":{"country":{"isoAlpha2Code":"SE"}}}""";

    @Autowired
    ReadCustomers readCustomers;

    @Test
    void as_many_as_a_call_asks_for_fit_a_request_line_that_every_server_takes() {
        TRIPLETEX.then(list(), list(), list(), list());

        readCustomers.byIds(
                FJELLHEIM,
                LongStream.range(0, 501).mapToObj(n -> 2_147_483_000L + n).toList());

        assertThat(TRIPLETEX.requests())
                .extracting(seen -> seen.value("id").split(",").length)
                .containsExactly(500, 1, 500, 1);
        assertThat(TRIPLETEX.requests()).allSatisfy(seen -> assertThat(
                        "GET /v2/customer?".length() + seen.query().length() + " HTTP/1.1".length())
                .isLessThan(8000));
    }

    @Test
    void active_and_inactive_customers_come_in_our_words() {
        TRIPLETEX.then(list(BUSINESS), list(INACTIVE));

        assertThat(readCustomers.byIds(FJELLHEIM, List.of(501L, 502L)).items())
                .containsExactly(
                        new Customer(
                                501,
                                2,
                                "Havn Bakeri AS",
                                "914286018",
                                false,
                                "NO",
                                null,
                                "faktura@havn.example;post@havn.example",
                                null,
                                new PostalAddress(List.of("Kaigata 2"), "5003", "Bergen", "NO"),
                                null,
                                false,
                                true,
                                false),
                        new Customer(
                                502,
                                1,
                                "Ola Fjeld",
                                null,
                                true,
                                "EN",
                                null,
                                null,
                                null,
                                null,
                                new PostalAddress(List.of(), null, null, "SE"),
                                false,
                                false,
                                false));
        assertThat(TRIPLETEX.requests())
                .extracting(seen -> seen.value("isInactive"))
                .containsExactly("false", "true");
    }

    @Test
    void only_who_is_not_among_the_active_is_looked_for_among_the_others() {
        TRIPLETEX.then(list(BUSINESS), list());

        assertThat(readCustomers.byIds(FJELLHEIM, List.of(501L, 504L)).items()).hasSize(1);

        assertThat(TRIPLETEX.requests()).extracting(seen -> seen.value("id")).containsExactly("501,504", "504");
    }

    @Test
    void where_all_are_active_one_call_tells_it() {
        TRIPLETEX.then(list(BUSINESS));

        assertThat(readCustomers.byIds(FJELLHEIM, List.of(501L)).items()).hasSize(1);

        assertThat(TRIPLETEX.requests()).hasSize(1);
    }

    @Test
    void asks_for_exactly_these_fields() {
        TRIPLETEX.then(list(), list());

        readCustomers.byIds(FJELLHEIM, List.of(501L));

        assertThat(TRIPLETEX.requests().get(0).value("fields"))
                .isEqualTo(
                        "id,version,name,customerNumber,organizationNumber,isPrivateIndividual,language,overdueNoticeEmail,"
                                + "invoiceEmail,email,isFactoring,isAutomaticReminderEnabled,"
                                + "isAutomaticNoticeOfDebtCollectionEnabled,"
                                + "postalAddress(addressLine1,addressLine2,postalCode,city,country(isoAlpha2Code)),"
                                + "physicalAddress(addressLine1,addressLine2,postalCode,city,country(isoAlpha2Code))");
    }

    @Test
    void a_nameless_customer_is_refused_without_quoting_it() {
        TRIPLETEX.then(list("{\"id\":503,\"version\":1,\"name\":\" \",\"email\":\"kari@nordmann.example\"}", BUSINESS));

        var page = readCustomers.byIds(FJELLHEIM, List.of(501L, 503L));

        assertThat(page.items()).hasSize(1);
        assertThat(page.refused()).singleElement().satisfies(item -> {
            assertThat(item.id()).isEqualTo(503);
            assertThat(item.reason()).isEqualTo("name: missing");
            assertThat(item.toString()).doesNotContain("nordmann");
        });
    }
}
