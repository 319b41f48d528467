package no.kapitalkontroll.kk2.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import no.kapitalkontroll.kk2.command.ReadCall;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.SpringCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The statement of a claim, against what KK2 really sent, received and closed. */
class StatementStory {

    @TempDir
    private Path folder;

    private Story story;

    private record Said(int exit, String out, String err) {}

    @ParameterizedTest
    @EnumSource
    void it_equals_every_letter_on_the_letter_s_date(TripletexManner manner) {
        story = Story.begin(manner);
        // on paper, dated the next business day; the rate changes on 1 July
        var invoice = story.invoice(story.customer().withoutEmail(), "12500.00", "2026-06-10");
        story.on("2026-06-25");
        story.pays(invoice, "2026-07-03", "3000.00");
        story.on("2026-07-03");
        story.credits(invoice, "2026-07-08", "500.00");
        story.on("2026-07-08");
        story.on("2026-07-16");
        story.on("2026-07-17");

        assertThat(story.letters(invoice))
                .extracting(LetterSeen::date)
                .map(Object::toString)
                .containsExactly("2026-06-26", "2026-07-17");
        for (var letter : story.letters(invoice)) {
            var statement = json(invoice, letter.date().toString());
            assertThat(unpaid(statement)).containsExactly(letter.principal(), "0.00", letter.fees(), letter.interest());
            assertThat(amount(statement, "/total")).isEqualTo(letter.total());
        }
        var last = json(invoice, "2026-07-17");
        assertThat(lines(last))
                .containsExactly(
                        "2026-06-10 2026-06-30 21 365 12500.00 12.00 86.30",
                        "2026-07-01 2026-07-02 2 365 12500.00 12.25 8.39",
                        "2026-07-03 2026-07-07 5 365 9500.00 12.25 15.94",
                        "2026-07-08 2026-07-16 9 365 9000.00 12.25 27.18");
        assertThat(last.at("/letters")).hasSize(2).allSatisfy(letter -> {
            assertThat(letter.get("total")).isEqualTo(letter.get("totalNow"));
            assertThat(letter.get("knownSince")).isEmpty();
        });
    }

    @Test
    void a_payment_that_becomes_known_late_stands_beside_the_letter_that_did_not_know_it() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.on("2026-10-05");
        story.pays(invoice, "2026-10-02", "5000.00");
        story.on("2026-10-06");

        var demand = json(invoice, "2026-10-06").at("/letters/1");

