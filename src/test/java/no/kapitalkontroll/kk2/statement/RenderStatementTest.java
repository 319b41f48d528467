package no.kapitalkontroll.kk2.statement;

import static org.assertj.core.api.Assertions.assertThat;

import no.kapitalkontroll.kk2.letter.SeenPdf;
import org.junit.jupiter.api.Test;

class RenderStatementTest {

    private static final RenderStatement RENDER = new RenderStatement();

    @Test
    void the_whole_calculation_is_a_tagged_archive_pdf_in_three_languages() throws Exception {
        var bokmal = RENDER.of(Statements.full("nb", "NO"));
        var nynorsk = RENDER.of(Statements.full("nn", "NO"));
        var english = RENDER.of(Statements.full("nb", "EN"));

        assertThat(SeenPdf.breaches(bokmal)).isEmpty();
        assertThat(SeenPdf.breaches(english)).isEmpty();
        assertThat(SeenPdf.text(nynorsk)).contains("Kravoppstilling 20.10.2026", "Forseinkingsrente", "Står att");
        assertThat(SeenPdf.text(english))
                .contains("Statement of claim / Kravsoppstilling 20.10.2026", "Late interest / Forsinkelsesrente");
    }

    @Test
    void every_line_of_the_calculation_is_there() {
        assertThat(SeenPdf.text(RENDER.of(Statements.full("nb", "NO"))))
                .contains("Kari & Ola <Lunde>, Bjørkeveien 12 B, 0580 Oslo")
                .contains("10234, datert 17.08.2026, forfalt 31.08.2026, renhold av kontorlokaler i juli 2026")
                .contains("Innbetaling 20.09.2026 −5 000,00 5 000,00")
                .contains("Kreditering 25.09.2026 −1 500,00")
                .contains("Innbetaling 10.09.2026 0,00 tilbakeført 17.09.2026: uten virkning (500,00)")
                .contains("31.08.2026–19.09.2026")
                .contains("forsinkelsesrenteloven §§ 2–3")
                .contains("Gebyr for betalingsoppfordring 02.10.2026, kreves ikke")
                .contains("brevet ble ikke sendt (113,00)")
                .contains("Betalingsoppfordring 05.10.2026")
                .contains("Kjent siden: innbetaling 20.09.2026, 5 000,00")
                .contains("Faktura 10235 1 016,78");
    }

    @Test
    void the_same_statement_gives_the_same_bytes() {
        assertThat(RENDER.of(Statements.full("nb", "NO")))
                .isEqualTo(new RenderStatement().of(Statements.full("nb", "NO")));
    }

    @Test
    void many_lines_run_over_pages_that_each_name_the_claim() throws Exception {
        var pdf = RENDER.of(Statements.manyPayments(50));
        var pages = SeenPdf.pages(pdf);

        assertThat(pages).hasSizeGreaterThan(3);
        assertThat(pages.subList(1, pages.size()))
                .allSatisfy(page -> assertThat(page).contains("fjellheim-10234 – 31.12.2026"));
        assertThat(pages.get(1)).contains("Side 2 av " + pages.size());
        assertThat(SeenPdf.breaches(pdf)).isEmpty();
    }

    @Test
    void a_missing_rate_is_named() {
        assertThat(SeenPdf.text(RENDER.of(Statements.plain("2027-02-15"))))
                .contains("ikke fastsatt fra 01.01.2027. Kravet er vist til og med dagen før, ikke per 15.02.2027.")
                .contains("Kravsoppstilling 01.01.2027");
    }
}
