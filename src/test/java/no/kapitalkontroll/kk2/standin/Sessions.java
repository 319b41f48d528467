package no.kapitalkontroll.kk2.standin;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Sessions by token. One dies at midnight in Oslo at the start of its expiration date. */
final class Sessions {

    private record Session(Company company, LocalDate expirationDate) {}

    private final Map<String, Session> byToken = new HashMap<>();
    private long created;

    synchronized String create(Company company, LocalDate expirationDate) {
        var token = "session-" + company.id() + "-" + ++created;
        byToken.put(token, new Session(company, expirationDate));
        return token;
    }

    synchronized Optional<Company> companyOf(String token, LocalDate today) {
        return Optional.ofNullable(byToken.get(token))
                .filter(session -> today.isBefore(session.expirationDate()))
                .map(Session::company);
    }

    synchronized void end(String token) {
        byToken.remove(token);
    }

    synchronized void expire(Company company) {
        byToken.values().removeIf(session -> session.company() == company);
    }

    synchronized long created() {
        return created;
    }
}
