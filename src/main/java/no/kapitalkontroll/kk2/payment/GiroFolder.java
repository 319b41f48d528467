package no.kapitalkontroll.kk2.payment;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.Park;
import no.kapitalkontroll.kk2.cases.StoredRecords;
import no.kapitalkontroll.kk2.installation.Installation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The folder {@code KK2_OCR_DIR/<creditor>} of giro files, and in it the folder {@code read} of those that were taken in. Links
 * are not followed, folders and names that begin with a dot are passed over.
 */
@Component
public class GiroFolder {

    /** What operators see in front of the name of a file that waits for them. */
    public static final String PARKED_AS = "ocr-file";

    private static final String READ = "read";
    /** Letters and digits of any language; no control characters, no path. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._()-]{0,79}");

    private static final long LARGEST = 20L * 1024 * 1024;

    private final Installation installation;
    private final JdbcClient jdbc;
    private final Park park;

    GiroFolder(Installation installation, JdbcClient jdbc, Park park) {
        this.installation = installation;
        this.jdbc = jdbc;
        this.park = park;
    }

    /**
     * A file that lies in the folder.
     *
     * @param name as operators may see it
     * @param sha256 of its bytes; empty when it is not read for what stands in {@code problem}
     * @param problem null: it may be read
     */
    public record Found(Path path, String name, String sha256, String problem) {

        /** The same for as long as the file stays as it is: a changed one is another one. */
        String subject() {
            return "%s %s %s".formatted(PARKED_AS, name, sha256.isEmpty() ? "-" : sha256.substring(0, 8));
        }
    }

    /**
     * What lies there now, by name, but for what an operator dismissed. What waited for an operator and lies there no longer as it
     * was is released.
     */
    public List<Found> find(CreditorDay day) {
        var folder = folder(day);
        var listed = folder.isEmpty() ? Optional.of(List.<Found>of()) : list(folder.get(), day);
        listed.ifPresent(found -> release(found, day));
        var dismissed = dismissed(day);
        return listed.orElse(List.of()).stream()
                .filter(file -> !dismissed.contains(file.subject()))
                .toList();
    }

    private Set<String> dismissed(CreditorDay day) {
        return jdbc.sql(
                        "SELECT subject FROM parked WHERE creditor_id = ? AND dismissed_by IS NOT NULL AND subject LIKE ?")
                .params(day.creditorId(), PARKED_AS + " %")
                .query(String.class)
                .set();
    }

    /** Empty when it could not be listed to the end: then nobody knows what lies there. */
    private static Optional<List<Found>> list(Path folder, CreditorDay day) {
        List<Found> found = new ArrayList<>();
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                look(file).ifPresent(found::add);
            }
        } catch (IOException | DirectoryIteratorException e) {
            day.note("the folder of giro files cannot be read (%s); look at KK2_OCR_DIR"
                    .formatted(e.getClass().getSimpleName()));
            return Optional.empty();
        }
        found.sort((one, other) -> one.name().compareTo(other.name()));
        return Optional.of(List.copyOf(found));
    }

    private void release(List<Found> found, CreditorDay day) {
        jdbc
                .sql("SELECT subject FROM parked WHERE creditor_id = ? AND released_on IS NULL AND subject LIKE ?")
                .params(day.creditorId(), PARKED_AS + " %")
                .query(String.class)
                .list()
                .stream()
                .filter(subject ->
                        found.stream().noneMatch(file -> file.subject().equals(subject)))
                .forEach(subject -> park.release(day.creditorId(), subject, day.date(), "kk2"));
    }

    /** The bytes that were found; empty when the file has changed since: the next run finds it anew. */
    Optional<byte[]> read(Found file) {
        try {
            var bytes = bytes(file.path());
            return StoredRecords.sha256(bytes).equals(file.sha256()) ? Optional.of(bytes) : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /**
     * Moves a file that was taken in to {@code read}; done again by the next run when it was cut off. What somebody has laid
     * there since under the same name stays, and is found by the next run.
     */
    public void putAway(Found file, CreditorDay day) {
        if (day.isPreview() || !isTakenIn(file, day) || read(file).isEmpty()) {
            return;
        }
        try {
            var read = file.path().resolveSibling(READ);
            if (!Files.isDirectory(read, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(read);
            }
            var target = read.resolve(file.name());
            Files.move(
                    file.path(),
                    Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                            ? read.resolve(file.name() + "." + file.sha256().substring(0, 8))
                            : target,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            day.note(
                    "the giro file %s was read, and cannot be moved to %s (%s); it is not booked again; look at KK2_OCR_DIR"
                            .formatted(file.name(), READ, e.getClass().getSimpleName()));
        }
    }

    boolean isTakenIn(Found file, CreditorDay day) {
        return jdbc.sql("SELECT COUNT(*) FROM giro_files WHERE creditor_id = ? AND sha256 = ?")
                        .params(day.creditorId(), file.sha256())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** A link in the place of the creditor's folder would lead elsewhere. */
    private Optional<Path> folder(CreditorDay day) {
        var folder = installation.ocrDirectory().map(all -> all.resolve(day.creditorId()));
        if (folder.filter(Files::isSymbolicLink).isPresent()) {
            day.note("the creditor's folder in KK2_OCR_DIR is a link and is not read; put a folder in its place");
        }
        return folder.filter(real -> Files.isDirectory(real, LinkOption.NOFOLLOW_LINKS));
    }

    private static Optional<Found> look(Path file) {
        var name = file.getFileName().toString();
        if (name.startsWith(".") || Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (!PLAIN_NAME.matcher(name).matches()) {
            return Optional.of(new Found(
                    file, "of an odd name", "", "its name holds more than letters, digits, spaces and . _ - ( )"));
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(new Found(file, name, "", "it is a link, or no file"));
        }
        try {
            return Optional.of(
                    Files.size(file) > LARGEST
                            ? new Found(file, name, "", "it is larger than 20 MiB")
                            : new Found(file, name, StoredRecords.sha256(bytes(file)), null));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(new Found(
                    file,
                    name,
                    "",
                    "it cannot be read (%s)".formatted(e.getClass().getSimpleName())));
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes((int) LARGEST);
        }
    }
}
