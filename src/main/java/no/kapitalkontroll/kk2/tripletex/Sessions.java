package no.kapitalkontroll.kk2.tripletex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.kapitalkontroll.kk2.creditor.Secret;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import no.kapitalkontroll.kk2.tripletex.TripletexAccess.Credentials;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * One Tripletex session per creditor, in memory only. A session dies at midnight in Oslo at the start of its expiration date;
 * it is renewed before that, and once when it is refused. Only one thread renews, the others wait and use its session.
 */
@Component("tripletexSessions")
public final class Sessions {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final int LIFE_IN_DAYS = 2;
    private static final Duration BEFORE_MIDNIGHT = Duration.ofHours(1);

    private final Map<String, Desk> desks = new ConcurrentHashMap<>();
    private final TripletexClient client;
    private final TripletexAccess access;
    private final TripletexSettings settings;
    private final Clock clock;
    private final Sleeper sleeper;

    /** @param clock the real time: Tripletex judges the date by its own clock, not by a business date */
    Sessions(TripletexClient client, TripletexAccess access, TripletexSettings settings, Clock clock, Sleeper sleeper) {
        this.client = client;
        this.access = access;
        this.settings = settings;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    record Session(Credentials credentials, Secret token, Instant renewAt) {

        boolean isSameAs(Session other) {
            return token.reveal().equals(other.token().reveal());
        }

        String authorization() {
            String pair = credentials.companyId() + ":" + token.reveal();
            return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Step of the route: gives the call a session, a new one where needed.
     *
     * @throws TripletexFailure when there is none to be had
     */
    public void enter(@ExchangeProperty("call") CallInProgress call) {
        if (call.call().kind() != TripletexCall.Kind.LOGIN) {
            call.enter(desk(call).session(call));
        }
    }

    /** A session that was new has been refused: nobody of this creditor tries again for a while. */
    void refusedForGood(CallInProgress call, TripletexFailure why) {
        desk(call).close(why, call.session().credentials());
    }

    private Desk desk(CallInProgress call) {
        return desks.computeIfAbsent(call.call().creditorId(), Desk::new);
    }

    /** One creditor's session and, after a refusal, the reason to stay away. */
    private final class Desk {

        private final String creditorId;
        private Session current;
        private TripletexFailure refusal;
        private Credentials refused;
        private long closedUntil;

        Desk(String creditorId) {
            this.creditorId = creditorId;
        }

        private synchronized Session session(CallInProgress call) {
            Credentials credentials = access.of(creditorId);
            if (refusal != null && same(credentials, refused) && closedUntil - sleeper.nanos() > 0) {
                throw refusal;
            }
            boolean wasRefused = call.sessionWasRenewed() && current != null && current.isSameAs(call.session());
            if (current == null || wasRefused || !holds(current, credentials)) {
                current = null;
                current = login(credentials);
                refusal = null;
            }
            return current;
        }

        private synchronized void close(TripletexFailure why, Credentials of) {
            refusal = why;
            refused = of;
            closedUntil = sleeper.nanos() + settings.loginPause().toNanos();
        }

        private Session login(Credentials credentials) {
            LocalDate expires = LocalDate.now(clock.withZone(OSLO)).plusDays(LIFE_IN_DAYS);
            ObjectNode tokens = TripletexJson.object()
                    .put("consumerToken", settings.consumerToken().reveal())
                    .put("employeeToken", credentials.employeeToken().reveal())
                    .put("expirationDate", expires.toString());
            try {
                String token = client.call(TripletexCall.login(creditorId, tokens))
                        .path("value")
                        .path("token")
                        .asText("");
                if (token.isBlank()) {
                    throw TripletexFailure.without(FailureClass.RETRY, 201, null, "no token in answer", Remedy.REPORT);
                }
                Instant midnight = expires.atStartOfDay(OSLO).toInstant();
                return new Session(credentials, Secret.of(token), midnight.minus(BEFORE_MIDNIGHT));
            } catch (TripletexFailure failed) {
                if (failed.failureClass() == FailureClass.DEFINITE) {
                    close(failed, credentials);
                }
                throw failed;
            }
        }

        private boolean holds(Session session, Credentials credentials) {
            return same(session.credentials(), credentials) && clock.instant().isBefore(session.renewAt());
        }

        private static boolean same(Credentials one, Credentials other) {
            return one.companyId() == other.companyId()
                    && one.employeeToken().reveal().equals(other.employeeToken().reveal());
        }
    }
}
