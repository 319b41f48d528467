package no.kapitalkontroll.kk2.handover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no.kapitalkontroll.kk2.core.enforcement.DebtorIdentity;
import no.kapitalkontroll.kk2.core.identifier.OrganisationNumber;
import org.junit.jupiter.api.Test;

/** The words of Skatteetaten's model do not change by accident. */
class PetitionJsonTest {

    private static final Path FROZEN = Path.of("src", "test", "resources", "handover", "petition.json");

    private final PetitionJson json = new PetitionJson();

    @Test
    void a_petition_reads_as_it_always_did() throws IOException {
        assertThat(new String(json.write(Petitions.ofPerson(), Petitions.attachments()), UTF_8))
                .isEqualTo(Files.readString(FROZEN));
    }

    @Test
    void a_business_is_named_by_its_organisation_number() throws IOException {
        var petition = Petitions.petition(new DebtorIdentity.Business(new OrganisationNumber("974760673")));

        var debtor = new ObjectMapper()
                .readTree(json.write(petition, Petitions.attachments()))
                .at("/saksoekt/0/saksoekt");

        assertThat(debtor.at("/virksomhet/navn").asText()).isEqualTo("Kari Anne Lunde");
        assertThat(debtor.at("/virksomhet/identifikator/verdi").asText()).isEqualTo("974760673");
        assertThat(debtor.has("person")).isFalse();
    }
}
