package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.core.giro.GiroFileText;
import no.kapitalkontroll.kk2.core.identifier.Kid;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.payment.SettleTransaction;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Guards: a file is known by its bytes and by its transmission, a transaction by itself, and what was cut off between the
 * commit and the move is not booked again.
 */
class ReadGiroFilesRouteTest extends OneRoute {

    private static final String ACCOUNT = "12345678903";
    private static final LocalDate PAID = TODAY.plusDays(1);
    private static final Operator KARI = new Operator("Kari Moe", "asked the debtor");

    @Autowired
    private SettleTransaction settle;

    ReadGiroFilesRouteTest() {
        super("read-giro-files");
    }

    @Test
    void a_payment_with_the_kid_of_a_case_counts_and_the_file_is_put_away() throws IOException {
        var invoice = aCase();
        lay("OCR.D160926", new GiroFileText(ACCOUNT).pays(invoice.kid(), 500_000, PAID, TODAY));

        assertThat(call(day(PAID)).getException()).isNull();

        assertThat(payments()).containsExactly("FILE COUNTS 5000.00 2026-09-16 2026-09-15");
        assertThat(transactions()).containsExactly("REGISTERED 5000.00");
        assertThat(files()).isEmpty();
        assertThat(folder().resolve("read").resolve("OCR.D160926")).exists();
        assertThat(sql.sql(
                                "SELECT COUNT(*) FROM case_log l JOIN cases c ON c.id = l.case_id WHERE c.creditor_id = ? AND event = 'payment-registered'")
                        .param(fjellheim.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void a_file_that_was_cut_off_between_commit_and_move_is_only_moved_by_the_next_run() throws Exception {
        var invoice = aCase();
        lay("OCR.D160926", new GiroFileText(ACCOUNT).pays(invoice.kid(), 500_000, PAID));
        weave(route -> route.weaveById("put-giro-file-away").before().process(exchange -> {
            throw new IllegalStateException("killed");
        }));
        assertThat(call(day(PAID)).getException()).hasRootCauseMessage("killed");
        assertThat(files()).hasSize(1);
        read_the_route_anew();

        assertThat(call(day(PAID)).getException()).isNull();

        assertThat(payments()).hasSize(1);
        assertThat(transactions()).containsExactly("REGISTERED 5000.00");
        assertThat(files()).isEmpty();
    }

    @Test
    void what_is_laid_under_the_same_name_between_commit_and_move_is_read_by_the_next_run() throws Exception {
        var invoice = aCase();
        lay("OCR.txt", new GiroFileText(ACCOUNT).pays(invoice.kid(), 500_000, PAID));
        var next = new GiroFileText(ACCOUNT).transmission(2).pays(invoice.kid(), 70_000, PAID);
        weave(route -> route.weaveById("put-giro-file-away").before().process(exchange -> lay("OCR.txt", next)));
        assertThat(call(day(PAID)).getException()).isNull();
        assertThat(files()).hasSize(1);
        read_the_route_anew();

        call(day(PAID));

        assertThat(transactions()).containsExactly("REGISTERED 5000.00", "REGISTERED 700.00");
        assertThat(files()).isEmpty();
    }

    @Test
    void a_file_waits_while_the_mirror_is_not_whole() throws IOException {
        var invoice = aCase();
        lay("a.txt", new GiroFileText(ACCOUNT).pays(invoice.kid(), 500_000, PAID));
        var half = day(PAID);
        half.ledgerIsStale("half of it");

        assertThat(call(half).getException()).isNull();

        assertThat(transactions()).isEmpty();
        assertThat(files()).hasSize(1);
        assertThat(parked()).isEmpty();

        call(day(PAID));
        assertThat(transactions()).containsExactly("REGISTERED 5000.00");
    }

    @Test
    void a_transaction_without_an_invoice_is_looked_at_again_when_there_is_one() throws IOException {
        aCase();
        lay("a.txt", new GiroFileText(ACCOUNT).pays(Kid.withMod10("999999"), 7_700, PAID, TODAY));
        call(day(PAID));
        assertThat(transactions()).containsExactly("NOT_OURS 77.00");
        assertThat(payments()).isEmpty();

        fjellheim
                .books()
                .invoice(fjellheim.debtor(), SmallCompany.kroner("900.00"), TODAY.minusDays(3), TODAY.plusDays(11))
                .kid(Kid.withMod10("999999"));
        readInvoices(day(PAID.plusDays(1)));
        call(day(PAID.plusDays(1)));
        call(day(PAID.plusDays(1)));

        assertThat(payments()).containsExactly("FILE COUNTS 77.00 2026-09-16 2026-09-15");
    }

    @Test
    void a_copy_under_another_name_and_one_with_other_line_ends_are_not_booked_again() throws IOException {
        var invoice = aCase();
        var text = new GiroFileText(ACCOUNT).pays(invoice.kid(), 500_000, PAID);
        lay("a.txt", text);
        call(day(PAID));

        lay("b.txt", text);
        Files.writeString(folder().resolve("c.txt"), String.join("\n", text.lines()));
        assertThat(call(day(PAID)).getException()).isNull();

        assertThat(payments()).hasSize(1);
        assertThat(transactions()).containsExactly("REGISTERED 5000.00", "SEEN_BEFORE 5000.00");
        assertThat(files()).isEmpty();
        assertThat(parked()).isEmpty();
    }

    @Test
    void a_transmission_that_was_read_with_other_payments_is_refused() throws IOException {
        var invoice = aCase();
        lay("a.txt", new GiroFileText(ACCOUNT).transmission(5).pays(invoice.kid(), 500_000, PAID));
        call(day(PAID));

        lay("b.txt", new GiroFileText(ACCOUNT).transmission(5).pays(invoice.kid(), 600_000, PAID));
        call(day(PAID));

        assertThat(payments()).hasSize(1);
        assertThat(parked()).singleElement().asString().contains("b.txt", "was read before, with other payments");
    }

    @Test
    void a_refused_file_stays_is_parked_once_and_released_when_it_is_mended() throws IOException {
        var invoice = aCase();
        var whole = new GiroFileText(ACCOUNT).pays(invoice.kid(), 500_000, PAID);
        Files.writeString(folder().resolve("a.txt"), whole.text().substring(0, 82 * 4));
        call(day(PAID));
        call(day(PAID));

        assertThat(payments()).isEmpty();
        assertThat(files()).hasSize(1);
        assertThat(parked())
                .singleElement()
                .asString()
                .startsWith("ocr-file a.txt ")
                .contains("line 4: the end of the transmission is missing / fetch the file from the bank again");

        lay("a.txt", whole);
        call(day(PAID));

        assertThat(payments()).hasSize(1);
        assertThat(parked()).isEmpty();
    }

    @Test
    void a_kid_without_a_case_is_not_ours_and_is_not_lost() throws IOException {
        aCase();
        var caseless = fjellheim
                .books()
                .invoice(fjellheim.debtor(), SmallCompany.kroner("900.00"), TODAY.minusDays(3), TODAY.plusDays(11));
        readInvoices(day());
        lay(
                "a.txt",
                new GiroFileText(ACCOUNT)
                        .pays(caseless.kid(), 90_000, PAID)
                        .pays(Kid.withMod10("999999"), 7_700, PAID)
                        .paysWithWords("ingen vet", 100, PAID));

        assertThat(call(day(PAID)).getException()).isNull();
        step("enrich-claims", day(PAID));

        assertThat(transactions()).containsExactly("NOT_OURS 900.00", "NOT_OURS 77.00", "NOT_OURS 1.00");
        assertThat(payments()).containsExactly("FILE COUNTS 900.00 2026-09-16");
        // nobody is dunned who has paid
        assertThat(decisions()).contains("skip paid");
    }

    @Test
    void a_kid_of_several_invoices_is_for_a_person_and_stops_them_until_he_has_said() throws IOException {
        var one = fjellheim.overdue();
        fjellheim.overdue().kid(one.kid());
        planLetters(day());
        lay("a.txt", new GiroFileText(ACCOUNT).pays(one.kid(), 500_000, PAID));
        call(day(PAID));
        var later = day(PAID.plusDays(1));

        call(later);
        step("enrich-claims", later);

        assertThat(transactions()).containsExactly("AMBIGUOUS 5000.00");
        assertThat(payments()).isEmpty();
        assertThat(later.notes()).singleElement().asString().contains("payment-here --transaction", "payment-not-ours");
        assertThat(decisions()).containsOnly("wait free-credit");

        assertThat(settle.notOurs(fjellheim.id(), transaction(), KARI, PAID).isDone())
                .isTrue();
        assertThat(settle.notOurs(fjellheim.id(), transaction(), KARI, PAID).isDone())
                .isFalse();
        var settled = day(PAID.plusDays(1));
        call(settled);
        step("enrich-claims", settled);

        assertThat(transactions()).containsExactly("SET_ASIDE 5000.00");
        assertThat(settled.notes()).isEmpty();
        assertThat(decisions()).doesNotContain("wait free-credit");
    }

    @Test
    void a_kid_of_several_invoices_pays_the_one_that_bears_the_amount_or_the_only_one_that_is_open()
            throws IOException {
        var paid = fjellheim.overdue();
        planLetters(day());
        fjellheim.books().pay(paid, TODAY, SmallCompany.kroner("12500.00"));
        planLetters(day(PAID));
        var open = fjellheim
                .books()
                .invoice(fjellheim.debtor(), SmallCompany.kroner("900.00"), TODAY.minusDays(3), TODAY.plusDays(11))
                .kid(paid.kid());
        readInvoices(day(PAID));
        lay("a.txt", new GiroFileText(ACCOUNT).pays(paid.kid(), 10_000, PAID));
        call(day(PAID));
        var another = fjellheim
                .books()
                .invoice(fjellheim.debtor(), SmallCompany.kroner("700.00"), TODAY.minusDays(3), TODAY.plusDays(11))
                .kid(paid.kid());
        readInvoices(day(PAID));
        lay("b.txt", new GiroFileText(ACCOUNT).transmission(2).pays(paid.kid(), 70_000, PAID));
        call(day(PAID));

        assertThat(sql.sql("SELECT invoice_id FROM registered_payments WHERE creditor_id = ? ORDER BY id")
                        .param(fjellheim.id())
                        .query(Long.class)
                        .list())
                .containsExactly(open.id(), another.id());
    }

    @Test
    void a_transaction_that_a_person_gives_to_a_case_counts_there() throws IOException {
        var one = fjellheim.overdue();
        fjellheim.overdue().kid(one.kid());
        planLetters(day());
        lay("a.txt", new GiroFileText(ACCOUNT).pays(one.kid(), 500_000, PAID, TODAY));
        call(day(PAID));

        var ref = new CaseRef(fjellheim.id(), one.number());
        assertThat(settle.on(ref, transaction(), KARI, PAID).isDone()).isTrue();

        assertThat(settle.on(ref, transaction(), KARI, PAID).isDone()).isFalse();
        assertThat(transactions()).containsExactly("REGISTERED 5000.00");
        assertThat(payments()).containsExactly("FILE COUNTS 5000.00 2026-09-16 2026-09-15");
    }

    @Test
    void what_tripletex_shows_already_is_matched_and_never_proposed() throws IOException {
        var invoice = aCase();
        RouteWorld.moveTo(PAID);
        fjellheim.books().pay(invoice, PAID, SmallCompany.kroner("5000.00"));
        lay("a.txt", new GiroFileText(ACCOUNT).pays(invoice.kid(), 500_000, PAID));

        planLetters(day(PAID));

        assertThat(payments()).containsExactly("FILE MATCHED 5000.00 2026-09-16");
        assertThat(count("proposals")).isZero();
    }

    @Test
    void a_proposal_that_has_not_left_is_taken_back_when_tripletex_shows_the_payment() throws IOException {
        var invoice = aCase();
        lay("a.txt", new GiroFileText(ACCOUNT).pays(invoice.kid(), 500_000, PAID));
        planLetters(day(PAID));
        assertThat(proposals()).containsExactly("PAYMENT PLANNED 1");
        fjellheim.books().pay(invoice, PAID, SmallCompany.kroner("5000.00"));

        planLetters(day(PAID.plusDays(1)));

        assertThat(payments()).containsExactly("FILE MATCHED 5000.00 2026-09-16");
        assertThat(proposals()).containsExactly("PAYMENT CANCELLED 1");
        assertThat(effects()).contains("VOUCHER CANCELLED").doesNotContain("VOUCHER PLANNED");
    }

    @Test
    void a_payment_that_the_bank_took_back_is_booked_back() throws IOException {
        var invoice = aCase();
        lay(
                "a.txt",
                new GiroFileText(ACCOUNT)
                        .pays(invoice.kid(), 500_000, PAID)
                        .pays(invoice.kid(), -500_000, PAID.plusDays(1)));

        planLetters(day(PAID.plusDays(1)));

        assertThat(payments()).containsExactly("FILE COUNTS 5000.00 2026-09-16", "FILE COUNTS -5000.00 2026-09-17");
        assertThat(proposals()).containsExactly("PAYMENT PLANNED 1", "PAYMENT PLANNED 2");
    }

    @Test
    void links_odd_names_and_hidden_files_are_not_read() throws IOException {
        var invoice = aCase();
        var elsewhere = Files.writeString(
                RouteWorld.FOLDER.resolve("elsewhere.txt"),
                new GiroFileText(ACCOUNT).pays(invoice.kid(), 500_000, PAID).text());
        Files.createSymbolicLink(folder().resolve("link.txt"), elsewhere);
        Files.copy(elsewhere, folder().resolve(".half"));
        Files.copy(elsewhere, folder().resolve("a;b"));

        assertThat(call(day(PAID)).getException()).isNull();

        assertThat(payments()).isEmpty();
        assertThat(parked()).hasSize(2).anyMatch(line -> line.contains("ocr-file link.txt -: it is a link"));
    }

    @Test
    void a_link_in_the_place_of_the_creditors_folder_is_not_followed_and_is_named() throws IOException {
        var elsewhere = Files.createDirectories(RouteWorld.FOLDER.resolve("elsewhere-" + fjellheim.id()));
        Files.createSymbolicLink(RouteWorld.giroFiles().resolve(fjellheim.id()), elsewhere);
        Files.writeString(elsewhere.resolve("a.txt"), new GiroFileText(ACCOUNT).text());
        var day = day(PAID);

        call(day);

        assertThat(day.notes()).singleElement().asString().contains("is a link");
        assertThat(elsewhere.resolve("a.txt")).exists();
    }

    @Test
    void a_preview_reads_the_files_and_leaves_them_where_they_are() throws IOException {
        var invoice = aCase();
        lay("a.txt", new GiroFileText(ACCOUNT).pays(invoice.kid(), 500_000, PAID));

        call(new CreditorDay(fjellheim.id(), PAID, 0, "preview", decided -> {}));

        assertThat(files()).hasSize(1);
    }

    @Test
    void without_a_folder_there_is_nothing_to_do() {
        assertThat(call(day()).getException()).isNull();

        assertThat(payments()).isEmpty();
    }

    private long transaction() {
        return sql.sql("SELECT MAX(id) FROM giro_transactions WHERE creditor_id = ?")
                .param(fjellheim.id())
                .query(Long.class)
                .single();
    }

    private InvoiceDoc aCase() {
        var invoice = fjellheim.overdue();
        planLetters(day());
        return invoice;
    }

    private Path folder() throws IOException {
        return Files.createDirectories(RouteWorld.giroFiles().resolve(fjellheim.id()));
    }

    private void lay(String name, GiroFileText file) throws IOException {
        Files.writeString(folder().resolve(name), file.text(), StandardCharsets.ISO_8859_1);
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private List<String> payments() {
        return sql.sql(
                        "SELECT CONCAT_WS(' ', source, state, amount, paid_on, in_time_on) FROM registered_payments WHERE creditor_id = ? ORDER BY id")
                .param(fjellheim.id())
                .query(String.class)
                .list();
    }

    private List<String> transactions() {
        return sql.sql("SELECT CONCAT(fate, ' ', amount) FROM giro_transactions WHERE creditor_id = ? ORDER BY id")
                .param(fjellheim.id())
                .query(String.class)
                .list();
    }

    private List<String> proposals() {
        return sql.sql("SELECT CONCAT_WS(' ', kind, state, n) FROM proposals WHERE creditor_id = ? ORDER BY id")
                .param(fjellheim.id())
                .query(String.class)
                .list();
    }
}
