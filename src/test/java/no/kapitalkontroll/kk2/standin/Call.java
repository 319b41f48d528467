package no.kapitalkontroll.kk2.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One request, and how Tripletex reads its parameters.
 *
 * @param company whose session it carries; null only for calls that need none
 */
record Call(
        String method,
        String path,
        List<String> pathArguments,
        Map<String, String> query,
        String body,
        Company company,
        boolean asksForDigest,
        Switches switches,
        long ordinal) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    Call withPathArguments(List<String> arguments) {
        return new Call(method, path, arguments, query, body, company, asksForDigest, switches, ordinal);
    }

    Books books() {
        return company.books();
    }

    long pathId() {
        try {
            return Long.parseLong(pathArguments.get(0));
        } catch (NumberFormatException e) {
            throw ApiProblem.of(422, 12000, "Path parameter is not a number");
        }
    }

    boolean has(String name) {
        return query.containsKey(name) && !query.get(name).isEmpty();
    }

    String text(String name) {
        return query.get(name);
    }

    Long number(String name) {
        if (!has(name)) {
            return null;
        }
        try {
            return Long.valueOf(query.get(name));
        } catch (NumberFormatException e) {
            throw ApiProblem.of(422, 21000, "Bad parameter").about(name, "Ugyldig verdi.");
        }
    }

    boolean flag(String name, boolean standard) {
        if (!has(name)) {
            return standard;
        }
        return switch (query.get(name)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ApiProblem.of(422, 21000, "Bad parameter").about(name, "Ugyldig verdi.");
        };
    }

    /** A list of ids, or null when it is not filtered by. */
    Set<Long> ids(String name) {
        if (!has(name)) {
            return null;
        }
        try {
            return Arrays.stream(query.get(name).split(",", -1))
                    .map(String::strip)
                    .map(Long::valueOf)
                    .collect(Collectors.toSet());
        } catch (NumberFormatException e) {
            throw ApiProblem.of(422, 21000, "Bad parameter").about(name, "Ugyldig verdi.");
        }
    }

    LocalDate requiredDate(String name) {
        if (!has(name)) {
            throw ApiProblem.badParameter(name, "Kan ikke være null.");
        }
        return date(name);
    }

    LocalDate date(String name) {
        if (!has(name)) {
            return null;
        }
        try {
            return LocalDate.parse(query.get(name));
        } catch (DateTimeParseException e) {
            throw ApiProblem.badParameter(name, "Ugyldig datoformat.");
        }
    }

    /** A required range: from included, to excluded. */
    DateWindow window(String from, String to) {
        var missing = ApiProblem.of(422, 15000, "Validering feilet.");
        for (var name : List.of(from, to)) {
            if (!has(name)) {
                missing.about(name, "Kan ikke være null.");
            }
        }
        if (!has(from) || !has(to)) {
            throw missing;
        }
        return DateWindow.of(date(from), date(to), from, to);
    }

    JsonNode json() {
        try {
            var node = JSON.readTree(body);
            if (node == null || node.isMissingNode()) {
                throw ApiProblem.of(422, 22000, "Invalid JSON");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw ApiProblem.of(422, 22000, "Invalid JSON");
        }
    }

    Answer answerOne(Thing thing) {
        return answerOne(200, thing);
    }

    Answer answerOne(int status, Thing thing) {
        return Answer.single(
                status, FieldsFilter.parse(query.get("fields"), thing.model()).render(thing));
    }

    /** @throws ApiProblem 404 when there is none */
    Answer answerFound(Thing thing) {
        if (thing == null) {
            throw ApiProblem.notFound();
        }
        return answerOne(thing);
    }
}
