package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.standin.Fault;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import no.kapitalkontroll.kk2.standin.Voucher;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Guard: the voucher is read before every attempt, because Tripletex appends a second upload to the first. */
class AttachCalculationRouteTest extends OneRoute {

    private static final String UPLOAD = "/ledger/voucher/";

    AttachCalculationRouteTest() {
        super("attach-calculation");
    }

    private List<String> attachments() {
        return effects().stream()
                .filter(effect -> effect.startsWith("ATTACHMENT"))
                .toList();
    }

    private CreditorDay posted(InvoiceDoc... invoices) {
        var day = planProposal(invoices);
        step("post-voucher", day);
        RouteWorld.TRIPLETEX.log().clear();
        return day;
    }

    private Voucher voucher() {
        return fjellheim.books().vouchers("KK2-" + fjellheim.id() + "-").get(0);
    }

    private static int uploads() {
        return RouteWorld.TRIPLETEX.log().count("POST", "/ledger/voucher/*/attachment");
    }

    @Test
    void the_calculation_is_attached_to_its_voucher_once() throws Exception {
        var invoice = fjellheim.overdue();
        var day = posted(invoice);

        assertThat(call(day).getException()).isNull();
        call(day(day.date()));

        assertThat(attachments()).containsExactly("ATTACHMENT DONE");
        assertThat(uploads()).isEqualTo(1);
        var pdf = voucher().uploads().get(0).getBytes(StandardCharsets.ISO_8859_1);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains(String.valueOf(invoice.number()));
        }
    }

    @Test
    void without_vouchers_nobody_is_asked() {
        assertThat(call(day()).getException()).isNull();

        assertThat(RouteWorld.TRIPLETEX.log().count()).isZero();
    }

    @Test
    void a_creditor_that_does_not_want_it_gets_none() {
        found("voucher: {attach-calculation: false}");
        posted(fjellheim.overdue());

        assertThat(attachments()).isEmpty();
    }

    @Test
    void an_upload_whose_answer_was_lost_is_seen_and_not_repeated() {
        var day = posted(fjellheim.overdue());
        RouteWorld.TRIPLETEX.failNext("POST", UPLOAD, Fault.dropAfter());

        assertThat(call(day).getException()).isNull();

        assertThat(attachments()).containsExactly("ATTACHMENT UNKNOWN");
        step("resolve-unknown", day);
        call(day(day.date()));
        assertThat(attachments()).containsExactly("ATTACHMENT DONE");
        assertThat(uploads()).isEqualTo(1);
        assertThat(voucher().uploads()).hasSize(1);
    }

    @Test
    void an_upload_that_never_arrived_is_made_by_the_next_run() {
        var day = posted(fjellheim.overdue());
        RouteWorld.TRIPLETEX.failNext("POST", UPLOAD, Fault.status(503));

        call(day);
        step("resolve-unknown", day);
        call(day(day.date()));

        assertThat(attachments()).containsExactly("ATTACHMENT DONE");
        assertThat(voucher().uploads()).hasSize(1);
    }

    @Test
    void when_tripletex_is_down_it_waits_for_the_next_run() {
        var day = posted(fjellheim.overdue());
        RouteWorld.TRIPLETEX.failNext(2, "GET", UPLOAD, Fault.status(503));

        assertThat(call(day).getException()).isNull();

        assertThat(attachments()).containsExactly("ATTACHMENT FAILED");
        call(day(day.date()));
        assertThat(attachments()).containsExactly("ATTACHMENT DONE");
    }

    @Test
    void a_voucher_that_a_person_deleted_gets_none() {
        var day = posted(fjellheim.overdue());
        fjellheim.books().deleteVoucher(voucher());

        assertThat(call(day).getException()).isNull();

        assertThat(attachments()).containsExactly("ATTACHMENT CANCELLED");
        assertThat(parked()).isEmpty();
    }

    @Test
    void nothing_is_appended_to_a_document_that_a_person_attached() {
        var day = posted(fjellheim.overdue());
        fjellheim.books().attach(voucher(), "kvittering");

        call(day);

        assertThat(attachments()).containsExactly("ATTACHMENT CANCELLED");
        assertThat(voucher().uploads()).containsExactly("kvittering");
    }

    @Test
    void a_document_that_a_person_attached_before_the_next_attempt_is_not_taken_for_the_calculation() {
        var day = posted(fjellheim.overdue());
        RouteWorld.TRIPLETEX.failNext(2, "GET", UPLOAD, Fault.status(503));
        call(day);
        assertThat(attachments()).containsExactly("ATTACHMENT FAILED");
        fjellheim.books().attach(voucher(), "kvittering");

        call(day(day.date()));

        assertThat(attachments()).containsExactly("ATTACHMENT CANCELLED");
        assertThat(voucher().uploads()).containsExactly("kvittering");
    }

    @Test
    void a_refusal_is_parked_with_its_remedy_and_stops_neither_the_case_nor_its_neighbour() {
        var day = posted(fjellheim.overdue(), fjellheim.overdue());
        RouteWorld.TRIPLETEX.failNext("POST", UPLOAD, Fault.status(403, "{\"status\":403,\"code\":9000}"));

        assertThat(call(day).getException()).isNull();

        assertThat(attachments()).containsExactly("ATTACHMENT PARKED", "ATTACHMENT DONE");
        assertThat(parked()).singleElement().asString().contains("calculation for voucher", "lacks a right");
        assertThat(sql.sql("SELECT COUNT(*) FROM parked WHERE creditor_id = ? AND invoice_id IS NOT NULL")
                        .param(fjellheim.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
