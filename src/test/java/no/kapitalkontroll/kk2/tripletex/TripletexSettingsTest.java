package no.kapitalkontroll.kk2.tripletex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import no.kapitalkontroll.kk2.creditor.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TripletexSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://tripletex.no/v2",
                "http://127.0.0.1.tripletex.example/v2",
                "ftp://127.0.0.1/v2",
                "https://me:secret@tripletex.no/v2",
                "https://tripletex.no/v2?a=b",
                "tripletex.no"
            })
    void an_address_that_would_carry_tokens_in_the_open_is_refused(String url) {
        assertThatThrownBy(() -> settings(url, "token"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("KK2_TRIPLETEX_URL")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://tripletex.no/v2",
                "http://127.0.0.1:8080/v2",
                "http://localhost/v2",
                "http://[::1]:80/v2"
            })
    void https_and_loopback_are_taken(String url) {
        assertThat(settings(url, "token").url()).hasToString(url);
    }

    @Test
    void a_missing_consumer_token_is_named() {
        assertThatThrownBy(() -> settings("https://tripletex.no/v2", " "))
                .hasMessageContaining("KK2_TRIPLETEX_CONSUMER_TOKEN");
    }

    @Test
    void a_token_of_the_other_environment_is_warned_about() {
        assertThat(settings("https://tripletex.no/v2", "test-1").tokenWarning()).isPresent();
        assertThat(settings("https://api-test.tripletex.tech/v2", "1").tokenWarning())
                .isPresent();
        assertThat(settings("https://tripletex.no/v2", "1").tokenWarning()).isEmpty();
        assertThat(settings("https://api-test.tripletex.tech/v2", "test-1").tokenWarning())
                .isEmpty();
        assertThat(settings("http://127.0.0.1:1/v2", "test-1").tokenWarning()).isEmpty();
    }

    @Test
    void nothing_prints_a_token() {
        assertThat(settings("https://tripletex.no/v2", "marker-77")).asString().doesNotContain("marker-77");
        assertThat(TripletexCall.login("a", TripletexJson.object().put("employeeToken", "marker-77")))
                .hasToString("a POST /token/session/:create");
        assertThat(new TripletexAccess.Credentials(Secret.of("marker-77"), 1))
                .asString()
                .doesNotContain("marker-77");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example/v2", "/invoice?id=1", "/invoice/../x", "invoice", "/a b", "http://evil.example"})
    void a_path_cannot_leave_the_host(String path) {
        assertThatThrownBy(() -> TripletexCall.get("a", path)).isInstanceOf(IllegalArgumentException.class);
    }

    private static TripletexSettings settings(String url, String consumerToken) {
        return new TripletexSettings(URI.create(url), Secret.of(consumerToken), 120, 60, 64, 1000, 60, 0, 30);
    }
}
