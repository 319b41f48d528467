package no.kapitalkontroll.kk2.letter;

import com.openhtmltopdf.pdfboxout.PageSupplier;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Gives the renderer its pages. Each border of a page marks itself with a dictionary of its own, which PDFBox compares with
 * all those before it, although no two are the same: these pages answer that at once.
 */
final class LetterPages implements PageSupplier {

    @Override
    public PDPage requestPage(PDDocument document, float width, float height, int page, int shadowPage) {
        var resources = new COSDictionary();
        resources.setItem(COSName.PROPERTIES, new AlwaysNew());
        var requested = new PDPage(new PDRectangle(width, height));
        requested.setResources(new PDResources(resources));
        document.addPage(requested);
        return requested;
    }

    private static final class AlwaysNew extends COSDictionary {

        @Override
        public boolean containsValue(Object value) {
            return false;
        }
    }
}
