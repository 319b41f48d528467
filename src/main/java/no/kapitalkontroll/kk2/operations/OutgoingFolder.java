package no.kapitalkontroll.kk2.operations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A folder that takes what a run would send: {@code <creditor>/mail}, {@code <creditor>/print} and {@code <creditor>/vouchers}. It must be new or
 * empty, so that what lies in it afterwards is of one preview. Letters name people: a new folder is its owner's alone.
 */
public final class OutgoingFolder {

    private static final String OWNER_ALONE = "rwx------";

    private final Path path;

    public OutgoingFolder(Path path) {
        this.path = path;
    }

    /** Why it cannot be used, with the remedy; nothing when it is there and empty now. */
    public Optional<String> prepare() {
        try {
            if (!Files.exists(path)) {
                create();
                return Optional.empty();
            }
            return isEmptyFolder()
                    ? Optional.empty()
                    : Optional.of("refused: " + path + " is not an empty folder; remedy: name a new one, or empty it");
        } catch (IOException e) {
            return Optional.of("refused: %s cannot be used (%s); remedy: name a folder that may be written to"
                    .formatted(path, e.getClass().getSimpleName()));
        }
    }

    private void create() throws IOException {
        Files.createDirectories(path);
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(OWNER_ALONE));
        }
    }

    private boolean isEmptyFolder() throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (var content = Files.newDirectoryStream(path)) {
            return !content.iterator().hasNext();
        }
    }

    void mail(String creditorId, String fileName, byte[] pdf) throws IOException {
        put(creditorId, "mail", fileName, pdf);
    }

    void print(String creditorId, String fileName, byte[] pdf) throws IOException {
        put(creditorId, "print", fileName, pdf);
    }

    void voucher(String creditorId, String number, String json) throws IOException {
        put(creditorId, "vouchers", number + ".json", (json + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void put(String creditorId, String kind, String fileName, byte[] content) throws IOException {
        var folder = Files.createDirectories(path.resolve(creditorId).resolve(kind));
        Files.write(folder.resolve(fileName), content, StandardOpenOption.CREATE_NEW);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
