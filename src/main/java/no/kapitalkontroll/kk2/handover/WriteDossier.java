package no.kapitalkontroll.kk2.handover;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import no.kapitalkontroll.kk2.letter.WriteLetterToFolder;
import org.springframework.stereotype.Component;

/**
 * Puts the two files of a hand-over into a folder: whole or not at all; a file of that name with other bytes is never
 * overwritten.
 *
 * <p>They hold the debtor's identity number, which the database must not; so they cannot wait in the outbox, and are written
 * before the approval is recorded. A record that then fails leaves files that the next attempt makes again.
 */
@Component
class WriteDossier {

    private final WriteLetterToFolder write = new WriteLetterToFolder();

    /**
     * Where they go.
     *
     * @param name of a folder below it, made when it is missing; null: the folder itself, which must exist
     */
    record Folder(Path path, String name) {

        static Folder existing(Path path) {
            return new Folder(path, null);
        }

        static Folder below(Path path, String name) {
            return new Folder(path, name);
        }

        Path file(String fileName) {
            return (name == null ? path : path.resolve(name)).resolve(fileName);
        }
    }

    /** @throws NotWritten when neither file, or only the first of them, is there afterwards */
    void write(Folder folder, Dossier dossier) {
        refuseOther(folder.file(dossier.jsonName()), dossier.json());
        refuseOther(folder.file(dossier.pdfName()), dossier.pdf());
        removeLeftOver(folder, dossier.jsonName());
        removeLeftOver(folder, dossier.pdfName());
        put(folder, dossier.jsonName(), dossier.json());
        put(folder, dossier.pdfName(), dossier.pdf());
    }

    private void put(Folder folder, String fileName, byte[] bytes) {
        try {
            if (folder.name() == null) {
                write.write(folder.path(), fileName, bytes);
            } else {
                Files.createDirectories(folder.path());
                write.write(folder.path(), folder.name(), fileName, bytes);
            }
        } catch (FileAlreadyExistsException other) {
            throw other(fileName);
        } catch (IOException e) {
            throw new NotWritten(
                    "the file %s could not be written: %s"
                            .formatted(fileName, e.getClass().getSimpleName()),
                    "name a folder that exists, is writable and has room");
        }
    }

    /** The half of a file that was being written when the machine stopped: it too holds the number. The case is locked. */
    private static void removeLeftOver(Folder folder, String fileName) {
        var parent = folder.file(fileName).toAbsolutePath().getParent();
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (var leftOver = Files.newDirectoryStream(parent, "." + fileName + ".*.tmp")) {
            for (var file : leftOver) {
                Files.delete(file);
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new NotWritten(
                    "what is left of an earlier %s could not be removed".formatted(fileName),
                    "remove the hidden files of that name that end in .tmp, then do this again");
        }
    }

    private static void refuseOther(Path file, byte[] bytes) {
        try {
            if (Files.exists(file) && !Arrays.equals(Files.readAllBytes(file), bytes)) {
                throw other(String.valueOf(file.getFileName()));
            }
        } catch (IOException unreadable) {
            throw other(String.valueOf(file.getFileName()));
        }
    }

    private static NotWritten other(String fileName) {
        return new NotWritten(
                "the file %s is there with other content".formatted(fileName),
                "move it away if it was not handed in, then do this again");
    }

    /** Why there are no files; it ends the transaction. */
    static final class NotWritten extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String remedy;

        NotWritten(String why, String remedy) {
            super(why);
            this.remedy = remedy;
        }

        String remedy() {
            return remedy;
        }
    }
}
