package no.kapitalkontroll.kk2.story;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.cases.StoredRecords;
import no.kapitalkontroll.kk2.command.ReadCall;
import no.kapitalkontroll.kk2.letter.SeenPdf;
import no.kapitalkontroll.kk2.standin.CustomerCard;
import no.kapitalkontroll.kk2.standin.Fault;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.apache.camel.spring.SpringCamelContext;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A case for the enforcement officer, by the command that a case handler types. */
class HandOverStory {

    /** Nobody's number. */
    private static final String NUMBER = "15064560090";

    @TempDir
    Path folder;

    private final Story story = Story.begin();

    private record Said(int exit, String out, String err) {}

    // --- the dossier

    @Test
    void a_person_s_case_is_handed_over_with_all_that_the_officer_needs_and_the_number_is_kept_nowhere()
            throws IOException {
        var log = listen();
        var invoice = handedOver(story.customer().privatePerson());

        var done = says(invoice, "hand-over --conciliation yes --writing-costs 672.50", NUMBER + "\n");

        assertThat(done.out()).startsWith("done: ").contains("claim 13545.85");
        assertThat(done.exit()).isZero();
        assertThat(done.err()).contains("first line of standard input");
        var pdf = file(invoice, "2026-10-23", "pdf");
        assertThat(bookmarks(pdf))
                .containsExactly(
                        "Begjæring om utlegg",
                        "Kravoppstilling",
                        "Faktura " + invoice.number(),
                        "Bevis for sending: Inkassovarsel 2026-09-15",
                        "Inkassovarsel 2026-09-15",
                        "Bevis for sending: Betalingsoppfordring 2026-10-05",
                        "Betalingsoppfordring 2026-10-05");
        assertThat(SeenPdf.text(pdf))
                .contains(
                        NUMBER,
                        "13 545,85",
                        "sendt 05.10.2026, E-post, frist 19.10.2026",
                        "FAKTURA " + invoice.number(),
                        "Siv Saksvik",
                        story.mails(invoice).get(0).messageId(),
                        story.mails(invoice).get(1).messageId());
        assertThat(hashesOfAttachments(pdf)).containsAllEntriesOf(hashesOfLetters(invoice));
        var json = new ObjectMapper().readTree(file(invoice, "2026-10-23", "json"));
        assertThat(json.at("/saksoekt/0/saksoekt/person/identifikator/verdi").asText())
                .isEqualTo(NUMBER);
        assertThat(remaining(json)).isEqualByComparingTo("13545.85");
        assertThat(json.at("/begjaeringensTvangsgrunnlag/0/varsel/0/dato").asText())
                .isEqualTo("2026-10-05");

        assertThat(handOvers(invoice)).singleElement().asString().startsWith("2026-10-23 Kari Moe 13545.85 1627.00 ");
        for (var file : List.of(pdf, file(invoice, "2026-10-23", "json"))) {
            assertThat(tablesWith(StoredRecords.sha256(file)))
                    .as("all numbers could be tried against a hash of what holds one")
                    .isEmpty();
        }
        assertThat(log(invoice)).contains("hand-over-approved Kari Moe the debtor is silent");
        assertThat(tablesWith(NUMBER)).isEmpty();
        assertThat(log.list).isNotEmpty().noneMatch(event -> event.getFormattedMessage()
                .contains(NUMBER));
        assertThat(done.out() + done.err()).doesNotContain(NUMBER);
    }

