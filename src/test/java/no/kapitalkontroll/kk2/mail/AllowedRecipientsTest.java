package no.kapitalkontroll.kk2.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedRecipientsTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void without_a_list_everybody_is_allowed(String list) {
        assertThat(new AllowedRecipients(list).refuse("kari@debitor.example")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"test@firm.example", "Ola@Other.Example", "anyone@house.example", " test@firm.example "})
    void listed_addresses_and_domains_are_allowed_whatever_their_case(String recipient) {
        assertThat(new AllowedRecipients("TEST@firm.example, ola@other.example ,@House.example").refuse(recipient))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kari@debitor.example",
                "x@sub.house.example",
                "x@house.example.evil.example",
                "test@firm.example,kari@debitor.example",
                "kari@debitor.example@house.example",
                ""
            })
    void others_are_refused_without_being_named(String recipient) {
        assertThat(new AllowedRecipients("test@firm.example,@house.example").refuse(recipient))
                .hasValueSatisfying(refused -> assertThat(refused.reason()).doesNotContain("@"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "house.example", "test@firm.example,", "@", "a b@firm.example"})
    void a_misspelt_list_is_refused(String list) {
        assertThatThrownBy(() -> new AllowedRecipients(list))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("KK2_MAIL_ONLY_TO");
    }

    @Test
    void a_list_of_one_domain_is_enough() {
        assertThat(new AllowedRecipients("@house.example").refuse("x@house.example"))
                .isEmpty();
    }
}
