package no.kapitalkontroll.kk2.creditor;

import static no.kapitalkontroll.kk2.creditor.CreditorFileText.SHORTEST;
import static no.kapitalkontroll.kk2.creditor.CreditorFileText.exampleText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadCreditorFilesTest {

    @TempDir
    Path folder;

    private final ReadCreditorFiles reader =
            new ReadCreditorFiles(CreditorFileText.ENVIRONMENT, CreditorFileText.PROCEDURES);

    @Test
    void a_broken_file_leaves_the_others_valid() throws IOException {
        write("zeta.yaml", creditor("zeta", "974760673"));
        write("broken.yaml", "id: [");
        write("fjellheim.yml", SHORTEST);

        var files = reader.read(folder);

        assertThat(files.valid())
                .extracting(file -> file.creditor().id(), CreditorFile::path)
                .containsExactly(
                        tuple("fjellheim", folder.resolve("fjellheim.yml")),
                        tuple("zeta", folder.resolve("zeta.yaml")));
        assertThat(files.broken())
                .extracting(BrokenFile::file, BrokenFile::creditorIdGuess)
                .containsExactly(tuple("broken.yaml", "broken"));
    }

    @Test
    void only_yaml_files_directly_in_the_folder_are_read() throws IOException {
        write("README.md", "text");
        write("fjellheim.yaml.bak", SHORTEST);
        write(".fjellheim.yaml", "half written");
        Files.createDirectory(folder.resolve("below.yaml"));
        write("below.yaml/fjellheim.yaml", SHORTEST);

        var files = reader.read(folder);

        assertThat(files.valid()).isEmpty();
        assertThat(files.broken()).isEmpty();
    }

    @Test
    void a_second_file_for_the_same_firm_is_refused() throws IOException {
        write("fjellheim.yaml", SHORTEST);
        write("fjellheim.yml", SHORTEST);
        write("twin.yaml", creditor("twin", "914286018"));

        var files = reader.read(folder);

        assertThat(files.valid()).hasSize(1);
        assertThat(files.broken())
                .extracting(BrokenFile::file, BrokenFile::key, BrokenFile::problem)
                .containsExactly(
                        tuple("fjellheim.yml", "id", "is the same as in fjellheim.yaml"),
                        tuple("twin.yaml", "organisation-number", "is the same as in fjellheim.yaml"));
    }

    @Test
    void a_file_that_is_not_utf_8_or_too_large_is_refused() throws IOException {
        Files.write(folder.resolve("latin.yaml"), "name: Bjørk".getBytes(StandardCharsets.ISO_8859_1));
        write("large.yaml", "#".repeat(1_000_001));

        assertThat(reader.read(folder).broken())
                .extracting(BrokenFile::file, BrokenFile::problem)
                .containsExactly(
                        tuple("large.yaml", "is larger than a creditor file can be"),
                        tuple("latin.yaml", "is not UTF-8 text"));
    }

    @Test
    void a_link_to_nowhere_is_a_broken_file() throws IOException {
        Files.createSymbolicLink(folder.resolve("fjellheim.yaml"), folder.resolve("nowhere"));

        assertThat(reader.read(folder).broken())
                .extracting(BrokenFile::file, BrokenFile::problem)
                .containsExactly(tuple("fjellheim.yaml", "cannot be read"));
    }

    @Test
    void a_folder_that_is_gone_is_told_and_not_thrown() {
        assertThat(reader.read(folder.resolve("gone")).broken())
                .singleElement()
                .satisfies(broken -> assertThat(broken.remedy()).isNotBlank());
    }

    @Test
    void the_last_good_version_is_read_again_from_its_text() {
        assertThat(reader.parse(folder, "fjellheim.yaml", SHORTEST)).isInstanceOf(CreditorFile.class);
        assertThat(reader.parse(folder, "fjellheim.yaml", "id: x")).isInstanceOf(BrokenCreditorFile.class);
    }

    @Test
    void the_shipped_example_is_valid() throws IOException {
        write("fjellheim.yaml", exampleText());

        var files = reader.read(folder);

        assertThat(files.broken()).isEmpty();
        assertThat(files.valid()).hasSize(1);
    }

    private static String creditor(String id, String organisationNumber) {
        return SHORTEST.replace("id: fjellheim", "id: " + id).replace("914286018", organisationNumber);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
