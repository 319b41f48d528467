package no.kapitalkontroll.kk2.letter;

import com.openhtmltopdf.context.StylesheetFactoryImpl;
import com.openhtmltopdf.css.sheet.Stylesheet;
import com.openhtmltopdf.css.sheet.StylesheetInfo;
import com.openhtmltopdf.simple.extend.XhtmlNamespaceHandler;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.w3c.dom.Document;

/**
 * Hands the renderer a page's {@code <style>} as it was parsed for the page before: all letters of a language have the
 * same. Not thread-safe.
 */
final class ParsedStyles extends XhtmlNamespaceHandler {

    /** Three languages and the other documents of KK2 and of an operator; what is beyond is parsed again. */
    private static final int KEPT = 32;

    private final StylesheetFactoryImpl parser = new StylesheetFactoryImpl(null);

    @SuppressWarnings("serial")
    private final Map<String, Stylesheet> parsed = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Stylesheet> eldest) {
            return size() > KEPT;
        }
    };

    @Override
    public StylesheetInfo[] getStylesheets(Document page) {
        return Stream.of(super.getStylesheets(page)).map(this::asParsed).toArray(StylesheetInfo[]::new);
    }

    private StylesheetInfo asParsed(StylesheetInfo style) {
        if (!style.isInline()) {
            return style;
        }
        var known = new StylesheetInfo();
        style.getMedia().forEach(known::addMedium);
        known.setOrigin(style.getOrigin());
        known.setUri("");
        known.setStylesheet(
                parsed.computeIfAbsent(style.getContent(), css -> parser.parse(new StringReader(css), style)));
        return known;
    }
}
