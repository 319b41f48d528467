package no.kapitalkontroll.kk2.tripletex;

import java.io.IOException;
import java.io.UncheckedIOException;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import org.springframework.stereotype.Component;

/** Fetches the document of an invoice as Tripletex shows it to the customer. */
@Component
public class ReadInvoicePdf {

    private static final int LARGEST = 20 * 1024 * 1024;

    private final TripletexClient client;

    ReadInvoicePdf(TripletexClient client) {
        this.client = client;
    }

    /**
     * The bytes of a PDF: it begins and ends as one; whether its pages can be read nobody has looked at.
     *
     * @throws TripletexFailure when there is none, or it is larger than 20 MiB
     */
    public byte[] of(String creditorId, long invoiceId) {
        try {
            byte[] pdf = client.call(TripletexCall.pdf(creditorId, "/invoice/" + invoiceId + "/pdf"))
                    .path("pdf")
                    .binaryValue();
            if (pdf.length > LARGEST) {
                throw TripletexFailure.without(
                        FailureClass.DEFINITE, 200, null, "document too large", Remedy.DOCUMENT_TOO_LARGE);
            }
            return pdf;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
