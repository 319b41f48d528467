package no.kapitalkontroll.kk2.tripletex;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** JSON as Tripletex means it: amounts stay exact decimals. */
final class TripletexJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private TripletexJson() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An object with the document under {@code pdf}; nothing for everything that does not begin and end as one. */
    static Optional<ObjectNode> aroundPdf(byte[] bytes) {
        return bytes != null && beginsAndEndsAsPdf(bytes) ? Optional.of(object().put("pdf", bytes)) : Optional.empty();
    }

    /** The end mark stands within the last kilobyte (ISO 32000-1, annex H.3.18): half a document has none. */
    private static boolean beginsAndEndsAsPdf(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 5), StandardCharsets.ISO_8859_1);
        int tail = Math.min(bytes.length, 1024);
        return head.equals("%PDF-")
                && new String(bytes, bytes.length - tail, tail, StandardCharsets.ISO_8859_1).contains("%%EOF");
    }

    /** The object in these bytes; nothing for everything else (a login page, half a page, no byte at all). */
    static Optional<ObjectNode> parse(byte[] bytes) {
        if (bytes == null || bytes.length == 0) {
            return Optional.empty();
        }
        try {
            JsonNode tree = MAPPER.readTree(bytes);
            return tree instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (IOException notJson) {
            // its message quotes the payload: nobody may see it
            return Optional.empty();
        }
    }
}
