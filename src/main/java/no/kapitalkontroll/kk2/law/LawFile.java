package no.kapitalkontroll.kk2.law;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import no.kapitalkontroll.kk2.yaml.Problem;
import no.kapitalkontroll.kk2.yaml.YamlMapping;

/**
 * The text of a file of rates or procedures, from the jar or from a folder of the operator.
 *
 * @param name what operators know it by
 */
record LawFile(String name, String text) {

    static LawFile inJar(String resource) {
        try (var stream = LawFile.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks " + resource);
            }
            return new LawFile("(jar)" + resource, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("the jar's " + resource + " cannot be read", e);
        }
    }

    static LawFile on(Path file) {
        try {
            return new LawFile(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            var problem = new Problem("", "cannot be read as UTF-8 text", "make it a readable UTF-8 file");
            throw new BrokenLawFile(file.toString(), List.of(problem));
        }
    }

    /**
     * Reads it strictly.
     *
     * @throws BrokenLawFile with every problem of the file
     */
    <T> T read(BiFunction<YamlMapping, LawFile, T> reader) {
        var problems = new ArrayList<Problem>();
        var mapping = YamlMapping.read(text, problems);
        if (mapping.isAbsent()) {
            throw new BrokenLawFile(name, problems);
        }
        var result = reader.apply(mapping, this);
        mapping.refuseOtherKeys();
        if (!problems.isEmpty()) {
            throw new BrokenLawFile(name, problems);
        }
        return result;
    }
}
