package no.kapitalkontroll.kk2.installation;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import no.kapitalkontroll.kk2.creditor.ReadSecret;
import no.kapitalkontroll.kk2.creditor.Secret;
import no.kapitalkontroll.kk2.yaml.Kind;

/** The environment while it is read: single values, and what is wrong with them. A blank value counts as left out. */
final class Settings {

    private final Map<String, String> environment;
    private final ReadSecret readSecret;
    private final List<SettingProblem> problems = new ArrayList<>();

    Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.readSecret = new ReadSecret(environment);
    }

    List<SettingProblem> problems() {
        return problems;
    }

    void refuse(String key, String problem, String remedy) {
        problems.add(new SettingProblem(key, problem, remedy));
    }

    boolean has(String key) {
        return find(key).isPresent();
    }

    boolean isSetButBlank(String key) {
        return environment.containsKey(key) && !has(key);
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(environment.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    <T> Optional<T> optional(String key, Kind<T> kind) {
        var written = find(key);
        var value = written.flatMap(kind.read());
        if (written.isPresent() && value.isEmpty()) {
            refuse(key, "is not " + kind.name(), kind.remedy());
        }
        return value;
    }

    <T> T required(String key, Kind<T> kind) {
        if (!has(key)) {
            refuse(key, "is not set", kind.remedy());
        }
        return optional(key, kind).orElse(kind.placeholder());
    }

    /** Whether a secret is given, by the variable itself or as a mounted file by {@code <key>_FILE}. */
    boolean hasSecret(String key) {
        return has(key) || has(key + ReadSecret.MOUNTED);
    }

    /** A secret as the environment holds it, as {@code file:/mounted/path}, or by the path that {@code <key>_FILE} names. */
    Optional<Secret> secret(String key) {
        var mounted = find(key + ReadSecret.MOUNTED);
        if (has(key) && mounted.isPresent()) {
            refuse(key, "is set, and so is " + key + ReadSecret.MOUNTED, "set one of them");
        }
        return find(key).or(() -> mounted.map(path -> ReadSecret.FILE + path)).map(value -> {
            if (!value.startsWith(ReadSecret.FILE)) {
                return Secret.of(value);
            }
            var answer = readSecret.read(value);
            if (answer instanceof ReadSecret.NotFound notFound) {
                refuse(key, notFound.problem(), notFound.remedy());
                return Secret.of("");
            }
            return ((ReadSecret.Found) answer).secret();
        });
    }

    Secret requiredSecret(String key, String remedy) {
        if (!hasSecret(key)) {
            refuse(key, "is not set", remedy);
        }
        return secret(key).orElse(Secret.of(""));
    }

    Optional<Path> readableFolder(String key) {
        return path(key, path -> Files.isDirectory(path) && Files.isReadable(path), "is not a readable folder");
    }

    Optional<Path> writableFolder(String key) {
        return path(key, path -> Files.isDirectory(path) && Files.isWritable(path), "is not a writable folder");
    }

    Optional<Path> readableFile(String key) {
        return path(key, path -> Files.isRegularFile(path) && Files.isReadable(path), "is not a readable file");
    }

    private Optional<Path> path(String key, Predicate<Path> holds, String problem) {
        var path = find(key).flatMap(Settings::pathOf).filter(holds);
        if (has(key) && path.isEmpty()) {
            refuse(key, problem, "create it, give the KK2 process the right to it, or correct the path");
        }
        return path;
    }

    private static Optional<Path> pathOf(String written) {
        try {
            return Optional.of(Path.of(written));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
