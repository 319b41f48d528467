package no.kapitalkontroll.kk2.letter;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * A creditor's logo as letters bear it: a PNG that hides nothing of what is behind it. Transparent parts become the white of the
 * paper, so it looks the same; a letter with a mask beside its picture takes nearly twice as long to make.
 */
public final class FlattenLogo {

    /**
     * @param picture PNG or JPEG
     * @throws IllegalArgumentException when it is neither
     */
    public byte[] flatten(byte[] picture) {
        try {
            var image = ImageIO.read(new ByteArrayInputStream(picture));
            if (image == null) {
                throw new IllegalArgumentException("the creditor's logo is no picture that can be read");
            }
            if (RenderLetter.isPng(picture) && !image.getColorModel().hasAlpha()) {
                return picture;
            }
            var png = new ByteArrayOutputStream(picture.length);
            ImageIO.write(onPaper(image), "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage onPaper(BufferedImage image) {
        var paper = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var drawing = paper.createGraphics();
        drawing.drawImage(image, 0, 0, Color.WHITE, null);
        drawing.dispose();
        return paper;
    }
}