        assertThat(amount(demand, "/total")).isEqualTo("12797.83");
        assertThat(amount(demand, "/totalNow")).isEqualTo("7792.80");
        assertThat(demand.at("/knownSince/0/what").asText()).isEqualTo("payment");
        assertThat(demand.at("/knownSince/0/date").asText()).isEqualTo("2026-10-02");
        assertThat(amount(demand, "/knownSince/0/amount")).isEqualTo("5000.00");
        assertThat(amount(json(invoice, "2026-10-05"), "/total")).isEqualTo("7792.80");
        assertThat(amount(json(invoice, "2026-09-15"), "/total")).isEqualTo("12600.93");
    }

    @Test
    void a_closed_case_an_invoice_without_a_case_and_a_day_without_a_rate_are_shown() {
        story = Story.begin();
        var closed = story.invoice("5000.00", "2026-08-31");
        var young = story.invoice("1000.00", "2026-09-10");
        story.on("2026-09-15");
        story.pays(closed, "2026-09-18", "5000.00");
        story.on("2026-09-18");

        var settled = json(closed, "2026-09-18");
        assertThat(settled.at("/case").asText()).isEqualTo("closed");
        assertThat(amount(settled, "/total")).isEqualTo("0.00");
        assertThat(amount(settled, "/parts/fees/waived")).isEqualTo("38.00");
        assertThat(amount(settled, "/parts/interest/waived")).isEqualTo("30.21");
        assertThat(amount(json(closed, "2026-09-17"), "/parts/fees/waived")).isEqualTo("0.00");

        var table = call(young, "--on", "2026-09-20");
        assertThat(table.exit()).isZero();
        assertThat(table.out()).contains("no case").contains("1 003,36");

        var future = call(young, "--on", "2027-03-01");
        assertThat(future.exit()).isEqualTo(1);
        assertThat(future.err()).contains("the late-interest rate from 2027-01-01 is missing");
        assertThat(future.out()).contains("on 2027-01-01").contains("2026-12-31");
    }

    @Test
    void a_pdf_is_written_once_and_never_over_another_file() throws IOException {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        var file = folder.resolve("claim.pdf");

        assertThat(call(invoice, "--format", "pdf", "--out", file.toString()).exit())
                .isZero();
        var bytes = Files.readAllBytes(file);
        assertThat(bytes).startsWith('%', 'P', 'D', 'F');
        assertThat(call(invoice, "--format", "pdf", "--out", file.toString()).exit())
                .isZero();

        var other = call(invoice, "--on", "2026-09-20", "--format", "pdf", "--out", file.toString());
        assertThat(other.exit()).isEqualTo(1);
        assertThat(other.err()).startsWith("refused: " + file);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        assertThat(call(invoice, "--out", folder.resolve("missing/claim.txt").toString())
                        .exit())
                .isEqualTo(1);
    }

    @Test
    void who_is_not_known_is_named() {
        story = Story.begin();
        story.on("2026-09-15");

        assertThat(call("nobody", "1"))
                .isEqualTo(
                        new Said(
                                1,
                                "",
                                "refused: there is no creditor nobody; remedy: the creditor's id is the name of its file in KK2_CREDITORS\n"));
        assertThat(call(story.id(), "987654").err()).startsWith("refused: no invoice 987654 of " + story.id());
    }

    @Test
    void the_lead_of_merged_claims_closes_with_all_of_them() {
        story = Story.begin();
        var customer = story.customer();
        var lead = story.invoice(customer, "12500.00", "2026-08-31");
        var member = story.invoice(customer, "1000.00", "2026-08-31");
        story.on("2026-09-15");
        story.sql()
                .sql("UPDATE cases m JOIN cases l ON l.creditor_id = m.creditor_id SET m.merged_into = l.id "
                        + "WHERE l.creditor_id = ? AND l.invoice_id = ? AND m.invoice_id = ?")
                .params(story.id(), lead.id(), member.id())
                .update();

        var statement = json(lead, "2026-09-15");

        assertThat(statement.at("/others/0/invoiceNumber").asInt()).isEqualTo(member.number());
        assertThat(amount(statement, "/others/0/total")).isEqualTo("1005.03");
        assertThat(amount(statement, "/grandTotal")).isEqualTo("13605.96");
        assertThat(json(member, "2026-09-15").at("/others")).isEmpty();
    }

    private JsonNode json(InvoiceDoc invoice, String on) {
        var said = call(invoice, "--on", on, "--format", "json");
        assertThat(said.exit()).isZero();
        try {
            return new ObjectMapper().readTree(said.out());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> unpaid(JsonNode statement) {
        return List.of("principal", "costs", "fees", "interest").stream()
                .map(part -> amount(statement, "/parts/" + part + "/unpaid"))
                .toList();
    }

    private static List<String> lines(JsonNode statement) {
        List<String> lines = new ArrayList<>();
        for (var line : statement.at("/interest")) {
            lines.add("%s %s %s %s %s %s %s"
                    .formatted(
                            line.get("from").asText(),
                            line.get("lastDay").asText(),
                            line.get("days"),
                            line.get("daysInYear"),
                            amount(line, "/base"),
                            amount(line, "/percent"),
                            amount(line, "/amount")));
        }
        return lines;
    }

    private static String amount(JsonNode node, String path) {
        return node.at(path).decimalValue().setScale(2).toPlainString();
    }

    private Said call(InvoiceDoc invoice, String... options) {
        List<String> args = new ArrayList<>(List.of(story.id(), String.valueOf(invoice.number())));
        Collections.addAll(args, options);
        return call(args.toArray(String[]::new));
    }

    private Said call(String... args) {
        List<String> words = new ArrayList<>(List.of("statement"));
        Collections.addAll(words, args);
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var toOut = new PrintStream(out, true, UTF_8);
        var toErr = new PrintStream(err, true, UTF_8);
        var call = new ReadCall()
                .read(words.toArray(String[]::new), "", toOut, toErr)
                .call()
                .orElseThrow();
        var kk2 = ((SpringCamelContext) story.kk2().bean(CamelContext.class)).getApplicationContext();
        var exit = call.execute(kk2, toOut, toErr);
        return new Said(exit, out.toString(UTF_8), err.toString(UTF_8));
    }

    @AfterEach
    void the_contract_was_kept() {
        story.neverBrokeTheContract();
    }
}
