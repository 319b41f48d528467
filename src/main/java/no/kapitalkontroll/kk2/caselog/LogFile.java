package no.kapitalkontroll.kk2.caselog;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.audit.ChainHead;
import no.kapitalkontroll.kk2.audit.ChainedEntry;

/** The log of a case as one file of JSON lines: the head first, then each entry with its hashes. */
final class LogFile {

    private static final String FORMAT = "kk2-case-log-1";

    private final ObjectMapper json = new ObjectMapper();

    byte[] write(CaseChain chain) {
        var text = new StringBuilder();
        var head = json.createObjectNode()
                .put("format", FORMAT)
                .put("creditor", chain.creditorId())
                .put("invoiceNumber", chain.invoiceNumber())
                .put("entries", chain.head().entries())
                .put("hash", chain.head().hash());
        text.append(head).append('\n');
        for (var entry : chain.entries()) {
            text.append(line(entry)).append('\n');
        }
        return text.toString().getBytes(UTF_8);
    }

    private ObjectNode line(ChainedEntry entry) {
        return json.createObjectNode()
                .put("sequence", entry.sequence())
                .put("at", entry.at().toString())
                .put("dated", entry.dated().toString())
                .put("until", entry.until() == null ? null : entry.until().toString())
                .put("who", entry.actor())
                .put("event", entry.event())
                .put("detail", entry.detail())
                .put("salt", entry.salt())
                .put("textHash", entry.textHash())
                .put("hash", entry.hash());
    }

    /** Empty when it is no such file. */
    Optional<CaseChain> read(byte[] bytes) {
        try {
            var lines = new String(bytes, UTF_8).lines().toList();
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            var head = json.readTree(lines.get(0));
            if (!head.path("format").asText().equals(FORMAT)) {
                return Optional.empty();
            }
            List<ChainedEntry> entries = new ArrayList<>();
            for (var line : lines.subList(1, lines.size())) {
                entries.add(entry(json.readTree(line)));
            }
            return Optional.of(new CaseChain(
                    0,
                    head.path("creditor").asText(),
                    head.path("invoiceNumber").asInt(),
                    new ChainHead(
                            head.path("entries").asInt(), head.path("hash").asText()),
                    entries));
        } catch (JsonProcessingException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static ChainedEntry entry(JsonNode line) {
        var until = text(line, "until");
        return new ChainedEntry(
                line.path("sequence").asInt(),
                Instant.parse(line.path("at").asText()),
                LocalDate.parse(line.path("dated").asText()),
                until == null ? null : LocalDate.parse(until),
                line.path("who").asText(),
                line.path("event").asText(),
                text(line, "detail"),
                text(line, "salt"),
                line.path("textHash").asText(),
                line.path("hash").asText());
    }

    private static String text(JsonNode line, String field) {
        return line.hasNonNull(field) ? line.get(field).asText() : null;
    }
}
