package no.kapitalkontroll.kk2.tripletex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/**
 * What an answer, or the lack of one, means for a call:
 *
 * <table>
 * <caption>classes</caption>
 * <tr><th></th><th>reads and logins</th><th>writes</th></tr>
 * <tr><td>2xx with a JSON object, or the document asked for</td><td>answer</td><td>answer</td></tr>
 * <tr><td>401</td><td colspan="2">new session, once; then DEFINITE</td></tr>
 * <tr><td>429, not connected</td><td colspan="2">again; then RETRY (certainly not processed)</td></tr>
 * <tr><td>other 4xx</td><td colspan="2">DEFINITE</td></tr>
 * <tr><td>5xx, 408, 3xx, cut off, timed out, no JSON or no document</td><td>again; then RETRY</td><td>UNKNOWN, never again</td></tr>
 * <tr><td>too large</td><td>DEFINITE</td><td>UNKNOWN</td></tr>
 * </table>
 */
final class JudgeAnswer {

    private static final Set<Class<? extends IOException>> NEVER_SENT = Set.of(
            ConnectException.class,
            UnknownHostException.class,
            NoRouteToHostException.class,
            ConnectTimeoutException.class,
            ConnectionRequestTimeoutException.class,
            SendOnce.TooLateToSend.class,
            SSLHandshakeException.class,
            // the certificate is of another host: thrown after the handshake, before the request
            SSLPeerUnverifiedException.class);

    private JudgeAnswer() {}

    /** @return the failure, or null for a good answer */
    static TripletexFailure answered(
            CallInProgress progress, int status, String headerRequestId, Optional<ObjectNode> body) {
        if (status / 100 == 2 && body.isPresent()) {
            progress.succeed(body.get());
            return null;
        }
        JsonNode error = body.map(JsonNode.class::cast).orElseGet(TripletexJson::object);
        String requestId = headerRequestId != null
                ? headerRequestId
                : error.path("requestId").asText(null);
        if (status / 100 != 4 || status == 408) {
            String what = status / 100 == 2 ? noContent(progress.call()) : null;
            return unclear(progress, status, requestId, what);
        }
        int code = error.path("code").asInt(0);
        String field = error.path("validationMessages").path(0).path("field").asText("");
        Remedy remedy = Remedy.of(progress.call(), status, code, field, words(error));
        FailureClass failureClass = status == 429 ? FailureClass.RETRY : FailureClass.DEFINITE;
        TripletexFailure failure = TripletexFailure.answered(failureClass, status, code, field, requestId, remedy);
        if (status == 429) {
            progress.tryAgain(failure, true);
        } else if (status == 401 && progress.session() != null) {
            progress.sessionRefused(failure);
        } else {
            progress.fail(failure);
        }
        return failure;
    }

    private static String noContent(TripletexCall call) {
        return call.answers() == TripletexCall.Content.PDF ? "no PDF" : "no JSON object";
    }

    static void broken(CallInProgress progress, IOException caught) {
        String what = caught.getClass().getSimpleName();
        if (NEVER_SENT.stream().anyMatch(type -> type.isInstance(caught))) {
            progress.tryAgain(TripletexFailure.without(FailureClass.RETRY, 0, null, what, Remedy.TRY_LATER), false);
        } else if (caught instanceof SendOnce.AnswerTooLarge && progress.call().repeatable()) {
            progress.fail(TripletexFailure.without(FailureClass.DEFINITE, 0, null, what, Remedy.ANSWER_TOO_LARGE));
        } else {
            unclear(progress, 0, null, what);
        }
    }

    private static TripletexFailure unclear(CallInProgress progress, int status, String requestId, String what) {
        TripletexFailure failure;
        if (progress.call().repeatable()) {
            failure = TripletexFailure.without(FailureClass.RETRY, status, requestId, what, Remedy.TRY_LATER);
            progress.tryAgain(failure, false);
        } else {
            failure = TripletexFailure.without(FailureClass.UNKNOWN, status, requestId, what, Remedy.OUTCOME_UNKNOWN);
            progress.fail(failure);
        }
        return failure;
    }

    /** Every text of the error in one, for key words only. */
    private static String words(JsonNode error) {
        StringBuilder words = new StringBuilder(error.path("message").asText(""));
        words.append(' ').append(error.path("developerMessage").asText(""));
        error.path("validationMessages")
                .forEach(m -> words.append(' ').append(m.path("message").asText("")));
        return words.toString();
    }
}
