package no.kapitalkontroll.kk2.standin;

import static no.kapitalkontroll.kk2.standin.StandInTripletex.CONSUMER_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private final StandInTripletex tripletex = StandInTripletex.start();
    private final Company company = tripletex.company("Fjellheim Renhold AS", "914286018", "employee-1");
    private final ApiProbe stranger = ApiProbe.withoutSession(tripletex);

    @BeforeEach
    void set_the_date() {
        tripletex.setToday(LocalDate.parse("2026-09-14"));
    }

    @AfterEach
    void stop() {
        tripletex.close();
    }

    private ApiProbe.Reply create(String consumerToken, String employeeToken, String expirationDate) {
        return stranger.post(
                "/token/session/:create", ApiProbe.sessionBody(consumerToken, employeeToken, expirationDate));
    }

    @Test
    void a_session_tells_whose_it_is() {
        var whoAmI =
                ApiProbe.of(tripletex, company).get("/token/session/>whoAmI?fields=" + ApiProbe.encode("company(*)"));

        assertThat(whoAmI.status()).isEqualTo(200);
        assertThat(whoAmI.value().at("/company/organizationNumber").asText()).isEqualTo("914286018");
        assertThat(tripletex.violations()).isEmpty();
    }

    @Test
    void a_session_must_expire_later_than_today() {
        assertThat(create(CONSUMER_TOKEN, "employee-1", "2026-09-14").status()).isEqualTo(422);
        assertThat(create(CONSUMER_TOKEN, "employee-1", "2026-09-15").status()).isEqualTo(201);
    }

    @Test
    void a_wrong_consumer_token_is_invalid_and_a_wrong_employee_token_unauthorized() {
        assertThat(create("wrong", "employee-1", "2026-09-15").status()).isEqualTo(422);
        var unknownEmployee = create(CONSUMER_TOKEN, "wrong", "2026-09-15");
        assertThat(unknownEmployee.status()).isEqualTo(401);
        assertThat(unknownEmployee.code()).isEqualTo(3000);
    }

    @Test
    void a_session_dies_at_the_start_of_its_expiration_date() {
        var probe = ApiProbe.of(tripletex, company);
        assertThat(probe.get("/token/session/>whoAmI").status()).isEqualTo(200);

        tripletex.setToday(LocalDate.parse("2026-09-15"));

        assertThat(probe.get("/token/session/>whoAmI").status()).isEqualTo(401);
    }

    @Test
    void sessions_can_be_ended_and_expired() {
        var token = ApiProbe.session(tripletex, company);
        var probe = ApiProbe.as(tripletex, "0", token);
        assertThat(probe.delete("/token/session/" + token).status()).isEqualTo(204);
        assertThat(probe.get("/customer").status()).isEqualTo(401);

        var another = ApiProbe.of(tripletex, company);
        company.expireSessions();
        assertThat(another.get("/customer").code()).isEqualTo(3000);
    }

    @Test
    void the_user_name_is_zero_or_nothing_or_the_companys_id() {
        var token = ApiProbe.session(tripletex, company);

        assertThat(ApiProbe.as(tripletex, "", token).get("/customer").status()).isEqualTo(200);
        assertThat(ApiProbe.as(tripletex, "" + company.id(), token)
                        .get("/customer")
                        .status())
                .isEqualTo(200);
        assertThat(ApiProbe.as(tripletex, "42", token).get("/customer").status())
                .isEqualTo(401);
        assertThat(stranger.get("/customer").status()).isEqualTo(401);
    }

    @Test
    void companies_do_not_see_one_another() {
        var other = tripletex.company("Nordlys Regnskap AS", "999999999", "employee-2");
        var customer = company.customer("Skog & Hage AS");

        assertThat(ApiProbe.of(tripletex, other)
                        .get("/customer/" + customer.id())
                        .status())
                .isEqualTo(404);
        assertThat(other.account(1500).id()).isNotEqualTo(company.account(1500).id());
    }
}
