package no.kapitalkontroll.kk2.creditor;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the folder of creditor files. A broken file is an answer, never an exception, and does not touch the others. */
public final class ReadCreditorFiles {

    private static final long MOST_BYTES = 1_000_000;

    private final ParseCreditorFile parseFile;

    public ReadCreditorFiles(Map<String, String> environment, Set<String> procedures) {
        this.parseFile = new ParseCreditorFile(environment, procedures);
    }

    /** All {@code *.yaml} and {@code *.yml} directly in the folder, in the order of their names. */
    public CreditorFiles read(Path folder) {
        var valid = new ArrayList<CreditorFile>();
        var broken = new ArrayList<BrokenFile>();
        try {
            for (var file : filesOf(folder)) {
                var parsed = read(file, valid);
                if (parsed instanceof CreditorFile good) {
                    valid.add(good);
                } else if (parsed instanceof BrokenCreditorFile bad) {
                    broken.addAll(bad.problems());
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            var problem = "the folder of creditor files cannot be listed";
            broken.add(new BrokenFile(folder.toString(), "", "", problem, "make it readable for the KK2 process"));
        }
        return new CreditorFiles(valid, broken);
    }

    /**
     * The last good version of a file whose present one is broken, from the text that was kept. A logo that is gone by now does
     * not stop it: the letters go without.
     *
     * @param fileName what it was called, without its folder
     */
    public ParsedCreditorFile parse(Path folder, String fileName, String keptText) {
        return parseFile.parseKept(folder.resolve(fileName), keptText);
    }

    /** The creditor of a file that nothing but its logo keeps from being valid. */
    public Optional<CreditorFile> readWithoutLogo(Path file) {
        try {
            return parseFile.parseKept(file, Files.readString(file)) instanceof CreditorFile good
                    ? Optional.of(good)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private ParsedCreditorFile read(Path file, List<CreditorFile> before) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                return broken(file, "", "is larger than a creditor file can be", "check what was put there");
            }
            var parsed = parseFile.parse(file, Files.readString(file));
            return parsed instanceof CreditorFile good ? refuseTwin(good, before) : parsed;
        } catch (CharacterCodingException e) {
            return broken(file, "", "is not UTF-8 text", "save it as UTF-8");
        } catch (IOException e) {
            return broken(file, "", "cannot be read", "make it readable for the KK2 process");
        }
    }

    /** Two files for one firm would collect every invoice twice. */
    private static ParsedCreditorFile refuseTwin(CreditorFile file, List<CreditorFile> before) {
        for (var other : before) {
            var sameId = other.creditor().id().equals(file.creditor().id());
            if (sameId
                    || other.creditor()
                            .organisationNumber()
                            .equals(file.creditor().organisationNumber())) {
                var key = sameId ? "id" : "organisation-number";
                var problem = "is the same as in " + other.path().getFileName();
                return broken(file.path(), key, problem, "keep one file for each creditor");
            }
        }
        return file;
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        try (var stream = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
            for (var file : stream) {
                // Editors leave hidden files beside the one that they have open. A link to nowhere is a broken file.
                var meant = Files.isRegularFile(file) || !Files.exists(file);
                if (meant && !file.getFileName().toString().startsWith(".")) {
                    files.add(file);
                }
            }
        }
        files.sort(null);
        return files;
    }

    private static BrokenCreditorFile broken(Path file, String key, String problem, String remedy) {
        var name = file.getFileName().toString();
        return new BrokenCreditorFile(
                List.of(new BrokenFile(name, ParseCreditorFile.idOf(file), key, problem, remedy)));
    }
}
