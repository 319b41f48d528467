package no.kapitalkontroll.kk2.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import no.kapitalkontroll.kk2.letter.LetterTemplates;
import no.kapitalkontroll.kk2.letter.Notices;
import no.kapitalkontroll.kk2.letter.RenderLetter;
import no.kapitalkontroll.kk2.mail.PromptSockets;

/**
 * The floor: the work of a first daily run without any of its safety. No outbox, no case log, no last look, no retry, no lease, no
 * reconciliation; nothing is asked twice and nothing is claimed before it is done. What it needs per item nobody can do without:
 * the same pages read, the same rows kept, the same letters set with the same PDF library, mailed and posted. A process of its
 * own, so that it warms up as KK2 does; it prints the milliseconds of each stage.
 */
final class Floor {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 1_000;
    private static final int IDS_PER_CALL = 200;
    private static final int LETTERS_PER_BATCH = 50;
    private static final int MOST_DAYS_OF_A_WINDOW = 2;
    static final int MOST_PROPOSALS = 1_000;
    private static final BigDecimal RATE = new BigDecimal("12.25");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String tripletex;
    private final int mailPort;
    private final Connection database;

    private record Due(long invoiceId, int number, long customerId, BigDecimal amount, LocalDate dueDate) {}

    private Floor(String tripletex, int mailPort, Connection database) {
        this.tripletex = tripletex;
        this.mailPort = mailPort;
        this.database = database;
    }

    /** @param args address of Tripletex, port of the mail server, database, its user and password, business date */
    public static void main(String[] args) throws Exception {
        try (var database = DriverManager.getConnection(args[2] + "?useBulkStmts=true", args[3], args[4])) {
            database.setAutoCommit(false);
            new Floor(args[0], Integer.parseInt(args[1]), database).run(LocalDate.parse(args[5]));
        }
    }

    private void run(LocalDate date) throws Exception {
        execute(
                "CREATE TABLE invoices (id BIGINT PRIMARY KEY, number INT, customer BIGINT, invoice_date DATE, due_date DATE, amount DECIMAL(15,2), outstanding DECIMAL(15,2), content MEDIUMTEXT, KEY (number))",
                "CREATE TABLE postings (id BIGINT PRIMARY KEY, invoice BIGINT, customer BIGINT, dated DATE, amount DECIMAL(15,2), KEY (invoice))",
                "CREATE TABLE customers (id BIGINT PRIMARY KEY, email VARCHAR(200), content MEDIUMTEXT)",
                "CREATE TABLE decisions (invoice BIGINT PRIMARY KEY, decision VARCHAR(20), reason VARCHAR(30))",
                "CREATE TABLE letters (id BIGINT PRIMARY KEY, total DECIMAL(15,2), pdf LONGBLOB, sent BOOLEAN DEFAULT FALSE)",
                "CREATE TABLE vouchers (invoice BIGINT PRIMARY KEY, voucher BIGINT)");
        timed("mirror", () -> mirror(date));
        List<Due> due = timed("decide", () -> decide(date));
        timed("customers", () -> customers(due.stream().map(Due::customerId).toList()));
        timed("letters", () -> letters(due, date));
        timed("mails", () -> mails(due));
        timed("proposals", () -> proposals(due.subList(0, Math.min(due.size(), MOST_PROPOSALS)), date));
    }

    private static <T> T timed(String stage, Callable<T> work) throws Exception {
        var began = System.nanoTime();
        var result = work.call();
        System.out.printf(
                "step %s took %d ms%n",
                stage, Duration.ofNanos(System.nanoTime() - began).toMillis());
        return result;
    }

    // --- what Tripletex shows

    private Void mirror(LocalDate date) throws Exception {
        try (var invoices = database.prepareStatement("INSERT INTO invoices VALUES (?,?,?,?,?,?,?,?)");
                var postings = database.prepareStatement("INSERT INTO postings VALUES (?,?,?,?,?)")) {
            for (var from = LocalDate.of(2026, 1, 1);
                    !from.isAfter(date);
                    from = from.plusDays(MOST_DAYS_OF_A_WINDOW)) {
                for (var invoice : list("/invoice?invoiceDateFrom=" + from + "&invoiceDateTo="
                        + from.plusDays(MOST_DAYS_OF_A_WINDOW))) {
                    keep(invoice, invoices, postings);
                }
            }
            invoices.executeBatch();
            postings.executeBatch();
        }
        database.commit();
        return null;
    }

