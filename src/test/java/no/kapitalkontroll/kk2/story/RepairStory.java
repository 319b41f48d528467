package no.kapitalkontroll.kk2.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import no.kapitalkontroll.kk2.cases.ListParked;
import no.kapitalkontroll.kk2.cases.ParkedItem;
import no.kapitalkontroll.kk2.command.ReadCall;
import no.kapitalkontroll.kk2.reconciliation.ListToClose;
import no.kapitalkontroll.kk2.standin.Fault;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import no.kapitalkontroll.kk2.standin.Voucher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was given up on, and how an operator gets it going again, or out of the way, by the command line. */
class RepairStory {

    private static final String CLOSE = "/ledger/posting/:closePostings";
    private static final Pattern TOKEN = Pattern.compile("token (\\S+), before");

    private Story story;
    private Voucher payment;

    @BeforeEach
    void begin() {
        story = Story.begin();
    }

    @AfterEach
    void end() {
        story.neverBrokeTheContract();
    }

    @Test
    void an_attachment_that_is_dismissed_is_not_tried_again_and_everything_else_goes_on() {
        var invoice = noticed("2026-08-31");
        story.pays(invoice, "2026-09-18", "12613.51");
        story.tripletex().failNext("POST", "/ledger/voucher/", Fault.status(403, "{\"status\":403,\"code\":9000}"));
        assertThat(story.on("2026-09-18").isWell()).isFalse();
        var parked = onlyParked();
        assertThat(parked.toString())
                .matches("E\\d+ " + story.id() + " effect \\d+ ATTACHMENT of invoice number " + invoice.number()
                        + " since 2026-09-18: .*; remedy: .*");
        assertThat(call("parked", story.id())).isEqualTo("1 " + parked);

        assertThat(decide("dismiss", parked, "nobody needs it"))
                .isEqualTo("0 done: effect %d is dismissed; the voucher stays without a calculation"
                        .formatted(parked.id().number()));

        assertThat(call("parked", story.id())).isEqualTo("0");
        assertThat(story.on("2026-09-19").isWell()).isTrue();
        assertThat(story.effects(invoice)).contains("ATTACHMENT CANCELLED dismissed by operator Kari Moe");
        assertThat(logged(invoice, "effect-dismissed")).endsWith("ATTACHMENT: nobody needs it");
        assertThat(decide("retry", parked, "after all"))
                .startsWith("1 refused: effect " + parked.id().number() + " is");
    }

    @Test
    void a_closing_that_is_dismissed_is_left_to_a_person_and_listed_until_it_is_done() {
        var invoice = refusedClosing();
        var parked = onlyParked();
        var tried = story.calls("PUT", CLOSE);

        assertThat(decide("dismiss", parked, "closed by the accountant")).startsWith("0 done: effect");

        assertThat(story.on("2026-09-20").isWell()).isTrue();
        assertThat(story.calls("PUT", CLOSE)).isEqualTo(tried);
        assertThat(story.kk2().bean(ListToClose.class).of(story.id())).hasSize(1);
        assertThat(story.differences(invoice)).containsExactly("to be closed by hand 0.00");
        assertThat(listed()).isEmpty();
    }

    @Test
    void a_closing_that_is_retried_is_closed() {
        var invoice = refusedClosing();

        assertThat(decide("retry", onlyParked(), "the period is open again")).startsWith("0 done: the next run tries");
        assertThat(story.on("2026-09-20").isWell()).isTrue();

        assertThat(story.effects(invoice)).contains("CLOSE_POSTINGS DONE");
        assertThat(story.isClosedInBooks(invoice)).isTrue();
    }

    @Test
    void a_closing_that_a_person_has_seen_to_is_done() {
        var invoice = refusedClosing();

        story.company().match(List.of(invoice), payment, story.vouchers(invoice).get(0));
        story.on("2026-09-20");

        assertThat(story.effects(invoice)).contains("CLOSE_POSTINGS DONE").doesNotContain("CLOSE_POSTINGS PARKED");
        assertThat(listed()).isEmpty();
    }

    @Test
    void a_giro_file_that_is_dismissed_is_left_alone_until_it_changes() throws IOException {
        var folder = Files.createDirectories(story.kk2().giroFiles().resolve(story.id()));
        var file = Files.writeString(folder.resolve("a.txt"), "no giro file\n");
        story.on("2026-09-14");
        var parked = onlyParked();
        assertThat(parked.id().toString()).startsWith("P");

        assertThat(decide("dismiss", parked, "a shopping list"))
                .startsWith("0 done: ocr-file a.txt ")
                .endsWith("leaves the file alone as long as it stays as it is");

        assertThat(story.on("2026-09-15").isWell()).isTrue();
        assertThat(file).exists();
        assertThat(call("operator-log", story.id(), "--most", "1"))
                .contains(" Kari Moe dismissed " + story.id() + " ocr-file a.txt ")
                .endsWith(": a shopping list");
        Files.writeString(file, "another shopping list\n");
        assertThat(story.on("2026-09-16").isWell()).isFalse();
        assertThat(onlyParked().subject()).startsWith("ocr-file a.txt ").isNotEqualTo(parked.subject());
    }

