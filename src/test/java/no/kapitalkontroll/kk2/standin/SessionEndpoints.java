package no.kapitalkontroll.kk2.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Sessions, and who they belong to. */
final class SessionEndpoints {

    private final Sessions sessions;
    private final String consumerToken;
    private final Supplier<LocalDate> today;
    private final Function<String, Optional<Company>> companyByEmployeeToken;

    SessionEndpoints(
            Sessions sessions,
            String consumerToken,
            Supplier<LocalDate> today,
            Function<String, Optional<Company>> companyByEmployeeToken) {
        this.sessions = sessions;
        this.consumerToken = consumerToken;
        this.today = today;
        this.companyByEmployeeToken = companyByEmployeeToken;
    }

    void register(Endpoints endpoints) {
        endpoints.on("POST", "/token/session/:create", this::create);
        endpoints.on("DELETE", "/token/session/{token}", this::delete);
        endpoints.on("GET", "/token/session/>whoAmI", this::whoAmI);
        endpoints.on("GET", "/company/{id}", this::company);
    }

    private Answer create(Call call) {
        var body = call.json();
        body.fieldNames().forEachRemaining(name -> {
            if (Contract.tripletex().property("PostSessionTokenBody", name) == null) {
                throw ApiProblem.unmappable(name);
            }
        });
        if (!text(body, "consumerToken").equals(consumerToken)) {
            throw ApiProblem.refused("consumerToken", "The consumer token is invalid or does not exist.");
        }
        var company = companyByEmployeeToken.apply(text(body, "employeeToken")).orElseThrow(ApiProblem::unauthorized);
        var expirationDate = expirationDate(body);
        var token = sessions.create(company, expirationDate);
        return Answer.single(
                201,
                new Json()
                        .with("id", sessions.created())
                        .with("version", 0)
                        .with("token", token)
                        .with("expirationDate", expirationDate.toString())
                        .with("encryptionKey", null));
    }

    private LocalDate expirationDate(JsonNode body) {
        try {
            var date = LocalDate.parse(text(body, "expirationDate"));
            if (date.isAfter(today.get())) {
                return date;
            }
        } catch (DateTimeParseException e) {
            throw ApiProblem.refused("expirationDate", "Ugyldig datoformat.");
        }
        throw ApiProblem.refused("expirationDate", "Expiration date must be later than today.");
    }

    private static String text(JsonNode body, String name) {
        return body.path(name).asText("");
    }

    private Answer delete(Call call) {
        sessions.end(call.pathArguments().get(0));
        return Answer.noContent();
    }

    private Answer whoAmI(Call call) {
        var company = call.company();
        return call.answerOne(new SimpleThing(
                "LoggedInUserInfo",
                company.id() + 7,
                "token/session/>whoAmI",
                new Json()
                        .with("employeeId", company.id() + 7)
                        .with("actualEmployeeId", company.id() + 7)
                        .with("employee", null)
                        .with("companyId", company.id())
                        .with("company", company)
                        .with("language", "no")
                        .with("employeeIsProxy", false)));
    }

    private Answer company(Call call) {
        return call.answerFound(call.pathId() == call.company().id() ? call.company() : null);
    }
}
