package no.kapitalkontroll.kk2.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.kapitalkontroll.kk2.core.claim.PostalAddress;
import org.junit.jupiter.api.Test;

/** The guard: what a record derives is found in another order by every JVM, and an unchanged row would be written again. */
class StoredRecordsTest {

    @Test
    void the_same_record_is_the_same_text_in_every_process() {
        var address = new PostalAddress(List.of("Kundeveien 1"), "0484", "Oslo", "NO");

        assertThat(new StoredRecords().write(address))
                .isEqualTo(
                        "{\"city\":\"Oslo\",\"countryCode\":\"NO\",\"lines\":[\"Kundeveien 1\"],\"postalCode\":\"0484\",\"abroad\":false,\"deliverable\":true}");
    }
}
