package no.kapitalkontroll.kk2.standin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** The document of an invoice: one plain page, no archive format, as accounting systems make them. */
final class InvoicePdf {

    private InvoicePdf() {}

    static byte[] of(InvoiceDoc invoice) {
        try (var pdf = new PDDocument()) {
            pdf.setDocumentId(invoice.id);
            var page = new PDPage(PDRectangle.A4);
            pdf.addPage(page);
            try (var text = new PDPageContentStream(pdf, page)) {
                text.beginText();
                text.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 14);
                text.setLeading(22);
                text.newLineAtOffset(70, 740);
                for (var line : List.of(
                        "FAKTURA " + invoice.number,
                        invoice.customer.name(),
                        "Fakturadato " + invoice.invoiceDate,
                        "Forfall " + invoice.dueDate(),
                        "Sum " + invoice.amount(),
                        "KID " + invoice.kid())) {
                    text.showText(line);
                    text.newLine();
                }
                text.endText();
            }
            var bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
