package no.kapitalkontroll.kk2.tripletex;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static no.kapitalkontroll.kk2.tripletex.ScriptedTripletex.document;
import static no.kapitalkontroll.kk2.tripletex.ScriptedTripletex.ok;
import static no.kapitalkontroll.kk2.tripletex.ScriptedTripletex.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import no.kapitalkontroll.kk2.outbox.FailureClass;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ReadInvoicePdfTest extends OnTheWire {

    private static final byte[] PDF = "%PDF-1.7\n\u00e2\u00e3 not text\n%%EOF\n".getBytes(ISO_8859_1);

    @Autowired
    ReadInvoicePdf readInvoicePdf;

    @Test
    void the_document_comes_byte_for_byte_by_the_way_of_all_calls() {
        TRIPLETEX.then(document("application/octet-stream", PDF));

        assertThat(readInvoicePdf.of(FJELLHEIM, 7001)).isEqualTo(PDF);
        assertThat(TRIPLETEX.requests()).singleElement().satisfies(seen -> {
            assertThat(seen.path()).isEqualTo("/v2/invoice/7001/pdf");
            assertThat(seen.headers().get("Accept")).startsWith("application/pdf");
            assertThat(seen.headers().get("Authorization")).startsWith("Basic ");
        });
    }

    @Test
    void half_a_document_is_asked_for_again() {
        TRIPLETEX.then(
                document("application/pdf", "%PDF-1.7\nhalf".getBytes(ISO_8859_1)), document("application/pdf", PDF));

        assertThat(readInvoicePdf.of(FJELLHEIM, 7001)).isEqualTo(PDF);
    }

    @Test
    void what_is_no_document_is_a_failure_that_says_so() {
        for (int attempt = 0; attempt < 4; attempt++) {
            TRIPLETEX.then(ok("{\"value\":{}}"));
        }

        assertThatThrownBy(() -> readInvoicePdf.of(FJELLHEIM, 7001))
                .isInstanceOfSatisfying(TripletexFailure.class, failure -> assertThat(failure.failureClass())
                        .isEqualTo(FailureClass.RETRY))
                .hasMessageContaining("no PDF");
    }

    @Test
    void a_refusal_is_read_as_json() {
        TRIPLETEX.then(refusal(404, 6000, "", "not found"));

        assertThatThrownBy(() -> readInvoicePdf.of(FJELLHEIM, 7001))
                .isInstanceOfSatisfying(TripletexFailure.class, failure -> assertThat(failure.status())
                        .isEqualTo(404));
    }
}
