package no.kapitalkontroll.kk2.creditor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;

/** The logo that a creditor file names: a PNG or JPEG below the file's own folder, of a size that a letter can bear. */
final class FindLogo {

    private static final long MOST_BYTES = 1_000_000;
    private static final int MOST_PIXELS_A_SIDE = 4000;
    private static final Set<String> FORMATS = Set.of("png", "jpeg");

    Optional<Path> find(Path folder, String name) {
        try {
            var logo = folder.resolve(name).normalize();
            // The second look follows symbolic links: neither the name nor a link may lead out of the folder.
            var inside =
                    logo.startsWith(folder.normalize()) && logo.toRealPath().startsWith(folder.toRealPath());
            return inside && Files.size(logo) <= MOST_BYTES && isPicture(logo) ? Optional.of(logo) : Optional.empty();
        } catch (IOException | InvalidPathException | SecurityException e) {
            return Optional.empty();
        }
    }

    private static boolean isPicture(Path file) throws IOException {
        try (var input = ImageIO.createImageInputStream(file.toFile())) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return false;
            }
            var reader = readers.next();
            try {
                reader.setInput(input);
                return FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))
                        && reader.getWidth(0) <= MOST_PIXELS_A_SIDE
                        && reader.getHeight(0) <= MOST_PIXELS_A_SIDE
                        && reader.read(0) != null;
            } catch (RuntimeException e) {
                // The decoders of the JDK answer some damaged pictures with unchecked exceptions.
                return false;
            } finally {
                reader.dispose();
            }
        }
    }
}
