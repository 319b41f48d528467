package no.kapitalkontroll.kk2.core.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    @Test
    void an_organisation_number_has_nine_digits_and_the_right_last_one() {
        assertThat(new OrganisationNumber("914286018").formatted()).isEqualTo("914 286 018");
        assertThat(new OrganisationNumber("974 760 673").digits()).isEqualTo("974760673");
        assertThatThrownBy(() -> new OrganisationNumber("974760674")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"974760674", "97476067", "9747606730", "97476067X", "٩٧٤٧٦٠٦٧٣"})
    void anything_else_is_no_organisation_number(String text) {
        assertThat(OrganisationNumber.isValid(text)).isFalse();
    }

    @Test
    void a_bank_account_number_has_eleven_digits_and_the_right_last_one() {
        assertThat(new BankAccountNumber("12345678903").formatted()).isEqualTo("1234.56.78903");
        assertThat(new BankAccountNumber("8601.11.17947").digits()).isEqualTo("86011117947");
        assertThatThrownBy(() -> new BankAccountNumber("12345678901")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"12345678901", "1234567890", "123456789033", "1234567890-"})
    void anything_else_is_no_bank_account_number(String text) {
        assertThat(BankAccountNumber.isValid(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"001001, 0010017", "001002, 0010025", "60224, 602243", "12345678, 123456782"})
    void a_mod10_kid_ends_in_its_check_digit(String payload, String kid) {
        assertThat(Kid.withMod10(payload)).isEqualTo(kid);
        assertThat(Kid.isValidMod10(kid)).isTrue();
        assertThat(new Kid(kid).value()).isEqualTo(kid);
    }

    @ParameterizedTest
    @CsvSource({"12345678, 123456785", "1001, 10014", "10000006, 100000067", "6, 6-"})
    void a_mod11_kid_ends_in_its_check_digit(String payload, String kid) {
        assertThat(Kid.withMod11(payload)).isEqualTo(kid);
        assertThat(Kid.isValidMod11(kid)).isTrue();
        assertThat(Kid.isValid(kid)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"123456781", "7", "12345678-", "12 34", "00000000000000000000000000", "1-2"})
    void anything_else_is_no_kid(String text) {
        assertThat(Kid.isValid(text)).isFalse();
    }

    @Test
    void a_kid_that_fits_no_check_digit_is_refused() {
        assertThatThrownBy(() -> new Kid("123456781")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "post@fjord.example",
                "kari.nordmann+faktura@sub.fjord.example",
                "a@b.co",
                "o'brien@fjord.example",
                "x_1@xn--brum-0qa.example"
            })
    void a_plain_address_is_valid(String text) {
        assertThat(EmailAddress.isValid(text)).isTrue();
        assertThat(new EmailAddress(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "post",
                "post@",
                "@fjord.example",
                "post@fjord",
                "a@b@fjord.example",
                "a,b@fjord.example",
                "a@fjord.example,b@fjord.example",
                "a@fjord.example;b@fjord.example",
                "Kari <kari@fjord.example>",
                "<kari@fjord.example>",
                "kari@fjord.example\r\nBcc: x@fjord.example",
                "kari@fjord.example\n",
                "ka ri@fjord.example",
                ".kari@fjord.example",
                "kari.@fjord.example",
                "ka..ri@fjord.example",
                "kari@fjord..example",
                "kari@-fjord.example",
                "kari@fjord.example.",
                "\"kari\"@fjord.example",
                "kari@[127.0.0.1]",
                "kari%x@fjord.example",
                "kåre@fjord.example",
                "kari@fjord.example\u0000",
                " kari@fjord.example"
            })
    void anything_else_is_no_address(String text) {
        assertThat(EmailAddress.isValid(text)).isFalse();
    }

    @Test
    void an_address_is_not_longer_than_mail_allows() {
        assertThat(EmailAddress.isValid("a".repeat(65) + "@fjord.example")).isFalse();
        assertThat(EmailAddress.isValid("a@" + "b.".repeat(130) + "example")).isFalse();
        assertThatThrownBy(() -> new EmailAddress("no address")).isInstanceOf(IllegalArgumentException.class);
    }
}
