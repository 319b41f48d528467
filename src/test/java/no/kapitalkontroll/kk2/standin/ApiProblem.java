package no.kapitalkontroll.kk2.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A refusal in Tripletex' words (facts § 6). */
final class ApiProblem extends RuntimeException {

    private final int status;
    private final int code;
    private final List<Map<String, Object>> validationMessages = new ArrayList<>();

    private ApiProblem(int status, int code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static ApiProblem of(int status, int code, String message) {
        return new ApiProblem(status, code, message);
    }

    static ApiProblem unauthorized() {
        return of(401, 3000, "Unauthorized");
    }

    static ApiProblem notFound() {
        return of(404, 6000, "Object not found");
    }

    /** A missing or bad query parameter. */
    static ApiProblem badParameter(String name, String message) {
        return of(422, 15000, "Validering feilet.").about(name, message);
    }

    /** A business rule that a voucher breaks. */
    static ApiProblem refused(String field, String message) {
        return of(422, 18000, "Validering feilet.").about(field, message);
    }

    static ApiProblem unmappable(String field) {
        return of(422, 16000, "Request mapping failed").about(field, "Feltet eksisterer ikke i objektet.");
    }

    ApiProblem about(String field, String message) {
        validationMessages.add(new Json()
                .with("field", field)
                .with("message", message)
                .with("path", field)
                .with("rootId", null));
        return this;
    }

    int status() {
        return status;
    }

    Map<String, Object> body(String requestId) {
        return new Json()
                .with("status", status)
                .with("code", code)
                .with("message", getMessage())
                .with("link", "https://tripletex.no/v2-docs/")
                .with(
                        "developerMessage",
                        code == 3000 ? "Could not log in. Check login info in Authorization header." : null)
                .with("validationMessages", validationMessages.isEmpty() ? null : validationMessages)
                .with("requestId", requestId);
    }
}
