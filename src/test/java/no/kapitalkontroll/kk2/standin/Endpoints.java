package no.kapitalkontroll.kk2.standin;

import java.util.ArrayList;
import java.util.List;

/** Which handler answers which method and path. */
final class Endpoints {

    interface Handler {
        Answer answer(Call call);
    }

    private record Endpoint(String method, String template, Handler handler) {

        boolean hasPlaceholder() {
            return template.contains("{");
        }
    }

    private final List<Endpoint> endpoints = new ArrayList<>();

    Endpoints on(String method, String template, Handler handler) {
        endpoints.add(new Endpoint(method, template, handler));
        // A literal path part wins over a placeholder.
        endpoints.sort((a, b) -> Boolean.compare(a.hasPlaceholder(), b.hasPlaceholder()));
        return this;
    }

    Answer answer(Call call) {
        for (var endpoint : endpoints) {
            if (endpoint.method().equals(call.method())) {
                var arguments = Contract.pathArguments(endpoint.template(), call.path());
                if (arguments.isPresent()) {
                    return endpoint.handler().answer(call.withPathArguments(arguments.get()));
                }
            }
        }
        throw ApiProblem.of(404, 21000, "Path not found");
    }
}