    @Test
    void the_same_day_makes_the_same_files_and_another_day_another_dossier() throws IOException {
        var invoice = handedOver(story.customer().privatePerson());
        var leftOver = Files.writeString(
                folder.resolve(".2026-10-23-%d-dossier.json.7.1.tmp".formatted(invoice.number())), NUMBER);
        says(invoice, "hand-over", NUMBER + "\n");
        assertThat(leftOver).as("of a machine that stopped while writing").doesNotExist();
        var first = file(invoice, "2026-10-23", "pdf");

        assertThat(says(invoice, "hand-over", NUMBER + "\n").out()).startsWith("done: ");

        assertThat(file(invoice, "2026-10-23", "pdf")).isEqualTo(first);
        assertThat(handOvers(invoice)).hasSize(1);
        assertThat(says(invoice, "hand-over", "55064560084\n").out())
                .contains("is there with other content")
                .doesNotContain("55064560084");
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        assertThat(says(invoice, "hand-over --out " + elsewhere, "55064560084\n")
                        .out())
                .startsWith("done: ");
        assertThat(handOvers(invoice))
                .as("no hash tells one number from another")
                .hasSize(1);

        story.on("2026-10-26");
        assertThat(story.decision(invoice, "2026-10-26")).isEqualTo("wait on-hold");
        assertThat(says(invoice, "hand-over", NUMBER + "\n").out()).startsWith("done: ");
        assertThat(handOvers(invoice)).hasSize(2);
        assertThat(file(invoice, "2026-10-26", "json")).isNotEmpty();
    }

    @Test
    void what_is_missing_is_named_and_nothing_is_written() throws IOException {
        var customer = story.customer().privatePerson();
        var invoice = story.invoice(customer, "12500.00", "2026-08-31");
        story.on("2026-09-15");

        assertThat(says(invoice, "hand-over", "\n").out())
                .startsWith("refused: ")
                .contains(
                        "the case stands at hand-over", "inkassoloven § 11", "§ 4-18", "the debtor's Norwegian number");

        story.on("2026-10-05");
        story.on("2026-10-23");
        story.tripletex().failNext(4, "GET", "/invoice/" + invoice.id() + "/pdf", Fault.status(503));
        assertThat(says(invoice, "hand-over --writing-costs 672.51", "12345678901\n")
                        .out())
                .contains("the debtor's Norwegian number", "a copy of the invoice", "672.51 is more than 672.50")
                .doesNotContain("12345678901");
        assertThat(says(invoice, "hand-over --out /nowhere/at/all", NUMBER + "\n")
                        .out())
                .contains("could not be written");
        customer.withoutAddress();
        story.on("2026-10-26");
        assertThat(says(invoice, "hand-over", NUMBER + "\n").out()).contains("the debtor's Norwegian address");

        assertThat(handOvers(invoice)).isEmpty();
        assertThat(story.fees(invoice)).hasSize(2);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
        assertThat(story.decision(invoice, "2026-10-26")).isEqualTo("wait awaiting-approval");
    }

    @Test
    void a_business_has_its_number_in_tripletex_and_its_dossier_below_the_print_folder() throws IOException {
        var invoice = handedOver(story.customer().organisationNumber("974760673"));

        var done = says(invoice, "hand-over", null);

        var dossiers = story.kk2().prints().resolve(story.id()).resolve("dossiers");
        var pdf = Files.readAllBytes(dossiers.resolve("2026-10-23-" + invoice.number() + "-dossier.pdf"));
        assertThat(done.exit()).isZero();
        assertThat(SeenPdf.text(pdf)).contains("974 760 673");
        assertThat(handOvers(invoice)).singleElement().asString().contains(StoredRecords.sha256(pdf));
    }

    @Test
    void what_stops_the_case_on_the_very_day_of_its_hand_over_stops_the_petition_too() {
        var invoice = handedOver(story.customer().organisationNumber("974760673"));

        assertThat(says(invoice, "hold").out()).startsWith("done: ");

        assertThat(says(invoice, "hand-over").out()).contains("a case that nothing stops", "on-hold");
        assertThat(handOvers(invoice)).isEmpty();
    }

