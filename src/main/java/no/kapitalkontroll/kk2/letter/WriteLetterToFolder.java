package no.kapitalkontroll.kk2.letter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Puts a letter where a printer fetches it: whole or not at all, and once. A repeat with the same bytes succeeds; a file
 * of that name with other bytes is never overwritten.
 */
public final class WriteLetterToFolder {

    /** Starts with a letter or digit: no path, no hidden file, no drive. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_WRITES_GROUP_READS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"));

    /**
     * @param printDir folder of all paper letters; the creditor's folder in it is made when missing
     * @return the file
     * @throws IllegalArgumentException when a name is not a plain one, or leads out of the folder
     * @throws FileAlreadyExistsException when the file exists with other bytes
     * @throws IOException when it could not be written; nothing of it is left then
     */
    public Path write(Path printDir, String creditorId, String fileName, byte[] pdf) throws IOException {
        Path folder = Files.createDirectories(inside(printDir, creditorId));
        requireRealFolder(printDir, folder);
        return write(folder, fileName, pdf);
    }

    /**
     * Straight into a folder that is there.
     *
     * @return the file
     * @throws IllegalArgumentException when the name is not a plain one
     * @throws FileAlreadyExistsException when the file exists with other bytes
     * @throws IOException when it could not be written; nothing of it is left then
     */
    public Path write(Path folder, String fileName, byte[] pdf) throws IOException {
        Path letter = inside(folder, fileName);
        deleteLeftBehind(folder, fileName);
        if (Files.exists(letter, LinkOption.NOFOLLOW_LINKS)) {
            return requireSame(letter, pdf);
        }
        // The leading dot keeps a half-written file from being printed.
        Path temporary = folder.resolve("." + fileName + "."
                + ProcessHandle.current().pid() + "." + Thread.currentThread().getId() + ".tmp");
        try {
            writeThrough(temporary, pdf);
            Files.move(temporary, letter, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        syncFolder(folder);
        return letter;
    }

    /** What a process that died in the middle left of this letter: nobody would print it, and nobody would delete it. */
    private static void deleteLeftBehind(Path folder, String fileName) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "." + fileName + ".*.tmp")) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Path inside(Path folder, String name) {
        Path base = folder.toAbsolutePath().normalize();
        if (!PLAIN_NAME.matcher(name).matches() || name.contains("..")) {
            throw new IllegalArgumentException("not a plain file name");
        }
        Path resolved = base.resolve(name).normalize();
        if (!resolved.startsWith(base) || resolved.equals(base)) {
            throw new IllegalArgumentException("the file name leads out of its folder");
        }
        return resolved;
    }

    /** A link in the place of the creditor's folder would lead elsewhere. */
    private static void requireRealFolder(Path printDir, Path folder) throws IOException {
        if (!folder.toRealPath().startsWith(printDir.toRealPath())) {
            throw new IllegalArgumentException("the creditor's folder leads out of the print folder");
        }
    }

    private static Path requireSame(Path letter, byte[] pdf) throws IOException {
        if (!Files.isRegularFile(letter, LinkOption.NOFOLLOW_LINKS)
                || !Arrays.equals(Files.readAllBytes(letter), pdf)) {
            throw new FileAlreadyExistsException(letter.getFileName().toString(), null, "exists with other content");
        }
        return letter;
    }

    private static void writeThrough(Path file, byte[] bytes) throws IOException {
        Files.deleteIfExists(file);
        Set<StandardOpenOption> asNew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        boolean posix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
        FileAttribute<?>[] attributes =
                posix ? new FileAttribute<?>[] {OWNER_WRITES_GROUP_READS} : new FileAttribute<?>[0];
        try (FileChannel channel = FileChannel.open(file, asNew, attributes)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        if (posix) {
            Files.setPosixFilePermissions(file, OWNER_WRITES_GROUP_READS.value());
        }
    }

    /** Makes the new name survive a power cut where the system can do it; Windows cannot open a folder. */
    private static void syncFolder(Path folder) throws IOException {
        if (!Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