    private static void keep(JsonNode invoice, PreparedStatement invoices, PreparedStatement postings)
            throws SQLException {
        set(
                invoices,
                invoice.path("id").asLong(),
                invoice.path("invoiceNumber").asInt(),
                invoice.path("customer").path("id").asLong(),
                LocalDate.parse(invoice.path("invoiceDate").asText()),
                LocalDate.parse(invoice.path("invoiceDueDate").asText()),
                invoice.path("amountCurrency").decimalValue(),
                invoice.path("amountCurrencyOutstanding").decimalValue(),
                invoice.toString());
        for (var posting : invoice.path("postings")) {
            set(
                    postings,
                    posting.path("id").asLong(),
                    invoice.path("id").asLong(),
                    posting.path("customer").path("id").asLong(),
                    LocalDate.parse(posting.path("date").asText()),
                    posting.path("amount").decimalValue());
        }
    }

    // --- who is due

    private List<Due> decide(LocalDate date) throws Exception {
        List<Due> due = new ArrayList<>();
        try (var read = database.prepareStatement(
                        "SELECT id, number, customer, amount, due_date, outstanding FROM invoices ORDER BY number");
                var write = database.prepareStatement("INSERT INTO decisions VALUES (?,?,?)")) {
            read.setFetchSize(PAGE);
            try (var rows = read.executeQuery()) {
                while (rows.next()) {
                    var dueDate = rows.getObject("due_date", LocalDate.class);
                    var isDue = rows.getBigDecimal("outstanding").signum() > 0 && !date.isBefore(dueDate.plusDays(15));
                    if (isDue) {
                        due.add(new Due(
                                rows.getLong("id"),
                                rows.getInt("number"),
                                rows.getLong("customer"),
                                rows.getBigDecimal("amount"),
                                dueDate));
                    }
                    write.setLong(1, rows.getLong("id"));
                    write.setString(2, isDue ? "take" : "skip");
                    write.setString(3, isDue ? null : "not-due");
                    write.addBatch();
                }
            }
            write.executeBatch();
        }
        database.commit();
        return due;
    }

    private Void customers(List<Long> ids) throws Exception {
        try (var write = database.prepareStatement("INSERT IGNORE INTO customers VALUES (?,?,?)")) {
            for (int from = 0; from < ids.size(); from += IDS_PER_CALL) {
                var chunk = ids.subList(from, Math.min(from + IDS_PER_CALL, ids.size())).stream()
                        .map(String::valueOf)
                        .toList();
                for (var customer : list("/customer?isInactive=false&id=" + String.join(",", chunk))) {
                    set(
                            write,
                            customer.path("id").asLong(),
                            customer.path("email").asText(),
                            customer.toString());
                }
            }
            write.executeBatch();
        }
        database.commit();
        return null;
    }

    // --- letters and mails

    private Void letters(List<Due> due, LocalDate date) throws Exception {
        var render = new RenderLetter(new LetterTemplates());
        try (var write = database.prepareStatement("INSERT INTO letters (id, total, pdf) VALUES (?,?,?)")) {
            for (int from = 0; from < due.size(); from += LETTERS_PER_BATCH) {
                var batch = due.subList(from, Math.min(from + LETTERS_PER_BATCH, due.size()));
                var pdfs = IntStream.range(0, batch.size())
                        .parallel()
                        .mapToObj(one -> render.render("fjellheim", Notices.collectionNotice(), null))
                        .toList();
                for (int one = 0; one < batch.size(); one++) {
                    set(write, batch.get(one).invoiceId(), total(batch.get(one), date), pdfs.get(one));
                }
                write.executeBatch();
                database.commit();
            }
        }
        return null;
    }

