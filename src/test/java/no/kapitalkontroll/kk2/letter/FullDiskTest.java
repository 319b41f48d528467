package no.kapitalkontroll.kk2.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that takes no more. Guards: a letter is written beside its name, forced to the disk and only then given it
 * ({@link WriteLetterToFolder}); what was written of it is removed. Written in place, half a letter would lie there to be printed.
 */
class FullDiskTest {

    private static final String NAME = LetterFileName.of(Notices.collectionNotice());

    private final WriteLetterToFolder writeLetterToFolder = new WriteLetterToFolder();

    @TempDir
    Path printDir;

    private boolean mounted;

    @Test
    void a_letter_that_the_disk_has_no_room_for_leaves_nothing_and_is_written_whole_once_there_is_room()
            throws Exception {
        mounted = mountOneMebibyte();
        assumeTrue(mounted, "a small disk is mounted by root on Linux only");
        var filling = Files.write(printDir.resolve("filling"), new byte[900 * 1024]);
        var letter = new byte[300 * 1024];

        assertThatThrownBy(() -> writeLetterToFolder.write(printDir, "fjellheim", NAME, letter))
                .isInstanceOf(IOException.class);
        assertThat(printDir.resolve("fjellheim")).isEmptyDirectory();

        var small =
                writeLetterToFolder.write(printDir, "fjellheim", "2026-09-15-1-reminder.pdf", "%PDF-".getBytes(UTF_8));
        assertThat(small).as("its neighbour that has room").exists();

        Files.delete(filling);
        assertThat(writeLetterToFolder.write(printDir, "fjellheim", NAME, letter))
                .hasBinaryContent(letter);
    }

    @Test
    void a_folder_that_is_read_only_gets_no_letter() throws Exception {
        var folder = Files.createDirectories(printDir.resolve("fjellheim"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-x---"));
        assumeTrue(!Files.isWritable(folder), "nothing is read-only to root");

        assertThatThrownBy(() -> writeLetterToFolder.write(printDir, "fjellheim", NAME, new byte[1]))
                .isInstanceOf(IOException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_disk_that_is_mounted_read_only_gets_no_letter() throws Exception {
        mounted = mountOneMebibyte();
        assumeTrue(mounted, "a disk is mounted by root on Linux only");
        Files.createDirectories(printDir.resolve("fjellheim"));
        assertThat(ran("mount", "-o", "remount,ro", printDir.toString())).isTrue();

        assertThatThrownBy(() -> writeLetterToFolder.write(printDir, "fjellheim", NAME, new byte[1]))
                .isInstanceOf(IOException.class);
        assertThat(printDir.resolve("fjellheim")).isEmptyDirectory();
    }

    @Test
    void a_name_or_a_path_that_is_too_long_is_refused_and_leaves_nothing() throws IOException {
        var tooLong = "a".repeat(220) + ".pdf";

        assertThatThrownBy(() -> writeLetterToFolder.write(printDir, "fjellheim", tooLong, new byte[1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(printDir.resolve("fjellheim")).isEmptyDirectory();

        var deep = printDir;
        for (int level = 0; level < 25; level++) {
            deep = deep.resolve("d".repeat(180));
        }
        var unreachable = deep;
        assertThatThrownBy(() -> writeLetterToFolder.write(unreachable, "fjellheim", NAME, new byte[1]))
                .isInstanceOf(IOException.class);
    }

    private boolean mountOneMebibyte() throws Exception {
        return Files.exists(Path.of("/proc/mounts"))
                && ran("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", printDir.toString());
    }

    private static boolean ran(String... command) throws Exception {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(ran("umount", printDir.toString())).isTrue();
        }
    }
}
