package no.kapitalkontroll.kk2.creditor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Follows a reference to a secret: {@code ${ENV_NAME}} or {@code file:/mounted/path}. Where {@code ENV_NAME} is not set,
 * {@code ENV_NAME_FILE} may name the file that a container mounts. A secret itself is never accepted where a reference must
 * stand, and never appears in a refusal.
 */
public final class ReadSecret {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]{0,99})}");
    /** What leads to a mounted file. */
    public static final String FILE = "file:";
    /** The end of the variable that names a mounted file instead of holding the secret. */
    public static final String MOUNTED = "_FILE";

    private static final int LONGEST = 4096;

    private final Map<String, String> environment;

    public ReadSecret(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The secret, or why there is none. */
    public sealed interface Answer {}

    public record Found(Secret secret) implements Answer {}

    public record NotFound(String problem, String remedy) implements Answer {}

    public Answer read(String reference) {
        var variable = VARIABLE.matcher(reference);
        if (variable.matches()) {
            return fromEnvironment(variable.group(1));
        }
        if (reference.startsWith(FILE)) {
            return fromFile(reference.substring(FILE.length()));
        }
        return new NotFound(
                "is not a reference; a token never stands in the file itself",
                "write \"${NAME}\" and set that environment variable, or \"file:/mounted/path\"; a token that stood in a"
                        + " file is to be replaced in Tripletex");
    }

    private Answer fromEnvironment(String name) {
        var value = environment.getOrDefault(name, "").strip();
        var mounted = environment.getOrDefault(name + MOUNTED, "").strip();
        if (!value.isEmpty() && !mounted.isEmpty()) {
            return new NotFound("names " + name + ", and " + name + MOUNTED + " is set too", "set one of them");
        }
        if (!mounted.isEmpty()) {
            return fromFile(mounted);
        }
        if (value.isEmpty()) {
            return new NotFound(
                    "names the environment variable " + name + ", which is not set",
                    "set " + name + " for the KK2 process");
        }
        return checked(value, "the environment variable " + name);
    }

    private static Answer fromFile(String name) {
        var remedy = "mount a readable file with the token alone in it, and name it by its absolute path";
        try {
            var file = Path.of(name);
            if (!file.isAbsolute() || !Files.isRegularFile(file) || Files.size(file) > LONGEST) {
                return new NotFound("names no file by its absolute path, or one too large for a token", remedy);
            }
            return checked(Files.readString(file, StandardCharsets.UTF_8).strip(), "the file");
        } catch (IOException | SecurityException | InvalidPathException e) {
            return new NotFound("names a file that cannot be read", remedy);
        }
    }

    private static Answer checked(String value, String where) {
        var plain = !value.isEmpty() && value.chars().allMatch(c -> c > ' ' && c != 0x7f);
        return plain
                ? new Found(Secret.of(value))
                : new NotFound(
                        "finds no single word in " + where, "put the secret there without spaces and line breaks");
    }
}
