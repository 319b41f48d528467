package no.kapitalkontroll.kk2.handover;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * Binds the parts of a dossier to one PDF, with a bookmark for each; the documents of the evidence lie inside it once more byte
 * for byte, since pages that were bound have no hash. The same parts give the same bytes.
 *
 * <p>The parts that KK2 makes are PDF/A-2a, and the letters inside still are. The whole does not claim to be: nobody knows what
 * the copy of the invoice is.
 */
final class BindDossier {

    /** Pages with the title that their bookmark bears. */
    record Part(
            String title,
            @SuppressWarnings("ArrayRecordComponent") byte[] pdf) {

        @Override
        public String toString() {
            return title;
        }
    }

    /** Whether pages can be read from it: a copy that is damaged or locked by a password is none. */
    static boolean isReadable(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages() > 0;
        } catch (IOException unreadable) {
            return false;
        }
    }

    byte[] bind(String title, LocalDate date, List<Part> parts, List<Attachment> attachments) {
        try (PDDocument whole = new PDDocument()) {
            whole.setDocumentId((long) title.hashCode());
            var outline = new PDDocumentOutline();
            for (var part : parts) {
                append(whole, part, outline);
            }
            var catalog = whole.getDocumentCatalog();
            catalog.setDocumentOutline(outline);
            catalog.setPageMode(PageMode.USE_OUTLINES);
            catalog.setLanguage("nb");
            catalog.setMetadata(null);
            var preferences = new PDViewerPreferences(new COSDictionary());
            preferences.setDisplayDocTitle(true);
            catalog.setViewerPreferences(preferences);
            embed(whole, date, attachments);
            whole.setDocumentInformation(information(title, date));
            var bytes = new ByteArrayOutputStream(1 << 20);
            whole.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(PDDocument whole, Part part, PDDocumentOutline outline) throws IOException {
        int first = whole.getNumberOfPages();
        try (PDDocument pages = Loader.loadPDF(part.pdf())) {
            pages.setAllSecurityToBeRemoved(true);
            // a part's own bookmarks would stand between ours
            pages.getDocumentCatalog().setDocumentOutline(null);
            new PDFMergerUtility().appendDocument(whole, pages);
        }
        var destination = new PDPageFitDestination();
        destination.setPage(whole.getPage(first));
        var bookmark = new PDOutlineItem();
        bookmark.setTitle(part.title());
        bookmark.setDestination(destination);
        outline.addLast(bookmark);
    }

    private static void embed(PDDocument whole, LocalDate date, List<Attachment> attachments) throws IOException {
        Map<String, PDComplexFileSpecification> files = new LinkedHashMap<>();
        for (var attachment : attachments) {
            var file = new PDEmbeddedFile(whole, new ByteArrayInputStream(attachment.pdf()));
            file.setSubtype("application/pdf");
            file.setSize(attachment.pdf().length);
            file.setCreationDate(midnight(date));
            var specification = new PDComplexFileSpecification();
            specification.setFile(attachment.fileName());
            specification.setFileUnicode(attachment.fileName());
            specification.setFileDescription(attachment.title());
            specification.setEmbeddedFile(file);
            files.put(attachment.fileName(), specification);
        }
        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(files);
        var names = new PDDocumentNameDictionary(whole.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        whole.getDocumentCatalog().setNames(names);
    }

    private static PDDocumentInformation information(String title, LocalDate date) {
        var information = new PDDocumentInformation();
        information.setTitle(title);
        information.setProducer("KK2");
        information.setCreationDate(midnight(date));
        return information;
    }

    private static Calendar midnight(LocalDate date) {
        Calendar midnight = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC));
        midnight.setTimeInMillis(date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
        return midnight;
    }
}
