package no.kapitalkontroll.kk2.tripletex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.junit.jupiter.api.Test;

class JudgeAnswerTest {

    @Test
    void a_write_that_was_never_sent_is_tried_again_and_then_left_for_later() {
        for (IOException notSent : new IOException[] {
            new ConnectException("refused"),
            new HttpHostConnectException("refused"),
            new ConnectTimeoutException("slow"),
            new UnknownHostException("tripletex.example"),
            new SSLHandshakeException("wrong certificate")
        }) {
            CallInProgress write = write();
            assertThat(broken(write, notSent)).isNull();
            assertThat(write.isOpen()).isTrue();
            assertThat(broken(write, notSent).failureClass()).isEqualTo(FailureClass.RETRY);
        }
    }

    @Test
    void a_write_that_may_have_been_sent_is_unknown_at_once() {
        for (IOException unclear : new IOException[] {
            new SocketTimeoutException("Read timed out"), new SocketException("Connection reset"), new IOException()
        }) {
            assertThat(broken(write(), unclear).failureClass()).isEqualTo(FailureClass.UNKNOWN);
        }
    }

    @Test
    void the_text_of_an_exception_is_not_kept() {
        TripletexFailure failure = broken(write(), new SocketException("Connection reset by kari@nordmann.example"));

        assertThat(failure).hasMessage("Tripletex UNKNOWN: status 0, code 0, reason SocketException");
        assertThat(failure.getCause()).isNull();
    }

    @Test
    void a_page_that_is_too_large_is_not_asked_for_again() {
        CallInProgress read = progress(TripletexCall.get("fjellheim", "/invoice"));

        assertThat(broken(read, new SendOnce.AnswerTooLarge()).failureClass()).isEqualTo(FailureClass.DEFINITE);
        assertThat(broken(write(), new SendOnce.AnswerTooLarge()).failureClass())
                .isEqualTo(FailureClass.UNKNOWN);
    }

    @Test
    void known_refusals_come_with_a_remedy_of_our_own() {
        assertThat(remedy(403, 9000, "", "")).contains("right");
        assertThat(remedy(409, 10000, "", "")).contains("closed");
        assertThat(remedy(409, 14000, "externalVoucherNumber", "")).contains("exists already");
        assertThat(remedy(404, 6000, "", "")).contains("not there");
        assertThat(remedy(422, 23000, "", "")).contains("10 000");
        assertThat(remedy(400, 11000, "", "")).contains("upgraded");
        assertThat(remedy(422, 18000, "date", "Regnskapsperioden er lukket")).contains("period");
        assertThat(remedy(
                        422,
                        18000,
                        "Internal field (account)",
                        "An entry cannot be made in a period with a reconciled bank statement."))
                .contains("reconciled");
        assertThat(remedy(422, 18000, "postings.vatType.id", "Kontoen 3000 er låst til mva-kode 3"))
                .contains("VAT");
        assertThat(remedy(422, 18000, "postings.account", "Kontoen er inaktiv")).contains("inactive");
        assertThat(remedy(422, 18000, "postings.customer.id", "Kunde mangler.")).contains("customer");
        assertThat(remedy(422, 18000, "postings.department", "")).contains("department");
        assertThat(remedy(422, 18000, "somethingNew", "")).contains("field");
    }

    private static String remedy(int status, int code, String field, String words) {
        var error = TripletexJson.object().put("status", status).put("code", code);
        error.putArray("validationMessages").addObject().put("field", field).put("message", words);
        return JudgeAnswer.answered(write(), status, null, Optional.of(error)).remedy();
    }

    /** Null while the call is still open. */
    private static TripletexFailure broken(CallInProgress progress, IOException caught) {
        progress.sent(0);
        JudgeAnswer.broken(progress, caught);
        return progress.isOpen() ? null : catchThrowableOfType(TripletexFailure.class, progress::result);
    }

    private static CallInProgress write() {
        return progress(TripletexCall.post("fjellheim", "/ledger/voucher", TripletexJson.object()));
    }

    private static CallInProgress progress(TripletexCall call) {
        return new CallInProgress(call, 2, 0, Duration.ofSeconds(60), Duration.ofSeconds(1));
    }
}
