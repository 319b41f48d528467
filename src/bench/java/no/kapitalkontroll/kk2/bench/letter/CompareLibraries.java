package no.kapitalkontroll.kk2.bench.letter;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import no.kapitalkontroll.kk2.letter.SeenPdf;
import no.kapitalkontroll.kk2.letter.Templates;

/**
 * KK2's renderer beside other libraries that write PDF, on the pages of the shipped templates: each in a process of its own, one
 * after the other. Their class paths are resolved by Maven from {@code src/bench/libraries}, for two of them share their packages.
 */
public final class CompareLibraries {

    private static final Path LIBRARIES = Path.of("src", "bench", "libraries");
    private static final Path LETTER =
            Path.of("src", "main", "resources", "letter").toAbsolutePath();
    private static final Pattern FIGURES = Pattern.compile("letters ([\\d.]+) (\\d+) (\\d+)");

    private final Path folder;
    private final Path pages;

    /**
     * @param lettersASecond of one core
     * @param breaches rules of PDF/A-2a that its letter breaks
     */
    public record Measured(
            String library, double lettersASecond, int bytes, int kilobytesAllocated, List<String> breaches) {}

    public CompareLibraries(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        pages = Files.createDirectories(folder.resolve("pages"));
        var templates = new Templates();
        int number = 0;
        for (var notice : LettersBench.notices(2)) {
            Files.writeString(pages.resolve(++number + ".xhtml"), LettersBench.page(templates, notice));
        }
    }

    /** KK2's first. */
    public List<Measured> compare() throws Exception {
        List<Measured> measured = new ArrayList<>();
        measured.add(
                measure("KK2", List.of("-cp", System.getProperty("java.class.path"), LibraryLoop.class.getName())));
        for (var library : List.of("OpenHtmlToPdf1", "FlyingSaucer", "Fop")) {
            var source = LIBRARIES.resolve(library + ".java").toString();
            measured.add(measure(library, List.of("-cp", classPath(library), source)));
        }
        return measured;
    }

    private Measured measure(String library, List<String> how) throws Exception {
        var pdf = folder.resolve(library + ".pdf");
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC"));
        words.addAll(how);
        words.addAll(List.of(pages.toString(), LETTER.toString(), pdf.toString()));
        var figures = FIGURES.matcher(outputOf(words));
        if (!figures.find()) {
            throw new IllegalStateException(library + " told no figures");
        }
        return new Measured(
                library,
                Double.parseDouble(figures.group(1)),
                Integer.parseInt(figures.group(2)),
                Integer.parseInt(figures.group(3)),
                SeenPdf.breaches(Files.readAllBytes(pdf)));
    }

    /** Its jars, and the loop from where this class lies. */
    private String classPath(String library) throws Exception {
        var file = folder.resolve(library + ".class-path").toAbsolutePath();
        outputOf(List.of(
                "mvn",
                "-B",
                "-q",
                "-f",
                LIBRARIES.resolve("pom.xml").toString(),
                "-P" + library,
                "dependency:build-classpath",
                "-Dmdep.outputFile=" + file));
        return Path.of("target", "test-classes") + File.pathSeparator + Files.readString(file);
    }

    private static String outputOf(List<String> words) throws IOException, InterruptedException {
        var process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    words.get(words.size() - 1) + " ended with " + process.exitValue() + ": " + output);
        }
        return output;
    }
}
