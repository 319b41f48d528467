package no.kapitalkontroll.kk2.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteLetterToFolderTest {

    private static final byte[] PDF = "%PDF-letter".getBytes(UTF_8);
    private static final String NAME = LetterFileName.of(Notices.collectionNotice());

    private final WriteLetterToFolder writeLetterToFolder = new WriteLetterToFolder();

    @TempDir
    Path printDir;

    @Test
    void a_file_is_named_by_date_invoice_and_letter() {
        assertThat(NAME).isEqualTo("2026-09-15-10234-collection-notice.pdf");
        assertThat(LetterFileName.of(Notices.notice(LetterKind.PAYMENT_DEMAND, "2026-10-05", "2026-10-19")
                        .build()))
                .isEqualTo("2026-10-05-10234-payment-demand.pdf");
    }

    @Test
    void a_letter_lies_in_its_creditors_folder_and_nothing_else_does() throws IOException {
        Path letter = writeLetterToFolder.write(printDir, "fjellheim", NAME, PDF);

        assertThat(letter)
                .isEqualTo(printDir.resolve("fjellheim").resolve(NAME))
                .hasBinaryContent(PDF);
        assertThat(filesIn(printDir.resolve("fjellheim"))).containsExactly(NAME);
    }

    @Test
    void only_owner_and_group_can_read_it() throws IOException {
        assumeTrue(Files.getFileStore(printDir).supportsFileAttributeView("posix"));

        Path letter = writeLetterToFolder.write(printDir, "fjellheim", NAME, PDF);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(letter)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void what_a_process_that_died_left_of_a_letter_is_gone_when_the_letter_is_written() throws IOException {
        Path folder = Files.createDirectories(printDir.resolve("fjellheim"));
        Files.write(folder.resolve("." + NAME + ".4711.1.tmp"), PDF);
        Files.write(folder.resolve(".other.pdf.4711.1.tmp"), PDF);

        writeLetterToFolder.write(printDir, "fjellheim", NAME, PDF);

        assertThat(filesIn(folder)).containsExactlyInAnyOrder(NAME, ".other.pdf.4711.1.tmp");
    }

    @Test
    void the_same_letter_again_is_success() throws IOException {
        Path first = writeLetterToFolder.write(printDir, "fjellheim", NAME, PDF);

        assertThat(writeLetterToFolder.write(printDir, "fjellheim", NAME, PDF.clone()))
                .isEqualTo(first);
    }

    @Test
    void another_letter_of_the_same_name_is_refused_and_the_first_one_stays() throws IOException {
        Path first = writeLetterToFolder.write(printDir, "fjellheim", NAME, PDF);

        assertThatThrownBy(() -> writeLetterToFolder.write(printDir, "fjellheim", NAME, new byte[] {1}))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(first).hasBinaryContent(PDF);
        assertThat(filesIn(first.getParent())).containsExactly(NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../letter.pdf",
                "/etc/letter.pdf",
                "a/b.pdf",
                "a\\b.pdf",
                "..",
                ".",
                "",
                ".hidden",
                "a\u0000.pdf",
                "C:x.pdf",
                "a..pdf",
                "brev med mellomrom.pdf",
                "a\n.pdf"
            })
    void a_name_that_is_not_plain_is_refused(String name) {
        assertThatThrownBy(() -> writeLetterToFolder.write(printDir, "fjellheim", name, PDF))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writeLetterToFolder.write(printDir, name, NAME, PDF))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(printDir.resolve("fjellheim").resolve(name.replaceAll("[^a-z.]", "")))
                .satisfiesAnyOf(path -> assertThat(path).doesNotExist(), path -> assertThat(path)
                        .isDirectory());
    }

    @Test
    void a_link_instead_of_the_creditors_folder_is_refused(@TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(printDir.resolve("fjellheim"), elsewhere);

        assertThatThrownBy(() -> writeLetterToFolder.write(printDir, "fjellheim", NAME, PDF))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(filesIn(elsewhere)).isEmpty();
    }

    @Test
    void a_link_in_the_place_of_the_letter_is_not_followed(@TempDir Path elsewhere) throws IOException {
        Path victim = Files.write(elsewhere.resolve("victim"), PDF);
        Files.createDirectories(printDir.resolve("fjellheim"));
        Files.createSymbolicLink(printDir.resolve("fjellheim").resolve(NAME), victim);

        assertThatThrownBy(() -> writeLetterToFolder.write(printDir, "fjellheim", NAME, PDF))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void a_write_that_fails_leaves_no_half_letter() throws IOException {
        // an interrupted thread opens a file and cannot write to it
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> writeLetterToFolder.write(printDir, "fjellheim", NAME, PDF))
                .isInstanceOf(IOException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(printDir.resolve("fjellheim")).isEmptyDirectory();
    }

    private static Stream<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
