package no.kapitalkontroll.kk2.letter;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads a page of XHTML as the renderer wants it. The renderer's own way looks an XML library up for every page and copies
 * the page through a transformer; this keeps one parser of the JDK. Nothing outside the page is read. Not thread-safe.
 */
final class ReadPage {

    private final DocumentBuilder parser = parser();

    /** @throws IllegalArgumentException when it is no well-formed XHTML; it repeats no text of the page */
    Document read(String xhtml) {
        try {
            return parser.parse(new InputSource(new StringReader(xhtml)));
        } catch (SAXException | IOException e) {
            throw new IllegalArgumentException("the page is no well-formed XHTML", e);
        }
    }

    private static DocumentBuilder parser() {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            // every element is laid out, so none is worth being kept for later
            factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
            var parser = factory.newDocumentBuilder();
            // a page may have a document type; what it points at is answered with nothing
            parser.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
            parser.setErrorHandler(new DefaultHandler());
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
