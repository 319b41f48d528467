package no.kapitalkontroll.kk2.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import no.kapitalkontroll.kk2.handling.Answer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * All that is stored about one debtor (GDPR article 15), as one zip: contents.json tells of each table what it holds, what for
 * and how long; a JSON file a table; letters and invoice copies as PDF. A joint letter speaks for several cases and is in it as
 * it was sent.
 */
@Component
public class ExportDebtor {

    private final ObjectMapper json = new ObjectMapper();
    private final ObjectWriter pretty = json.writerWithDefaultPrettyPrinter();
    private final JdbcClient jdbc;
    private final FindDebtor findDebtor;
    private final RetentionTerms terms;

    ExportDebtor(JdbcClient jdbc, FindDebtor findDebtor, RetentionTerms terms) {
        this.jdbc = jdbc;
        this.findDebtor = findDebtor;
        this.terms = terms;
    }

    /**
     * @param customer Tripletex' customer number or id
     * @param file the zip; one that is there already is left alone
     */
    @Transactional(readOnly = true)
    public Answer export(String creditorId, long customer, Path file, LocalDate today) {
        var debtor = findDebtor.of(creditorId, customer);
        if (debtor.isEmpty()) {
            return new Answer.Refused(
                    FindDebtor.nobody(creditorId, customer), "look up the customer number in Tripletex");
        }
        try (var zip = new ZipOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
            var rows = write(debtor.get(), customer, zip, today);
            return new Answer.Done("%s customer %d: %d rows are in %s".formatted(creditorId, customer, rows, file));
        } catch (FileAlreadyExistsException e) {
            return new Answer.Refused(file + " exists", "name another file, or move it away");
        } catch (IOException e) {
            return new Answer.Refused(
                    file + " cannot be written (" + e.getClass().getSimpleName() + ")",
                    "name a file in a folder that exists and may be written to");
        }
    }

    private int write(Subjects debtor, long customer, ZipOutputStream zip, LocalDate today) throws IOException {
        var contents = json.createObjectNode()
                .put("creditor", debtor.creditorId())
                .put("customer", customer)
                .put("asOf", today.toString());
        var tables = contents.putArray("tables");
        var rows = 0;
        for (var table : StoredData.ofDebtors().toList()) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            var of = rows(table, debtor, files);
            rows += of.size();
            tables.add(told(table, of.size(), List.copyOf(files.keySet())));
            put(zip, table.name() + ".json", pretty.writeValueAsBytes(of));
            for (var one : files.entrySet()) {
                put(zip, one.getKey(), one.getValue());
            }
        }
        put(zip, "contents.json", pretty.writeValueAsBytes(contents));
        return rows;
    }

    private ObjectNode told(StoredTable table, int rows, List<String> files) {
        var told = json.createObjectNode()
                .put("table", table.name())
                .put("holds", table.holds())
                .put("purpose", table.rule().purpose())
                .put("kept", table.rule().period(terms))
                .put("setting", table.rule().key())
                .put("rows", rows)
                .put("file", table.name() + ".json");
        var names = told.putArray("files");
        files.forEach(names::add);
        return told;
    }

    private ArrayNode rows(StoredTable table, Subjects debtor, Map<String, byte[]> files) {
        List<ObjectNode> rows = new ArrayList<>();
        jdbc.sql("SELECT * FROM " + table.name() + " WHERE " + table.ofDebtor())
                .params(debtor.parameters())
                .query(row -> {
                    rows.add(row(table.name(), row, files));
                });
        return json.createArrayNode().addAll(rows);
    }

    private ObjectNode row(String table, ResultSet row, Map<String, byte[]> files) throws SQLException {
        var told = json.createObjectNode();
        var columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            var value = row.getObject(i);
            if (value instanceof byte[] bytes) {
                // named by ids alone: nothing that came from outside names a file
                var name = "%s/%s-%d.pdf".formatted(table, columns.getColumnName(i), row.getLong("id"));
                files.put(name, bytes);
                told.put(columns.getColumnName(i), name);
            } else {
                told.set(columns.getColumnName(i), node(value));
            }
        }
        return told;
    }

    private JsonNode node(Object value) {
        if (value instanceof BigDecimal amount) {
            return json.getNodeFactory().numberNode(amount);
        }
        if (value instanceof Number number) {
            return json.getNodeFactory().numberNode(number.longValue());
        }
        if (value instanceof Boolean yes) {
            return json.getNodeFactory().booleanNode(yes);
        }
        return value == null ? json.nullNode() : ofText(value.toString());
    }

    /** Our own records stand in columns as JSON. */
    private JsonNode ofText(String text) {
        try {
            return text.startsWith("{")
                    ? json.readTree(text)
                    : json.getNodeFactory().textNode(text);
        } catch (JsonProcessingException plainText) {
            return json.getNodeFactory().textNode(text);
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
