package no.kapitalkontroll.kk2.core.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecipientTest {

    private static final PostalAddress STREET = new PostalAddress(List.of("Storgata 1"), "0155", "Oslo", "NO");
    private static final PostalAddress BOX = new PostalAddress(List.of("Postboks 5"), "5003", "Bergen", null);
    private static final PostalAddress BLANK = new PostalAddress(List.of("", " "), "", null, "NO");
    private static final PostalAddress INCOMPLETE = new PostalAddress(List.of("Storgata 1"), null, "Oslo", null);
    private static final PostalAddress SWEDISH = new PostalAddress(List.of("Storgatan 1"), "11122", "Stockholm", "SE");

    @Test
    void the_address_for_overdue_notices_comes_first() {
        assertThat(Recipient.of(customer("a@x.example", "b@x.example", "c@x.example", BOX, null)))
                .isEqualTo(new Recipient.Email("a@x.example", BOX));
        assertThat(Recipient.of(customer(null, "b@x.example", "c@x.example", BOX, null)))
                .isEqualTo(new Recipient.Email("b@x.example", BOX));
        assertThat(Recipient.of(customer("", " ", "c@x.example", null, null)))
                .isEqualTo(new Recipient.Email("c@x.example", null));
    }

    @Test
    void of_several_addresses_the_first_valid_one_is_taken() {
        assertThat(Recipient.of(customer("none; a@x.example ;b@x.example", null, null, null, null)))
                .isEqualTo(new Recipient.Email("a@x.example", null));
        assertThat(Recipient.of(customer("none;neither", "b@x.example", null, null, null)))
                .isEqualTo(new Recipient.Email("b@x.example", null));
    }

    @Test
    void without_e_mail_the_letter_goes_on_paper() {
        assertThat(Recipient.of(customer(null, null, null, BOX, STREET))).isEqualTo(new Recipient.Paper(BOX));
        assertThat(Recipient.of(customer(null, null, null, BLANK, STREET))).isEqualTo(new Recipient.Paper(STREET));
        assertThat(Recipient.of(customer(null, null, null, null, STREET))).isEqualTo(new Recipient.Paper(STREET));
    }

    @Test
    void without_a_whole_address_there_is_none() {
        assertThat(Recipient.of(customer(null, null, null, null, null))).isEqualTo(new Recipient.NoAddress());
        assertThat(Recipient.of(customer("wrong", null, null, BLANK, INCOMPLETE)))
                .isEqualTo(new Recipient.NoAddress());
    }

    @Test
    void a_debtor_abroad_is_abroad_with_and_without_e_mail() {
        assertThat(Recipient.of(customer("a@x.example", null, null, SWEDISH, STREET)))
                .isEqualTo(new Recipient.Abroad());
        assertThat(Recipient.of(customer(null, null, null, BLANK, SWEDISH))).isEqualTo(new Recipient.Abroad());
        assertThat(Recipient.of(customer(null, null, null, STREET, SWEDISH))).isEqualTo(new Recipient.Paper(STREET));
    }

    @Test
    void a_business_has_an_organisation_number_and_is_no_private_individual() {
        assertThat(business("914286018", false).isBusiness()).isTrue();
        assertThat(business("914 286 018", false).isBusiness()).isTrue();
        assertThat(business("914286018", true).isBusiness()).isFalse();
        assertThat(business("914286019", false).isBusiness()).isFalse();
        assertThat(business(null, false).isBusiness()).isFalse();
    }

    private static Customer customer(
            String overdue, String invoice, String email, PostalAddress postal, PostalAddress physical) {
        return new Customer(
                1, 1, "Kari Demo", null, true, "NB", overdue, invoice, email, postal, physical, false, false, false);
    }

    private static Customer business(String organisationNumber, boolean privateIndividual) {
        return new Customer(
                1,
                1,
                "Demo AS",
                organisationNumber,
                privateIndividual,
                "NB",
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                false);
    }
}