    @Test
    void after_a_rejected_objection_only_the_debtor_s_word_makes_the_claim_uncontested() throws IOException {
        var invoice = story.invoice(story.customer().organisationNumber("974760673"), "12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.on("2026-10-05");
        says(invoice, "object --received 2026-10-05");
        assertThat(says(invoice, "reject-objection --answer Arbeidet-er-utført").out())
                .startsWith("done: ");
        story.on("2026-10-26");
        story.on("2026-11-13");
        assertThat(story.caseOf(invoice)).isEqualTo("HANDED_OVER hand-over");

        assertThat(says(invoice, "hand-over").out())
                .contains("a claim that nobody contests", "objection of 2026-10-05 was not met", "--objection-dropped");
        assertThat(says(invoice, "hand-over --objection-dropped --out " + folder)
                        .out())
                .startsWith("done: ");

        assertThat(new ObjectMapper()
                        .readTree(file(invoice, "2026-11-13", "json"))
                        .findValue("faktiskeForholdForKravet")
                        .asText())
                .endsWith("Saksøkte kom med innsigelse mot kravet 05.10.2026, og har senere frafalt den.")
                .doesNotContain("kjenner ikke til");
        assertThat(log(invoice)).contains("objection-dropped Kari Moe of 2026-10-05: the debtor is silent");
    }

    // --- the result

    @Test
    void an_attachment_rests_until_its_follow_up_and_then_waits_for_a_person() {
        var invoice = approved();

        assertThat(says(invoice, "result --outcome attachment --on 2026-10-23").out())
                .contains("--follow-up");
        assertThat(says(invoice, "result --outcome attachment --on 2026-10-23 --follow-up 2026-10-27")
                        .out())
                .startsWith("done: ");

        story.onEvery("2026-10-26", "2026-10-28");
        assertThat(story.decision(invoice, "2026-10-27")).isEqualTo("wait on-hold");
        assertThat(story.decision(invoice, "2026-10-28")).isEqualTo("wait awaiting-approval");
        assertThat(outcome(invoice)).isEqualTo("attachment 2026-10-23 2026-10-27");
    }

    @Test
    void nothing_to_attach_is_kept_as_evidence_with_the_day_of_the_next_step() {
        var invoice = approved();

        assertThat(says(invoice, "result --outcome nothing-to-attach --on 2026-10-23")
                        .out())
                .contains("due by 2029-08-31", "§§ 2 and 22", "interrupt --event petition", "--ended 2026-10-23");

        assertThat(outcome(invoice)).isEqualTo("nothing-to-attach 2026-10-23 2029-08-31");
        assertThat(log(invoice)).contains("enforcement-nothing-to-attach Kari Moe 2026-10-23: the debtor is silent");
    }

    @Test
    void an_objection_stops_any_further_petition() {
        var invoice = approved();

        assertThat(says(invoice, "result --outcome objection --on 2026-10-23").out())
                .contains("forliksrådet");
        for (var again : List.of("objection", "paid")) {
            assertThat(says(invoice, "result --outcome " + again + " --on 2026-10-23")
                            .out())
                    .startsWith("refused: ")
                    .contains("an objection is open");
        }
        assertThat(of(invoice, "h.state", "objections h")).containsExactly("OPEN");

        story.on("2026-10-26");
        assertThat(story.decision(invoice, "2026-10-26")).isEqualTo("wait disputed");
        assertThat(says(invoice, "hand-over", null).out()).contains("a claim that nobody contests");
    }

    @Test
    void a_result_does_not_end_a_hold_that_the_law_asks_for() {
        var invoice = approved();
        assertThat(says(invoice, "hold-for bankruptcy").out()).startsWith("done: ");

        assertThat(says(invoice, "result --outcome nothing-to-attach --on 2026-10-23")
                        .out())
                .startsWith("refused: ")
                .contains("on hold, bankruptcy", "resume");

        assertThat(of(invoice, "c.stop_cause", "hand_overs h")).containsExactly("bankruptcy");
    }

    @Test
    void a_petition_that_was_made_waits_on_when_an_objection_is_rejected() {
        var invoice = approved();
        story.on("2026-10-26");
        assertThat(says(invoice, "object", null).exit()).isZero();

        assertThat(says(invoice, "reject-objection --answer Nei.", null).out())
                .contains("is still on hold: enforcement");

        story.on("2026-10-27");
        assertThat(story.decision(invoice, "2026-10-27")).isEqualTo("wait on-hold");
        assertThat(story.caseOf(invoice)).isEqualTo("HANDED_OVER hand-over");
        assertThat(story.letters(invoice))
                .extracting(LetterSeen::kind)
                .containsOnlyOnce("payment-demand")
                .contains("objection-answer");
    }

    @Test
    void what_the_officer_says_is_paid_is_closed_by_the_ledger_alone() {
        var invoice = approved();

        assertThat(says(invoice, "result --outcome paid --on 2026-10-23").out()).contains("Tripletex");
        story.on("2026-10-26");
        assertThat(story.caseOf(invoice)).isEqualTo("HANDED_OVER hand-over");

        story.pays(invoice, "2026-10-27", "12500.00");
        story.pays(invoice, "2026-10-27", "390.13");
        story.on("2026-10-27");
        assertThat(story.caseOf(invoice)).isEqualTo("CLOSED hand-over paid");
    }

    @Test
    void a_result_needs_a_hand_over_and_a_date_after_it() {
        var invoice = handedOver(story.customer().organisationNumber("974760673"));

        assertThat(says(invoice, "result --outcome paid --on 2026-10-23").out()).contains("was not handed over");
        says(invoice, "hand-over", null);
        assertThat(says(invoice, "result --outcome paid --on 2026-10-22").out()).startsWith("refused: ");
        assertThat(says(invoice, "result --outcome paid --on 2026-10-24").out()).startsWith("refused: ");
    }

    // --- the costs

    @Test
    void outlay_and_cost_of_writing_are_recovered_as_what_they_are() {
        var invoice = approved();

        assertThat(says(invoice, "cost --amount 1627.00 --on 2026-10-23 --receipt gebyr-55 --voucher-number 812")
                        .out())
                .startsWith("done: ");
        assertThat(says(invoice, "cost --amount 1627.00 --on 2026-10-23 --receipt gebyr-55 --voucher-number 812")
                        .out())
                .contains("already");
        assertThat(says(invoice, "cost --amount 10 --on 2026-10-23 --receipt x").out())
                .contains("let KK2 book it (--book)");
        story.on("2026-10-26");
        assertThat(says(invoice, "hand-over --writing-costs 600", null).out()).contains("claim 15112.93");
        assertThat(says(invoice, "hand-over --writing-costs 672.50", null).out())
                .contains("other content");

        story.pays(invoice, "2026-10-27", "15117.13");
        story.on("2026-10-27");

        assertThat(story.proposals(invoice))
                .singleElement()
                .asString()
                .contains("FEE_INCOME -751.00", "COSTS -1627.00");
        assertThat(story.caseOf(invoice)).isEqualTo("CLOSED hand-over paid");
    }

    @AfterEach
    void the_contract_was_kept() {
        story.neverBrokeTheContract();
    }

    // --- the case and the handler

    /** The first example of rules § 1 up to its hand-over. */
    private InvoiceDoc handedOver(CustomerCard customer) {
        var invoice = story.invoice(customer, "12500.00", "2026-08-31");
        for (var date : List.of("2026-09-15", "2026-10-05", "2026-10-23")) {
            story.on(date);
        }
        assertThat(story.caseOf(invoice)).isEqualTo("HANDED_OVER hand-over");
        return invoice;
    }

    private InvoiceDoc approved() {
        var invoice = handedOver(story.customer().organisationNumber("974760673"));
        assertThat(says(invoice, "hand-over --out " + folder, null).exit()).isZero();
        return invoice;
    }

    private Said says(InvoiceDoc invoice, String words) {
        return says(invoice, words, null);
    }

    /** @param typed standard input; null: a business, of which nothing is asked, with the dossier in the usual folder */
    private Said says(InvoiceDoc invoice, String words, String typed) {
        List<String> args = new ArrayList<>(List.of("case", story.id(), String.valueOf(invoice.number())));
        args.addAll(Arrays.asList(words.split(" ", -1)));
        args.addAll(List.of("--by", "Kari Moe", "--reason", "the debtor is silent"));
        if (typed != null && !words.contains("--out")) {
            args.addAll(List.of("--out", folder.toString()));
        }
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var stdin = System.in;
        var stderr = System.err;
        try {
            System.setIn(new ByteArrayInputStream((typed == null ? "" : typed).getBytes(UTF_8)));
            System.setErr(new PrintStream(err, true, UTF_8));
            var call = new ReadCall().read(args.toArray(String[]::new), "", System.out, System.err);
            assertThat(call.call()).as(err.toString(UTF_8)).isPresent();
            var exit = call.call()
                    .orElseThrow()
                    .execute(
                            story.kk2().bean(SpringCamelContext.class).getApplicationContext(),
                            new PrintStream(out, true, UTF_8),
                            System.err);
            return new Said(exit, out.toString(UTF_8), err.toString(UTF_8));
        } finally {
            System.setIn(stdin);
            System.setErr(stderr);
        }
    }

    // --- what is there afterwards

    private byte[] file(InvoiceDoc invoice, String date, String suffix) throws IOException {
        return Files.readAllBytes(folder.resolve("%s-%d-dossier.%s".formatted(date, invoice.number(), suffix)));
    }

    private static List<String> bookmarks(byte[] bytes) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            List<String> titles = new ArrayList<>();
            var last = -1;
            for (var item : pdf.getDocumentCatalog().getDocumentOutline().children()) {
                var page = pdf.getPages().indexOf(item.findDestinationPage(pdf));
                assertThat(page).as("page of %s", item.getTitle()).isGreaterThan(last);
                last = page;
                titles.add(item.getTitle());
            }
            assertThat(last).isLessThan(pdf.getNumberOfPages());
            return titles;
        }
    }

    private static Map<String, String> hashesOfAttachments(byte[] bytes) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            var files = new PDDocumentNameDictionary(pdf.getDocumentCatalog()).getEmbeddedFiles();
            for (var file : files.getNames().entrySet()) {
                hashes.put(
                        file.getKey(),
                        StoredRecords.sha256(file.getValue().getEmbeddedFile().toByteArray()));
            }
        }
        return hashes;
    }

    private Map<String, String> hashesOfLetters(InvoiceDoc invoice) {
        Map<String, String> hashes = new TreeMap<>();
        story.sql().sql("""
                        SELECT l.file_name, l.sha256 FROM letters l JOIN cases c ON c.id = l.case_id
                         WHERE c.creditor_id = ? AND c.invoice_id = ?
                        """).params(story.id(), invoice.id()).query(row -> {
            hashes.put(row.getString(1), row.getString(2));
        });
        assertThat(hashes).hasSize(2);
        return hashes;
    }

    private static BigDecimal remaining(JsonNode json) {
        var sum = BigDecimal.ZERO;
        for (var claim : json.path("kravTilInnkreving")) {
            sum = sum.add(new BigDecimal(claim.at("/gjenstaaendeBeloep/beloep").asText()));
        }
        return sum;
    }

    private List<String> handOvers(InvoiceDoc invoice) {
        return of(
                invoice,
                "CONCAT_WS(' ', h.approved_on, h.actor, h.total, h.petition_fee, h.pdf_sha256, h.json_sha256)",
                "hand_overs h");
    }

    private String outcome(InvoiceDoc invoice) {
        return of(invoice, "CONCAT_WS(' ', h.outcome, h.outcome_on, h.follow_up_on, h.new_step_by)", "hand_overs h")
                .get(0);
    }

    private List<String> log(InvoiceDoc invoice) {
        return of(invoice, "CONCAT_WS(' ', h.event, h.actor, h.detail)", "case_log h");
    }

    private List<String> of(InvoiceDoc invoice, String what, String table) {
        return story.sql()
                .sql("SELECT " + what + " FROM " + table + " JOIN cases c ON c.id = h.case_id"
                        + " WHERE c.creditor_id = ? AND c.invoice_id = ? ORDER BY h.id")
                .params(story.id(), invoice.id())
                .query(String.class)
                .list();
    }

    /** Names of tables that hold this text in any column. */
    private List<String> tablesWith(String text) {
        var tables = story.sql()
                .sql("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")
                .query(String.class)
                .list();
        assertThat(tables).contains("hand_overs", "case_log", "charges");
        return tables.stream()
                .filter(table -> story.sql().sql("SELECT * FROM `" + table + "`").query().listOfRows().stream()
                        .flatMap(row -> row.values().stream())
                        .anyMatch(value -> holds(value, text)))
                .toList();
    }

    private static boolean holds(Object value, String text) {
        return value instanceof byte[] bytes
                ? new String(bytes, ISO_8859_1).contains(text)
                : String.valueOf(value).contains(text);
    }

    private static ListAppender<ILoggingEvent> listen() {
        var appender = new ListAppender<ILoggingEvent>();
        appender.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(appender);
        return appender;
    }
}
