package no.kapitalkontroll.kk2.letter;

import static no.kapitalkontroll.kk2.letter.SeenPdf.breaches;
import static no.kapitalkontroll.kk2.letter.SeenPdf.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/**
 * What is kept from page to page (fonts, parser, parsed styles) leaves nothing of one page in the next. Guards: styles are
 * known by their text, and the tools of a page that failed are thrown away.
 */
class TaggedPdfTest {

    private static final LocalDate DATE = LocalDate.of(2026, 9, 15);
    private static final String SHOWN = "p { font: 10pt 'Source Sans 3' }";
    private static final String HIDDEN = "p { font: 10pt 'Source Sans 3'; display: none }";

    private final TaggedPdf pdf = new TaggedPdf();

    @Test
    void a_page_is_set_in_its_own_style_and_not_in_that_of_the_page_before() {
        assertThat(text(of(page(SHOWN, "Kari")))).isEqualTo("Kari");
        assertThat(text(of(page(HIDDEN, "Kari")))).isEmpty();
        assertThat(text(of(page(SHOWN, "Kari")))).isEqualTo("Kari");
    }

    @Test
    void the_hundredth_page_has_the_bytes_of_the_first() {
        byte[] first = of(page(SHOWN, "Kari"));
        for (int number = 0; number < 98; number++) {
            of(page(SHOWN + "p { margin: " + number + "px }", "page " + number));
        }

        assertThat(of(page(SHOWN, "Kari"))).isEqualTo(first);
    }

    @Test
    void a_page_that_is_no_xhtml_is_refused_and_the_next_one_is_set() throws Exception {
        assertThatThrownBy(() -> of("<html><p>Kari Lunde</html>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the page is no well-formed XHTML");

        assertThat(breaches(of(page(SHOWN, "Kari")))).isEmpty();
    }

    @Test
    void nothing_is_read_from_a_file() {
        String reading = "<!DOCTYPE html [<!ENTITY file SYSTEM 'file:///etc/hostname'>]>" + page(SHOWN, "none:&file;");

        assertThat(text(of(reading))).isEqualTo("none:");
    }

    private byte[] of(String page) {
        return pdf.of(page, DATE, "seed");
    }

    private static String page(String style, String text) {
        return ("<html xmlns='http://www.w3.org/1999/xhtml' lang='nb'><head><title>Brev</title>"
                        + "<meta name='description' content='Brev'/><style>%s</style></head><body><p>%s</p></body></html>")
                .formatted(style, text);
    }
}