    private static BigDecimal total(Due due, LocalDate date) {
        var interest = due.amount()
                .multiply(RATE)
                .multiply(BigDecimal.valueOf(ChronoUnit.DAYS.between(due.dueDate(), date)))
                .divide(BigDecimal.valueOf(36_500), 2, RoundingMode.HALF_UP);
        return due.amount().add(interest).add(BigDecimal.valueOf(38));
    }

    private Void mails(List<Due> due) throws Exception {
        var settings = new Properties();
        settings.put("mail.smtp.socketFactory", new PromptSockets());
        var session = Session.getInstance(settings);
        try (var read = database.prepareStatement(
                        "SELECT l.pdf, c.email FROM letters l JOIN invoices i ON i.id = l.id JOIN customers c ON c.id = i.customer WHERE l.id = ?");
                var write = database.prepareStatement("UPDATE letters SET sent = TRUE WHERE id = ?");
                Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", mailPort, null, null);
            for (var one : due) {
                read.setLong(1, one.invoiceId());
                try (var row = read.executeQuery()) {
                    row.next();
                    var mail = mail(session, one, row.getString("email"), row.getBytes("pdf"));
                    transport.sendMessage(mail, mail.getAllRecipients());
                }
                set(write, one.invoiceId());
            }
            write.executeBatch();
        }
        database.commit();
        return null;
    }

    private static MimeMessage mail(Session session, Due due, String to, byte[] pdf) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText("Vedlagt følger et brev om faktura " + due.number(), "UTF-8");
        var letter = new MimeBodyPart();
        letter.setDataHandler(new DataHandler(new ByteArrayDataSource(pdf, "application/pdf")));
        letter.setFileName(due.number() + ".pdf");
        var mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress("faktura@fjellheim.example"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        mail.setSubject("Brev om faktura " + due.number(), "UTF-8");
        mail.setContent(new MimeMultipart(text, letter));
        mail.saveChanges();
        return mail;
    }

    // --- books

    /** A fee of 38 and an interest of 20 for each. */
    private Void proposals(List<Due> paid, LocalDate date) throws Exception {
        try (var write = database.prepareStatement("INSERT INTO vouchers VALUES (?,?)")) {
            for (var due : paid) {
                var request = HttpRequest.newBuilder(URI.create(tripletex + "/ledger/voucher?sendToLedger=false"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(voucher(due, date))))
                        .build();
                var answer = JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofByteArray())
                        .body());
                set(write, due.invoiceId(), answer.path("value").path("id").asLong());
            }
            write.executeBatch();
        }
        database.commit();
        return null;
    }

    private static Map<String, Object> voucher(Due due, LocalDate date) {
        return Map.of(
                "date",
                date.toString(),
                "description",
                "Gebyr og rente, faktura " + due.number(),
                "externalVoucherNumber",
                "FLOOR-" + due.number(),
                "postings",
                List.of(line(1, 1500, 58), line(2, 3909, -38), line(3, 8050, -20)));
    }

    private static Map<String, Object> line(int row, int account, int kroner) {
        return Map.of(
                "row", row, "account", Map.of("id", account), "amountGross", kroner, "amountGrossCurrency", kroner);
    }

    // --- the wire and the database

    /** A whole list, page by page. */
    private List<JsonNode> list(String path) throws IOException, InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        for (int from = 0; ; from += PAGE) {
            var request = HttpRequest.newBuilder(
                            URI.create(tripletex + path + "&sorting=id&from=" + from + "&count=" + PAGE))
                    .build();
            var values = JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofByteArray())
                            .body())
                    .path("values");
            values.forEach(rows::add);
            if (values.size() < PAGE) {
                return rows;
            }
        }
    }

    /** One more row of a batch, which is written when it is full. */
    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int column = 0; column < values.length; column++) {
            statement.setObject(column + 1, values[column]);
        }
        statement.addBatch();
    }

    private void execute(String... statements) throws SQLException {
        try (var statement = database.createStatement()) {
            for (var one : statements) {
                statement.execute(one);
            }
        }
        database.commit();
    }
}
