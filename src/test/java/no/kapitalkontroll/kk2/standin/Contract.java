package no.kapitalkontroll.kk2.standin;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The operations and models of Tripletex' OpenAPI description that KK2 uses, as a compact table.
 *
 * @param models name of a model to its properties; a property's type is a scalar's name, a model, or either in brackets
 */
record Contract(List<Operation> operations, Map<String, Map<String, String>> models) {

    /**
     * @param query parameter to type, with an exclamation mark when it is required
     * @param body a model, {@code [integer]}, or null for none
     */
    record Operation(String method, String path, Map<String, String> query, String body) {

        boolean matches(String requestMethod, String requestPath) {
            return method.equals(requestMethod)
                    && pathArguments(path, requestPath).isPresent();
        }

        /** Fewer placeholders first: {@code /ledger/posting/openPost} is not the posting "openPost". */
        int placeholders() {
            return path.split("\\{", -1).length - 1;
        }
    }

    private static final Contract TRIPLETEX = read();

    static Contract tripletex() {
        return TRIPLETEX;
    }

    private static Contract read() {
        try (var resource = Contract.class.getResourceAsStream("/tripletex-contract.json")) {
            return new ObjectMapper().readValue(resource, Contract.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Operation> operation(String method, String path) {
        return operations.stream()
                .filter(o -> o.matches(method, path))
                .min((a, b) -> Integer.compare(a.placeholders(), b.placeholders()));
    }

    /** The values of the template's placeholders, or empty when the path does not fit it. */
    static Optional<List<String>> pathArguments(String template, String path) {
        var wanted = template.split("/", -1);
        var given = path.split("/", -1);
        if (wanted.length != given.length) {
            return Optional.empty();
        }
        var arguments = new ArrayList<String>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{")) {
                arguments.add(given[i]);
            } else if (!wanted[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(List.copyOf(arguments));
    }

    boolean knowsModel(String type) {
        return models.containsKey(elementOf(type));
    }

    /** The type of a property, or null when the model lacks it. */
    String property(String model, String name) {
        return models.get(model).get(name);
    }

    static String elementOf(String type) {
        return isList(type) ? type.substring(1, type.length() - 1) : type;
    }

    static boolean isList(String type) {
        return type.startsWith("[");
    }

    static boolean isScalar(String type) {
        return Arrays.asList("string", "integer", "number", "boolean").contains(type);
    }
}
