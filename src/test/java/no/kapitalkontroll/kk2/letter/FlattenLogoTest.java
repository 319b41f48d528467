package no.kapitalkontroll.kk2.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class FlattenLogoTest {

    private final FlattenLogo flattenLogo = new FlattenLogo();

    @Test
    void transparent_parts_become_the_white_of_the_paper_and_the_others_stay_as_they_are() throws IOException {
        var logo = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        logo.setRGB(0, 0, 0xff1f6f5c);
        logo.setRGB(1, 0, 0x801f6f5c);

        var flat = read(flattenLogo.flatten(written(logo, "png")));

        assertThat(flat.getColorModel().hasAlpha()).isFalse();
        assertThat(flat.getRGB(0, 0)).isEqualTo(0xff1f6f5c);
        assertThat(flat.getRGB(2, 0)).isEqualTo(0xffffffff);
        // half of 0x5c and half of 0xff
        assertThat(flat.getRGB(1, 0) & 0xff).isBetween(0xac, 0xae);
    }

    @Test
    void a_png_without_transparency_is_left_as_it_is() throws IOException {
        var png = written(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png");

        assertThat(flattenLogo.flatten(png)).isSameAs(png);
    }

    @Test
    void a_jpeg_becomes_a_png_that_a_letter_can_bear() throws Exception {
        var jpeg = written(new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB), "jpeg");

        var letter = new RenderLetter(new LetterTemplates())
                .render("fjellheim", Notices.collectionNotice(), flattenLogo.flatten(jpeg));

        assertThat(SeenPdf.breaches(letter)).isEmpty();
    }

    @Test
    void a_letter_with_a_flattened_logo_is_an_archive_pdf_without_a_mask() throws Exception {
        var letter = new RenderLetter(new LetterTemplates())
                .render("fjellheim", Notices.collectionNotice(), flattenLogo.flatten(RenderLetterTest.logo()));

        assertThat(SeenPdf.breaches(letter)).isEmpty();
        assertThat(new String(letter, java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("/Image")
                .doesNotContain("/SMask");
    }

    @Test
    void what_is_no_picture_is_refused() {
        assertThatThrownBy(() -> flattenLogo.flatten(new byte[] {1, 2, 3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("logo");
    }

    private static byte[] written(BufferedImage image, String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
