package no.kapitalkontroll.kk2.letter;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A letter's page of XHTML, read back to see what stands where. Texts are without white space and in lower case. */
final class WrittenPage {

    private final List<Element> elements;

    /** @throws SAXException when it is no well-formed XHTML; it knows the line */
    WrittenPage(String xhtml) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            NodeList all =
                    builder.parse(new InputSource(new StringReader(xhtml))).getElementsByTagName("*");
            elements = IntStream.range(0, all.getLength())
                    .mapToObj(index -> (Element) all.item(index))
                    .toList();
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What stands in the elements marked so; empty when there is none. */
    String item(String name) {
        return elements.stream()
                .filter(element -> element.getAttribute("data-item").equals(name))
                .map(element -> compact(element.getTextContent()))
                .collect(Collectors.joining(" "))
                .strip();
    }

    /** The first heading. */
    String heading() {
        return textOf("h1").findFirst().orElse("");
    }

    /** All that is not in a table. */
    String prose() {
        return textOf("h1", "h2", "p").collect(Collectors.joining(" "));
    }

    static String compact(String text) {
        return text.replaceAll("[\\s\u00a0]+", "").toLowerCase(Locale.ROOT);
    }

    private Stream<String> textOf(String... tags) {
        return elements.stream()
                .filter(element -> List.of(tags).contains(element.getTagName()))
                .map(element -> compact(element.getTextContent()));
    }
}
