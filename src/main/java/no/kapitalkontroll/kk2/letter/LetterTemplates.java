package no.kapitalkontroll.kk2.letter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whose letters are written with which templates. In a folder of own templates ({@code KK2_TEMPLATES}),
 * {@code <language>/<kind>.ftlh} goes before that of the jar for every creditor, and
 * {@code <creditor>/<language>/<kind>.ftlh} before both for one. Which folders there are is looked up once.
 */
public final class LetterTemplates {

    static final Set<String> LANGUAGES = Set.of("nb", "nn", "en");

    private final Path folder;
    private final Templates forAll;
    private final Map<String, Templates> ofCreditors = new TreeMap<>();

    /** Those of the jar alone. */
    public LetterTemplates() {
        this.folder = null;
        this.forAll = new Templates();
    }

    /** @throws UncheckedIOException when the folder cannot be read */
    public LetterTemplates(Path folder) {
        this.folder = folder;
        this.forAll = new Templates(List.of(folder));
        try (Stream<Path> inside = Files.list(folder)) {
            inside.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> !LANGUAGES.contains(name))
                    .forEach(creditor ->
                            ofCreditors.put(creditor, new Templates(List.of(folder.resolve(creditor), folder))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Templates of(String creditorId) {
        return ofCreditors.getOrDefault(creditorId, forAll);
    }

    Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    /** The creditors that have a folder of their own. */
    Set<String> creditors() {
        return ofCreditors.keySet();
    }
}
