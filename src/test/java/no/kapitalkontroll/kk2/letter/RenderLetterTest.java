package no.kapitalkontroll.kk2.letter;

import static no.kapitalkontroll.kk2.letter.Notices.credit;
import static no.kapitalkontroll.kk2.letter.Notices.fee;
import static no.kapitalkontroll.kk2.letter.Notices.line;
import static no.kapitalkontroll.kk2.letter.Notices.notice;
import static no.kapitalkontroll.kk2.letter.Notices.payment;
import static no.kapitalkontroll.kk2.letter.SeenPdf.breaches;
import static no.kapitalkontroll.kk2.letter.SeenPdf.pages;
import static no.kapitalkontroll.kk2.letter.SeenPdf.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.notice.Notice;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenderLetterTest {

    private static final RenderLetter RENDER_LETTER = new RenderLetter(new LetterTemplates());

    @Test
    void the_same_notice_gives_the_same_bytes_also_from_many_threads_and_another_renderer() {
        byte[] first = RENDER_LETTER.render("fjellheim", longCase(), logo());

        RenderLetter another = new RenderLetter(new LetterTemplates());
        assertThat(IntStream.range(0, 8).parallel().mapToObj(n -> (n % 2 == 0 ? RENDER_LETTER : another)
                        .render("fjellheim", longCase(), logo())))
                .allSatisfy(bytes -> assertThat(bytes).isEqualTo(first));
    }

    @Test
    void the_file_bears_the_date_of_the_letter() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(RENDER_LETTER.render("fjellheim", Notices.collectionNotice(), null))) {
            assertThat(pdf.getDocumentInformation().getCreationDate().toInstant())
                    .hasToString("2026-09-15T00:00:00Z");
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("nb");
        }
    }

    @Test
    void a_collection_notice_says_what_the_law_wants_on_one_page() throws IOException {
        List<String> pages = pages(RENDER_LETTER.render("fjellheim", Notices.collectionNotice(), logo()));

        assertThat(pages).hasSize(1);
        assertThat(pages.get(0))
                .contains("Inkassovarsel")
                .contains("Fjellheim Renhold AS", "Org.nr. 914 286 018", "Storgata 1", "0155 Oslo")
                .contains("Kari Lunde", "Bjørkeveien 12 B", "0580 Oslo")
                .contains(
                        "renhold av kontorlokaler i juli 2026, faktura 10234 datert 17.08.2026, som forfalt 31.08.2026")
                .contains("Hovedkrav, faktura 10234, 17.08.2026 12 500,00")
                .contains("Forsinkelsesrente 31.08.2026–14.09.2026 15 12 500,00 12,25 % 62,93")
                .contains("Gebyr for inkassovarsel 15.09.2026 inkassoforskriften § 1-2 38,00")
                .contains("Å betale 12 600,93")
                .contains("betale 12 600,93 kr innen 29.09.2026")
                .contains("Fra og med 15.09.2026 er den 12,25 % per år, som utgjør 4,20 kr per dag")
                .contains("vil vi ta det til inkasso (inkassoloven § 9)")
                .contains("Det kan påløpe kostnader")
                .contains("i tide når banken har mottatt betalingsoppdraget innen 29.09.2026")
                .contains("Gi oss beskjed innen 29.09.2026", "Det er gratis")
                .contains("faktura@fjellheim.example", "22 00 00 00", "fjellheim-10234")
                .contains("Har du allerede betalt?", "Er det vanskelig å betale nå?")
                .contains("1234.56.78903", "001001000127", "Side 1 av 1")
                .doesNotContainIgnoringCase("purring")
                .doesNotContain("utlegg");
    }

    @Test
    void a_payment_demand_says_what_the_law_wants() throws IOException {
        assertThat(text(RENDER_LETTER.render("fjellheim", Notices.paymentDemand(), null)))
                .contains("Betalingsoppfordring og varsel om utlegg")
                .contains("innen 19.10.2026 enten betale 12 797,83 kr eller komme med innvendinger")
                .contains("Forsinkelsesrente 31.08.2026–04.10.2026 35 12 500,00 12,25 % 146,83")
                .contains("Gebyr for inkassovarsel 15.09.2026")
                .contains("Gebyr for betalingsoppfordring 05.10.2026")
                .contains("kan det påløpe flere kostnader, og kravet kan bli drevet inn rettslig (inkassoloven § 10)")
                .contains("to uker siden dette brevet ble sendt", "tvangsfullbyrdelsesloven § 4-18", "§ 7-2 bokstav f")
                .contains("inntil ca. 1 750,00 kr", "inntil ca. 657,00 kr")
                .contains("forliksrådet", "tvisteloven § 5-2")
                .doesNotContain("nemnd");
    }

    @ParameterizedTest
    @EnumSource(
            value = LetterKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"INSTALMENT_AGREEMENT", "OBJECTION_ANSWER", "RECEIPT"})
    void a_letter_without_fees_does_not_mention_fees_in_its_account(LetterKind kind) throws IOException {
        assertThat(text(RENDER_LETTER.render(
                        "fjellheim", notice(kind, "2026-10-05", "2026-10-19").build(), null)))
                .doesNotContain("Gebyr for")
                .doesNotContain("inkassoforskriften");
    }

    @Test
    void a_fee_free_reminder_does_not_hint_at_collection() throws IOException {
        assertThat(text(RENDER_LETTER.render(
                        "fjellheim",
                        notice(LetterKind.REMINDER_FREE, "2026-09-03", "2026-09-17")
                                .build(),
                        null)))
                .contains("Betalingspåminnelse")
                .doesNotContainIgnoringCase("inkasso")
                .doesNotContainIgnoringCase("purring")
                .doesNotContainIgnoringCase("namsmann");
    }

    @Test
    void a_long_case_shows_every_payment_and_rate_and_numbers_its_pages() throws IOException {
        List<String> pages = pages(RENDER_LETTER.render("fjellheim", longCase(), logo()));

        assertThat(pages).hasSize(2);
        assertThat(pages.get(0))
                .contains("Faktura 10234, 17.08.2026 12 500,00")
                .contains("Innbetalt 01.12.2026 −2 000,00")
                .contains("Kreditert 15.01.2027 −500,00")
                .contains("Gjenstående hovedkrav 9 000,00")
                .contains("Side 1 av 2");
        assertThat(pages.get(1)).contains("Side 2 av 2", "referanse fjellheim-10234");
    }

    @Test
    void payments_that_covered_interest_and_fees_keep_the_column_adding_up() throws IOException {
        Notice notice = notice(LetterKind.PAYMENT_DEMAND, "2026-10-05", "2026-10-19")
                .withReceived(List.of(payment("2026-09-20", "1000.00")))
                .withPrincipal("11559.00")
                .withInterest(List.of(line("2026-08-31", "2026-10-05", "12500.00", "12.25", "146.83")))
                .withInterestUnpaid("125.83")
                .withFees(List.of(fee(LetterKind.COLLECTION_NOTICE, "2026-09-15", "38.00")))
                .withFeesUnpaid("0.00")
                .withCosts("250.00")
                .build();

        assertThat(text(RENDER_LETTER.render("fjellheim", notice, null)))
                .contains("Av innbetalingene brukt til renter, gebyrer og omkostninger 59,00")
                .contains("Gjenstående hovedkrav 11 559,00")
                .contains("Renter som alt er dekket eller frafalt −21,00")
                .contains("Gebyrer som alt er dekket eller frafalt −38,00")
                .contains("Omkostninger 250,00")
                .contains("Å betale 11 934,83");
    }

    @Test
    void without_a_kid_the_invoice_number_is_the_message() throws IOException {
        assertThat(text(RENDER_LETTER.render(
                        "fjellheim",
                        notice(LetterKind.COLLECTION_NOTICE, "2026-09-15", "2026-09-29")
                                .withoutKid()
                                .build(),
                        null)))
                .contains("Betalingsmelding", "skriv fakturanummer 10234 som betalingsmelding")
                .doesNotContain("KID");
    }

    static Stream<Notice> notices_that_do_not_add_up() {
        return Stream.of(
                builder().withTotal("12600.94").build(),
                builder().withInterestUnpaid("62.94").build(),
                builder().withFeesUnpaid("38.01").build(),
                builder().withPrincipal("12499.99").build(),
                builder()
                        .withReceived(List.of(payment("2026-09-10", "100.00")))
                        .withPrincipal("12500.00")
                        .build());
    }

    @ParameterizedTest
    @MethodSource("notices_that_do_not_add_up")
    void a_notice_that_does_not_add_up_is_refused(Notice notice) {
        assertThatThrownBy(() -> RENDER_LETTER.render("fjellheim", notice, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fjellheim-10234")
                .hasMessageNotContaining("Kari");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${7*7}",
                "<#assign x = \"freemarker.template.utility.Execute\"?new()>",
                "#{1+1} ${subject?api.class}",
                "<script>alert(1)</script>",
                "<img src=\"file:///etc/passwd\"/>",
                "</p></div> & \"Sønner\" 'AS' ]]>",
                "{{kk2.smtp.host}} $simple{body}",
                "Ánne Čáhci Đoŋŋa Šárá Ŧiina Ž"
            })
    void a_name_is_text_whatever_it_looks_like(String name) throws IOException {
        Notice notice = notice(LetterKind.COLLECTION_NOTICE, "2026-09-15", "2026-09-29")
                .withDebtor(name, name)
                .withConcerns(name)
                .build();

        assertThat(text(RENDER_LETTER.render("fjellheim", notice, null)).replaceAll("\\s+", ""))
                .contains(name.replaceAll("\\s+", ""));
    }

    @Test
    void unprintable_characters_of_a_name_do_not_stop_its_letter() throws Exception {
        Notice notice = notice(LetterKind.COLLECTION_NOTICE, "2026-09-15", "2026-09-29")
                .withDebtor("Kari\u0000\u0001 \ud800Lunde\r\n\u202e 漢字 😀", "Vei\uffff 1")
                .build();

        byte[] pdf = RENDER_LETTER.render("fjellheim", notice, null);

        assertThat(text(pdf)).contains("Kari", "Lunde", "Vei 1");
        assertThat(breaches(pdf)).isEmpty();
    }

    @Test
    void a_logo_that_is_no_png_is_refused() {
        assertThatThrownBy(() -> RENDER_LETTER.render("fjellheim", Notices.collectionNotice(), new byte[] {1, 2, 3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fjellheim-10234");
    }

    @Test
    void an_unknown_language_is_written_in_bokmal() {
        Notice strange = builder().withLanguage("../../etc").build();

        assertThat(RENDER_LETTER.render("fjellheim", strange, null))
                .isEqualTo(RENDER_LETTER.render("fjellheim", builder().build(), null));
    }

    @Test
    void own_templates_go_before_the_shipped_ones_and_a_creditors_before_both(@TempDir Path templates)
            throws IOException {
        ownTemplate(templates.resolve("nb/collection-notice.ftlh"), "For alle ${total}");
        ownTemplate(templates.resolve("fjellheim/nb/collection-notice.ftlh"), "Bare Fjellheim ${total}");
        var own = new RenderLetter(new LetterTemplates(templates));

        assertThat(text(own.render("fjellheim", Notices.collectionNotice(), null)))
                .contains("Bare Fjellheim 12 600,93");
        assertThat(text(own.render("havblikk", Notices.collectionNotice(), null)))
                .contains("For alle 12 600,93");
        assertThat(text(own.render("fjellheim", Notices.paymentDemand(), null)))
                .contains("Betalingsoppfordring og varsel om utlegg");
    }

    private static void ownTemplate(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"nb\"><head><title>x</title><meta name=\"description\" content=\"x\"/></head><body style=\"font-family: 'Source Sans 3'\"><p>"
                        + text + "</p></body></html>");
    }

    private static Notices.Builder builder() {
        return notice(LetterKind.COLLECTION_NOTICE, "2026-09-15", "2026-09-29")
                .withInterest(List.of(line("2026-08-31", "2026-09-15", "12500.00", "12.25", "62.93")))
                .withFees(List.of(fee(LetterKind.COLLECTION_NOTICE, "2026-09-15", "38.00")));
    }

    /** Long names, part payments, a credit and five lines of interest; the rates of 2027 are invented. */
    static Notice longCase() {
        return notice(LetterKind.PAYMENT_DEMAND, "2027-09-15", "2027-09-29")
                .withCreditor("Fjellheim Renhold og Vaktmestertjenester Østlandet og Innlandet AS")
                .withDebtor(
                        "Borettslaget Solsiden Terrasse og Garasjeanlegg, avdeling Nordre Skogveien",
                        "c/o Maximiliane Alexandra Fredriksen-Haugstvedt",
                        "Øvre Langelandsbakkeveien 117, oppgang C",
                        "Postboks 4411 Nydalen")
                .withConcerns("månedlig renhold av fellesarealer, vinduspuss og snørydding, juni til august 2026")
                .withReceived(List.of(
                        payment("2026-12-01", "2000.00"),
                        credit("2027-01-15", "500.00"),
                        payment("2027-03-01", "1000.00")))
                .withInterest(List.of(
                        line("2026-08-31", "2026-12-01", "12500.00", "12.25", "385.96"),
                        line("2026-12-01", "2027-01-01", "10500.00", "12.25", "109.24"),
                        line("2027-01-01", "2027-01-15", "10500.00", "12.00", "48.33"),
                        line("2027-01-15", "2027-03-01", "10000.00", "12.00", "147.95"),
                        line("2027-03-01", "2027-09-15", "9000.00", "11.75", "573.66")))
                .withFees(List.of(
                        fee(LetterKind.COLLECTION_NOTICE, "2026-09-15", "38.00"),
                        fee(LetterKind.PAYMENT_DEMAND, "2027-09-15", "113.00")))
                .build();
    }

    static byte[] logo() {
        BufferedImage image = new BufferedImage(480, 120, BufferedImage.TYPE_INT_ARGB);
        Graphics2D drawing = image.createGraphics();
        drawing.setColor(new Color(0x1f, 0x6f, 0x5c));
        drawing.fillPolygon(new int[] {0, 70, 140}, new int[] {120, 10, 120}, 3);
        drawing.setColor(new Color(0x1f, 0x6f, 0x5c, 140));
        drawing.fillPolygon(new int[] {90, 160, 230}, new int[] {120, 40, 120}, 3);
        drawing.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