    @Test
    void a_letter_of_unknown_outcome_is_neither_retried_nor_dismissed_but_told_of() {
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.mail().takeWithoutAnswer(1);
        story.on("2026-09-15");
        story.on("2026-09-16");
        var parked = onlyParked();

        assertThat(decide("retry", parked, "again"))
                .startsWith("1 refused: effect")
                .contains("letter-was-sent");
        assertThat(decide("dismiss", parked, "enough"))
                .startsWith("1 refused: effect")
                .contains("letter-was-sent");
        assertThat(call(
                        "retry-all",
                        "--cause",
                        "nobody knows whether the mail was accepted",
                        "--limit",
                        "9",
                        "--by",
                        "Kari Moe",
                        "--reason",
                        "all"))
                .startsWith("1 refused: nothing that can be retried is parked");
        assertThat(decide("letter-was-sent", parked, "its Message-ID is in the log"))
                .startsWith("0 done: letter ")
                .endsWith(" was sent on its printed date");

        assertThat(story.on("2026-09-17").isWell()).isTrue();
        assertThat(story.mails(invoice)).hasSize(1);
        assertThat(story.decision(invoice, "2026-09-17")).isEqualTo("wait deadline-running");
    }

    @Test
    void all_that_one_cause_has_parked_is_retried_by_a_token_for_exactly_that() {
        var one = noticed("2026-08-31");
        var other = noticed("2026-08-31");
        story.company().closePeriod(YearMonth.of(2026, 9));
        story.pays(one, "2026-09-18", "12613.51");
        story.pays(other, "2026-09-18", "12575.51");
        story.runs("2026-09-18");
        var parked = listed();
        assertThat(parked).hasSize(2);
        assertThat(decide("dismiss", parked.get(0), "enough"))
                .startsWith("1 refused: effect")
                .contains("redate");

        var told = retryAll("");
        assertThat(told)
                .startsWith("0 E")
                .contains(parked.get(0).toString(), parked.get(1).toString(), "2 of 2 would be retried");
        assertThat(story.effects(one)).contains("VOUCHER PARKED");
        assertThat(retryAll("1790000000-0123456789abcdef")).startsWith("1 refused: the token is");
        assertThat(retryAll("yes")).startsWith("1 refused: that is no token");
        decide("retry", parked.get(0), "the period is open again");
        assertThat(retryAll(tokenOf(told))).startsWith("1 refused: the token is for something else");

        told = retryAll("");
        assertThat(told).contains("1 of 1 would be retried");
        story.kk2().moveTo(LocalDate.parse("2026-09-19"));
        assertThat(retryAll(tokenOf(told))).startsWith("1 refused: the token is too old");
        assertThat(retryAll(tokenOf(retryAll("")))).startsWith("0 done: the next run tries 1 again");

        assertThat(listed()).isEmpty();
        assertThat(story.effects(other)).contains("VOUCHER PLANNED");
        assertThat(call("operator-log", story.id(), "--most", "1"))
                .contains(" Kari Moe retry-all 1 parked for \"" + cause() + "\": "
                        + parked.get(1).id());
    }

    // --- what they do

    private InvoiceDoc noticed(String due) {
        var invoice = story.invoice("12500.00", due);
        story.on("2026-09-15");
        return invoice;
    }

    private InvoiceDoc refusedClosing() {
        var invoice = noticed("2026-08-31");
        payment = story.pays(invoice, "2026-09-18", "12613.51");
        story.on("2026-09-18");
        story.accountantApproves("2026-09-18");
        story.tripletex().failNext("PUT", CLOSE, Fault.status(422));
        story.on("2026-09-19");
        assertThat(story.effects(invoice)).contains("CLOSE_POSTINGS PARKED");
        return invoice;
    }

    /** Other stories have left something behind, too. */
    private String cause() {
        return "proposal KK2-" + story.id() + "-";
    }

    private String retryAll(String token) {
        return call(
                "retry-all",
                "--cause",
                cause(),
                "--limit",
                "50",
                "--token",
                token,
                "--by",
                "Kari Moe",
                "--reason",
                "the period is open again");
    }

    private static String tokenOf(String told) {
        var token = TOKEN.matcher(told);
        assertThat(token.find()).as(told).isTrue();
        return token.group(1);
    }

    private String decide(String word, ParkedItem parked, String why) {
        return call(word, parked.id().toString(), "--by", "Kari Moe", "--reason", why);
    }

    private String call(String... words) {
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, UTF_8);
        var call = new ReadCall().read(words, "", print, print).call().orElseThrow();
        var exit = call.execute(story.kk2().context(), print, print);
        return (exit + " " + out.toString(UTF_8)).strip();
    }

    // --- what is seen of it

    private List<ParkedItem> listed() {
        return story.kk2().bean(ListParked.class).waiting().stream()
                .filter(item -> item.creditorId().equals(story.id()))
                .toList();
    }

    private ParkedItem onlyParked() {
        var listed = listed();
        assertThat(listed).hasSize(1);
        return listed.get(0);
    }

    private String logged(InvoiceDoc invoice, String event) {
        return story.sql()
                .sql("""
                        SELECT g.detail FROM case_log g JOIN cases c ON c.id = g.case_id
                         WHERE c.creditor_id = ? AND c.invoice_id = ? AND g.event = ?
                        """)
                .params(story.id(), invoice.id(), event)
                .query(String.class)
                .single();
    }
}
