package no.kapitalkontroll.kk2.bench.letter;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import no.kapitalkontroll.kk2.letter.TaggedPdf;

/**
 * Sets the same pages again and again by one library, in a process of its own, and tells its letters a second of processor time:
 * the median of the last half of the rounds. Nothing here but the JDK, so that any library can stand beside it.
 */
public final class LibraryLoop {

    private static final int ROUNDS = 12;
    private static final int LETTERS_OF_A_ROUND = 60;

    private final List<String> pages = new ArrayList<>();
    private final Path letterFolder;
    private final Path result;

    /** Sets one page. */
    @FunctionalInterface
    public interface Library {
        byte[] pdf(String xhtml) throws Exception;
    }

    /** @param args folder of the pages, folder of fonts and colour profile, file for the first letter */
    public LibraryLoop(String[] args) throws IOException {
        try (var files = Files.list(Path.of(args[0]))) {
            for (var file : files.sorted().toList()) {
                pages.add(Files.readString(file));
            }
        }
        letterFolder = Path.of(args[1]);
        result = Path.of(args[2]);
    }

    /** KK2's own renderer, on pages as ready as those that the others get. */
    public static void main(String[] args) throws Exception {
        var taggedPdf = new TaggedPdf();
        new LibraryLoop(args).run(page -> taggedPdf.of(page, LocalDate.of(2026, 10, 5), "bench"));
    }

    public Path letterFolder() {
        return letterFolder;
    }

    /** Prints letters a second, bytes of a letter and kilobytes allocated for it. */
    public void run(Library library) throws Exception {
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Files.write(result, library.pdf(pages.get(0)));
        List<Double> rates = new ArrayList<>();
        long bytes = 0;
        long allocated = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long time = thread.getCurrentThreadCpuTime();
            allocated = -thread.getCurrentThreadAllocatedBytes();
            bytes = 0;
            for (int letter = 0; letter < LETTERS_OF_A_ROUND; letter++) {
                bytes += library.pdf(pages.get(letter % pages.size())).length;
            }
            allocated += thread.getCurrentThreadAllocatedBytes();
            rates.add(LETTERS_OF_A_ROUND * 1e9 / (thread.getCurrentThreadCpuTime() - time));
        }
        var warm = new ArrayList<>(rates.subList(ROUNDS / 2, ROUNDS));
        Collections.sort(warm);
        System.out.printf(
                Locale.ROOT,
                "letters %.1f %d %d%n",
                warm.get(warm.size() / 2),
                bytes / LETTERS_OF_A_ROUND,
                allocated / 1_000 / LETTERS_OF_A_ROUND);
    }
}
