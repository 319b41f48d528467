package no.kapitalkontroll.kk2.cases;

import static org.assertj.core.api.Assertions.assertThat;

import no.kapitalkontroll.kk2.core.claim.Customer;
import no.kapitalkontroll.kk2.creditor.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteNoticeTest {

    @ParameterizedTest
    @CsvSource({"NO, NN, nn", "NO, NB, nb", ", NN, nn", "EN, NB, en", "EN, NN, en"})
    void a_customer_marked_english_gets_english_and_every_other_the_creditors_language(
            String customers, Language creditors, String written) {
        var customer = new Customer(
                1, 0, "Kari Lunde", "", true, customers, null, null, null, null, null, false, false, false);

        assertThat(WriteNotice.language(customer, creditors)).isEqualTo(written);
    }
}
