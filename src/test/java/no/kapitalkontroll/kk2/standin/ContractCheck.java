package no.kapitalkontroll.kk2.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Holds every request against the contract. Tripletex ignores a misspelt filter and answers everything; so a client's
 * mistake would show only here.
 */
final class ContractCheck {

    /** How the table names a form with a file. */
    private static final String MULTIPART = "object";

    private final Contract contract = Contract.tripletex();
    private final List<String> violations = new CopyOnWriteArrayList<>();

    List<String> violations() {
        return List.copyOf(violations);
    }

    void check(String method, String path, Map<String, String> query, String body) {
        var where = method + " " + path + ": ";
        contract.operation(method, path)
                .ifPresentOrElse(
                        operation -> {
                            checkQuery(operation, query, where);
                            checkBody(operation, body, where);
                        },
                        () -> violations.add(where + "no such operation"));
    }

    /** A fault of the stand-in itself must not pass for one of Tripletex'. */
    void standInFailed(Call call, RuntimeException e) {
        violations.add(call.method() + " " + call.path() + ": the stand-in failed with " + e);
    }

    private void checkQuery(Contract.Operation operation, Map<String, String> query, String where) {
        query.forEach((name, value) -> {
            var type = operation.query().get(name);
            if (type == null) {
                violations.add(where + "undeclared query parameter " + name);
            } else if (!fits(type.replace("!", ""), value)) {
                violations.add(where + "query parameter " + name + " is no " + type);
            }
        });
        operation.query().forEach((name, type) -> {
            if (type.endsWith("!") && !query.containsKey(name)) {
                violations.add(where + "missing query parameter " + name);
            }
        });
    }

    private static boolean fits(String type, String value) {
        return switch (type) {
            case "integer" -> value.matches("-?\\d+");
            case "number" -> value.matches("-?\\d+(\\.\\d+)?");
            case "boolean" -> value.equals("true") || value.equals("false");
            default -> true;
        };
    }

    private void checkBody(Contract.Operation operation, String body, String where) {
        if (operation.body() == null) {
            if (!body.isEmpty()) {
                violations.add(where + "a body where none is declared");
            }
            return;
        }
        if (operation.body().equals(MULTIPART)) {
            if (!body.contains("form-data; name=\"file\"")) {
                violations.add(where + "no part called file");
            }
            return;
        }
        try {
            checkValue(operation.body(), new ObjectMapper().readTree(body), where + "body");
        } catch (JsonProcessingException e) {
            violations.add(where + "body is no JSON");
        }
    }

    private void checkValue(String type, JsonNode value, String where) {
        if (value.isNull()) {
            return;
        }
        if (Contract.isList(type)) {
            if (!value.isArray()) {
                violations.add(where + " is no list");
            }
            value.forEach(element -> checkValue(Contract.elementOf(type), element, where));
        } else if (contract.knowsModel(type)) {
            value.properties().forEach(property -> {
                var propertyType = contract.property(type, property.getKey());
                if (propertyType == null) {
                    violations.add(where + " has no property " + property.getKey());
                } else {
                    checkValue(propertyType, property.getValue(), where + "." + property.getKey());
                }
            });
        } else if (Contract.isScalar(type) && !isScalar(type, value)) {
            violations.add(where + " is no " + type);
        }
    }

    private static boolean isScalar(String type, JsonNode value) {
        return switch (type) {
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> value.isTextual();
        };
    }
}
