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

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.charge.InterestStatement;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.notice.Notice;
import no.kapitalkontroll.kk2.core.notice.Notice.ObjectionAnswer.Outcome;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of the nine letters in its three languages, and the shapes that are hard to set. */
class EveryLetterTest {

    private static final RenderLetter RENDER_LETTER = new RenderLetter(new LetterTemplates());

    static Stream<Arguments> every_kind_and_language() {
        return Stream.of(LetterKind.values())
                .flatMap(kind -> Stream.of("nb", "nn", "en").map(language -> Arguments.of(kind, language)));
    }

    @ParameterizedTest
    @MethodSource("every_kind_and_language")
    void every_letter_in_every_language_is_a_tagged_archive_pdf(LetterKind kind, String language) throws Exception {
        byte[] pdf = render(Specimens.of(kind, language).get(0));

        assertThat(breaches(pdf)).isEmpty();
        assertThat(text(pdf)).doesNotContain(" ,", " .", "( ", "..", "${");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language);
        }
    }

    static Stream<Arguments> hard_shapes() {
        return Stream.of(
                Arguments.of("twelve-invoices", onInvoices(12, "nb")),
                Arguments.of("three-pages", threePages()),
                Arguments.of(
                        "bare", Specimens.of(LetterKind.PAYMENT_DEMAND, "nb").get(1)),
                Arguments.of("longest-kid", longestKid()),
                Arguments.of("english-on-three", onInvoices(3, "en")));
    }

    @ParameterizedTest
    @MethodSource("hard_shapes")
    void a_letter_of_a_hard_shape_is_a_tagged_archive_pdf(String name, Notice notice) throws Exception {
        assertThat(breaches(RENDER_LETTER.render("fjellheim", notice, null)))
                .as(name)
                .isEmpty();
    }

    @Test
    void a_claim_that_runs_to_three_pages_shows_each_line_and_numbers_its_pages() {
        List<String> pages = pages(render(threePages()));

        assertThat(pages).hasSizeGreaterThanOrEqualTo(3);
        assertThat(String.join(" ", pages)).contains("Innbetalt 05.09.2026", "Kreditert 24.10.2026");
        assertThat(pages.get(1)).contains("Spesifikasjon av kravet", "Side 2 av " + pages.size());
    }

    @Test
    void an_english_letter_is_followed_by_the_norwegian_one_which_governs() throws IOException {
        byte[] pdf = render(notice(LetterKind.COLLECTION_NOTICE, "2026-09-15", "2026-09-29")
                .withLanguage("en")
                .withInterest(List.of(line("2026-08-31", "2026-09-15", "12500.00", "12.25", "62.93")))
                .withFees(List.of(fee(LetterKind.COLLECTION_NOTICE, "2026-09-15", "38.00")))
                .build());
        List<String> pages = pages(pdf);

        assertThat(pages).hasSize(2);
        assertThat(pages.get(0))
                .contains("Notice of debt collection (inkassovarsel)", "The Norwegian text", "governs")
                .contains("Please pay NOK 12,600.93 by 29 September 2026")
                .contains("we will start debt collection", "Costs can be added")
                .contains("Late interest 31 August 2026 – 14 September 2026 15 12,500.00 12.25% 62.93");
        assertThat(pages.get(1))
                .contains("Inkassovarsel", "Fra Fjellheim Renhold AS", "til Kari Lunde, 15.09.2026")
                .contains("12 600,93 kr innen 29.09.2026", "vil vi ta det til inkasso")
                .doesNotContain("Please");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(languages(document.getDocumentCatalog().getStructureTreeRoot()))
                    .contains("nb");
        }
    }

    @Test
    void a_letter_in_nynorsk_is_all_nynorsk() {
        assertThat(text(render(Specimens.full(LetterKind.PAYMENT_DEMAND, "nn"))))
                .contains("Vi ber deg innan 19.10.2026 anten betale 11 184,05 kr")
                .contains("Forseinkingsrente", "Attståande hovudkrav", "Betalast til", "Vennleg helsing")
                .doesNotContain(" ikke ", " fra ", " hvis ", "Betales", " vi kan ikke");
    }

    @Test
    void merged_claims_are_each_specified_and_each_paid_with_its_own_kid() {
        assertThat(text(render(onInvoices(3, "nb"))))
                .contains("Kravet gjelder 3 fakturaer")
                .contains("Sum faktura 10234 12 500,00", "Sum faktura 10301 1 012,00", "Sum faktura 10302 1 012,00")
                .contains("10234 1234.56.78903 001001000127 12 500,00")
                .contains("10301 1234.56.78903 0010301 1 012,00")
                .contains("10302 1234.56.78903 10302 1 012,00")
                .contains("Å betale 14 524,00")
                .contains("Gebyr for inkassovarsel 15.09.2026 inkassoforskriften § 1-2 12,00")
                .contains("egen for hver faktura");
    }

    @Test
    void merged_claims_that_do_not_add_up_are_refused() {
        Notice whole = onInvoices(2, "nb");
        Notice.OtherClaim other = whole.others().get(0);
        Notice.OtherClaim wrong = new Notice.OtherClaim(
                other.invoiceNumber(),
                other.invoiceDate(),
                other.dueDate(),
                other.concerns(),
                other.kid(),
                other.principal(),
                other.interest(),
                other.interestUnpaid(),
                other.fees(),
                other.costs(),
                Money.of("1012.01"));

        assertThatThrownBy(() -> render(with(whole, List.of(wrong), null, null, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fjellheim-10234");
    }

    @Test
    void costs_that_a_payment_covered_are_shown_and_the_column_adds_up() {
        Notice notice = notice(LetterKind.REST, "2026-10-05", "2026-10-19")
                .withReceived(List.of(payment("2026-09-20", "12750.00")))
                .withPrincipal("0.00")
                .withInterest(List.of(line("2026-08-31", "2026-09-20", "12500.00", "12.25", "83.90")))
                .build()
                .withCoverage(Money.of("250.00"), List.of(Bucket.values()));

        assertThat(text(render(notice)))
                .contains("Av innbetalingene brukt til renter, gebyrer og omkostninger 250,00")
                .contains("Omkostninger 250,00", "Omkostninger som alt er dekket eller frafalt −250,00")
                .contains("Å betale 83,90")
                .contains("Hver betaling dekker kravet i denne rekkefølgen: hovedkravet, så omkostninger, så gebyrer og"
                        + " til slutt renter");
    }

    @Test
    void a_letter_on_a_rest_asks_for_it_without_a_fee_and_threatens_with_nothing() {
        assertThat(text(render(Specimens.full(LetterKind.REST, "nb"))))
                .contains("Gjenstående beløp", "Takk for betalingen", "11 184,05 kr gjenstår")
                .contains("Dette brevet koster deg ikke noe")
                .doesNotContain("namsmann", "Gebyr for dette");
    }

    @Test
    void an_instalment_agreement_acknowledges_the_debt_and_says_all_its_terms() {
        assertThat(text(render(Specimens.full(LetterKind.INSTALMENT_AGREEMENT, "nb"))))
                .contains("Prøve Skyldner erkjenner å skylde Prøvekreditor AS 11 184,05 kr per 05.10.2026")
                .contains("Erkjennelsen er frivillig", "foreldelsesloven § 14")
                .contains("Gjenstående krav per 05.10.2026 11 184,05")
                .contains("1 02.11.2026 8601.11.17947 70234018 6 000,00")
                .contains("2 01.12.2026 8601.11.17947 70234018 5 184,05")
                .contains("12,25 % per år", "Hver betaling dekker kravet i denne rekkefølgen")
                .contains("Avtalen er gratis", "saken fortsetter med en betalingsoppfordring")
                .contains("Underskrift", "Kreditor: Prøvekreditor AS", "Skyldner: Prøve Skyldner")
                .doesNotContain("Vennlig hilsen");
    }

    @Test
    void an_answer_to_an_objection_says_what_is_stopped_or_decided() {
        assertThat(text(render(answer(Outcome.RECEIVED, null))))
                .contains("Vi har mottatt innvendingen din", "28.09.2026", "Saken er stanset")
                .contains("Nora Berg vurderer innvendingen", "innen sju dager", "koster deg ingenting")
                .doesNotContain("Betales til");
        assertThat(text(render(answer(Outcome.REJECTED, null))))
                .contains("Svar på innvendingen din", "Vi leverte etter avtalen.", "Vi har bilder av arbeidet.")
                .contains("må forliksrådet avgjøre saken", "12 500,00 kr innen 19.10.2026", "Betales til")
                .contains("ikke til nye gebyrer uten å vurdere saken på nytt");
        assertThat(text(render(answer(Outcome.UPHELD, null))))
                .contains("Du får medhold", "Kravet faller bort, og du skal ikke betale noe")
                .doesNotContain("Betales til", "Å betale");
        assertThat(text(render(answer(Outcome.UPHELD, "1500.00"))))
                .contains("Du får medhold i en del", "1 500,00 kr av hovedkravet", "Det som gjenstår", "Betales til");
    }

    @Test
    void a_receipt_says_what_each_payment_covered_and_what_comes_back() {
        assertThat(text(render(Specimens.of(LetterKind.RECEIPT, "nb").get(0))))
                .contains("Kvittering", "Det gjenstår 0,00 kr")
                .contains("03.08.2026 11 234,05 10 500,00 151,00 483,05 100,00")
                .contains("Sum 13 234,05 12 500,00 151,00 483,05 100,00")
                .contains("Vi har frafalt 50,00 kr", "Du har betalt 100,00 kr for mye")
                .doesNotContain("Betales til");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSTALMENT_AGREEMENT", "OBJECTION_ANSWER", "RECEIPT"})
    void a_notice_without_what_its_letter_is_about_is_refused(String kind) {
        Notice notice =
                notice(LetterKind.valueOf(kind), "2026-10-05", "2026-10-19").build();

        assertThatThrownBy(() -> render(notice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fjellheim-10234");
    }

    @Test
    void the_same_notice_gives_the_same_bytes_in_two_languages_too() {
        assertThat(render(onInvoices(3, "en"))).isEqualTo(render(onInvoices(3, "en")));
    }

    private static byte[] render(Notice notice) {
        return RENDER_LETTER.render("fjellheim", notice, RenderLetterTest.logo());
    }

    private static Notice answer(Outcome outcome, String disputed) {
        Notice notice =
                notice(LetterKind.OBJECTION_ANSWER, "2026-10-05", "2026-10-19").build();
        return with(
                notice,
                List.of(),
                null,
                new Notice.ObjectionAnswer(
                        outcome,
                        LocalDate.parse("2026-09-28"),
                        disputed == null ? null : Money.of(disputed),
                        outcome == Outcome.RECEIVED ? "" : "Vi leverte etter avtalen.\nVi har bilder av arbeidet.",
                        "Nora Berg"),
                null);
    }

    /** 12 500.00 and further invoices of 1 000.00 with a fee of 12.00 each, every other one without a KID. */
    private static Notice onInvoices(int count, String language) {
        List<Notice.OtherClaim> others = IntStream.range(1, count)
                .mapToObj(n -> new Notice.OtherClaim(
                        10300 + n,
                        LocalDate.parse("2026-07-17"),
                        LocalDate.parse("2026-07-31"),
                        "vask av trapper, oppgang " + n,
                        n % 2 == 0 ? null : "00" + (10300 + n),
                        Money.of("1000.00"),
                        new InterestStatement(List.of()),
                        Money.ZERO,
                        Money.of("12.00"),
                        Money.ZERO,
                        Money.of("1012.00"),
                        List.of(fee(LetterKind.COLLECTION_NOTICE, "2026-09-15", "12.00"))))
                .toList();
        Notice notice = notice(LetterKind.PAYMENT_DEMAND, "2026-10-05", "2026-10-19")
                .withLanguage(language)
                .build();
        return with(notice, others, null, null, null);
    }

    private static Notice threePages() {
        List<Notice.Received> received = new ArrayList<>();
        LocalDate day = LocalDate.parse("2026-09-05");
        for (int n = 0; n < 50; n++) {
            String date = day.plusDays(n).toString();
            received.add(n % 10 == 9 ? credit(date, "20.00") : payment(date, "20.00"));
        }
        return notice(LetterKind.PAYMENT_DEMAND, "2026-11-02", "2026-11-16")
                .withReceived(received)
                .withInterest(IntStream.range(0, 50)
                        .mapToObj(n -> line(
                                day.plusDays(n).toString(),
                                day.plusDays(n + 1).toString(),
                                12500 - 20 * n + ".00",
                                "12.25",
                                "4.00"))
                        .toList())
                .build();
    }

    private static Notice longestKid() {
        Notice notice = notice(LetterKind.COLLECTION_NOTICE, "2026-09-15", "2026-09-29")
                .withCreditor("Fjellheim Renhold og Vaktmestertjenester Østlandet og Innlandet AS")
                .build();
        Notice.OtherClaim other = onInvoices(2, "nb").others().get(0);
        return with(
                notice,
                List.of(new Notice.OtherClaim(
                        other.invoiceNumber(),
                        other.invoiceDate(),
                        other.dueDate(),
                        other.concerns(),
                        "1234567890123456789012345",
                        other.principal(),
                        other.interest(),
                        other.interestUnpaid(),
                        other.fees(),
                        other.costs(),
                        other.total())),
                null,
                null,
                null);
    }

    private static Notice with(
            Notice notice,
            List<Notice.OtherClaim> others,
            Notice.InstalmentTerms instalments,
            Notice.ObjectionAnswer objection,
            Notice.Settlement settlement) {
        return new Notice(
                notice.kind(),
                notice.enforcementNotice(),
                notice.language(),
                notice.letterDate(),
                notice.deadline(),
                notice.sender(),
                notice.addressee(),
                notice.subject(),
                notice.received(),
                notice.principal(),
                notice.interest(),
                notice.interestUnpaid(),
                notice.fees(),
                notice.feesUnpaid(),
                notice.costs(),
                notice.total(),
                notice.ratePercent(),
                notice.interestPerDay(),
                notice.enforcementCosts(),
                others,
                instalments,
                objection,
                settlement);
    }

    private static List<String> languages(PDStructureNode node) {
        List<String> found = new ArrayList<>();
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                if (element.getLanguage() != null) {
                    found.add(element.getLanguage());
                }
                found.addAll(languages(element));
            }
        }
        return found;
    }
}
