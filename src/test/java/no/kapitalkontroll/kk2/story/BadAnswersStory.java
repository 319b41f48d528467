package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.run.DailyRun;
import no.kapitalkontroll.kk2.run.LoadedCreditors;
import no.kapitalkontroll.kk2.standin.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Input that is wrong: nothing is stored from it, nothing moves on it, and it mends itself. */
class BadAnswersStory {

    private static final String PAGE = """
            {"fullResultSize": 1, "from": 0, "count": 1, "versionDigest": "0", "values": [%s]}""";

    private Story story;

    @Test
    void a_wrong_token_parks_its_creditor_and_no_other() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        var neighbour = Story.begin();
        var neighbours = neighbour.invoice("12500.00", "2026-08-31");
        Founding.write(story.token(), "not-the-token");

        var refused = story.runs("2026-09-15");
        var well = neighbour.on("2026-09-15");

        assertThat(refused.isWell()).isFalse();
        assertThat(refused.figure()).isNull();
        assertThat(story.parked())
                .singleElement()
                .asString()
                .startsWith("creditor:")
                .contains("employee token");
        assertThat(story.mails(invoice)).isEmpty();
        assertThat(well.isWell()).isTrue();
        assertThat(neighbour.mails(neighbours)).hasSize(1);

        Founding.write(story.token(), "story-employee-" + story.id().replace("story-", ""));
        var mended = story.on("2026-09-15");

        assertThat(mended.isWell()).isTrue();
        assertThat(story.parked()).isEmpty();
        assertThat(story.mails(invoice)).hasSize(1);
    }

    @Test
    void an_expired_session_is_replaced_without_anybody_noticing() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-14");
        story.company().expireSessions();

        assertThat(story.on("2026-09-15").isWell()).isTrue();
        assertThat(story.mails(invoice)).hasSize(1);
    }

    static Stream<Arguments> unreadable() {
        return Stream.of("/invoice", "/ledger/posting/openPost", "/customer")
                .flatMap(path -> Stream.of(
                        Arguments.of(path, Fault.malformedJson()),
                        Arguments.of(path, Fault.truncated()),
                        Arguments.of(path, Fault.html()),
                        Arguments.of(path, Fault.status(503)),
                        Arguments.of(path, Fault.status(200, "{\"value\": {\"something\": \"else\"}}"))));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void an_answer_that_cannot_be_read_moves_nothing_and_the_next_run_recovers(String path, Fault fault) {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-14");
        story.tripletex().failNext(100, "GET", path, fault);

        var broken = story.runs("2026-09-15");
        story.tripletex().recover();

        assertThat(broken.isWell()).isFalse();
        assertThat(story.hasCase(invoice)).isFalse();
        assertThat(story.mails(invoice)).isEmpty();

        var next = story.on("2026-09-15");

        assertThat(next.isWell()).isTrue();
        assertThat(story.decision(invoice, "2026-09-15")).isEqualTo("take");
        assertThat(story.mails(invoice)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void an_open_case_does_not_move_on_an_answer_that_cannot_be_read(String path, Fault fault) {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.tripletex().failNext(100, "GET", path, fault);

        story.runs("2026-10-05");
        story.tripletex().recover();

        assertThat(story.mails(invoice)).hasSize(1);
        assertThat(story.caseOf(invoice)).isEqualTo("OPEN collection-notice");

        assertThat(story.on("2026-10-05").isWell()).isTrue();
        assertThat(story.mails(invoice)).hasSize(2);
    }

    static Stream<Arguments> brokenItems() {
        return Stream.of(
                Arguments.of("an amount with three decimals", "\"amountCurrencyOutstanding\": 12500.005"),
                Arguments.of("null where an amount must stand", "\"amountCurrencyOutstanding\": null"),
                Arguments.of("text where a date must stand", "\"invoiceDueDate\": \"i morgen\""),
                Arguments.of("null where a date must stand", "\"invoiceDueDate\": null"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenItems")
    void an_invoice_that_makes_no_sense_is_parked(String what, String field) {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        var item =
                """
                {"id": %d, "version": 3, "invoiceNumber": %d, "invoiceDate": "2026-08-17", "invoiceDueDate": "2026-08-31",
                 "customer": {"id": %d}, "creditedInvoice": 0, "isCredited": false, "isCreditNote": false, "isCharged": true,
                 "isApproved": true, "kid": "", "currency": {"id": 1, "code": "NOK"}, "amount": 12500.00,
                 "amountCurrency": 12500.00, "amountOutstanding": 12500.00, "amountCurrencyOutstanding": 12500.00,
                 "voucher": {"id": 1}, "postings": [], "reminders": [], "orderLines": [], "invoiceRemark": null}""".formatted(invoice.id(), invoice.number(), invoice.customer().id());
        var name = field.substring(0, field.indexOf(':'));
        var broken = item.replaceFirst(
                name + ": (\\[]|\"[^\"]*\"|[^,}\\s]+)", java.util.regex.Matcher.quoteReplacement(field));
        story.tripletex().failNext(100, "GET", "/invoice", Fault.status(200, PAGE.formatted(broken)));

        var outcome = story.runs("2026-09-15");

        assertThat(outcome.isWell()).as(what).isFalse();
        assertThat(story.parked()).singleElement().asString().startsWith("invoice " + invoice.id());
        assertThat(story.mails(invoice)).isEmpty();

        story.tripletex().recover();
        var mended = story.on("2026-09-15");

        assertThat(mended.isWell()).isTrue();
        assertThat(story.parked()).isEmpty();
        assertThat(story.mails(invoice)).hasSize(1);
    }

    @Test
    void an_amount_with_three_decimals_parks_one_invoice_until_it_is_mended_and_its_neighbours_go_on() {
        story = Story.begin();
        var bad = story.invoice("12500.00", "2026-08-31");
        var good = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-14");
        bad.malformed(true);

        var outcome = story.on("2026-09-15");

        assertThat(outcome.isWell()).isFalse();
        assertThat(story.decision(bad, "2026-09-15")).isEqualTo("wait parked");
        assertThat(story.decision(good, "2026-09-15")).isEqualTo("take");
        assertThat(story.parked()).singleElement().asString().contains("invoice number " + bad.number());

        bad.malformed(false);
        var mended = story.on("2026-09-16");

        assertThat(mended.isWell()).isTrue();
        assertThat(story.decision(bad, "2026-09-16")).isEqualTo("take");
        assertThat(story.parked()).isEmpty();
    }

    @Test
    void a_word_that_kk2_does_not_know_stops_nobody() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        var date = LocalDate.parse("2026-09-07");
        invoice.reminder("CARRIER_PIGEON", date, date.plusDays(1), BigDecimal.ZERO);

        var outcome = story.on("2026-09-15");

        assertThat(outcome.isWell()).isTrue();
        assertThat(story.decision(invoice, "2026-09-15")).isEqualTo("take");
    }

    @Test
    void an_invoice_in_another_currency_is_left_alone() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31").inCurrency("EUR", new BigDecimal("11.50"));

        story.on("2026-09-15");

        assertThat(story.decision(invoice, "2026-09-15")).isEqualTo("skip foreign-currency");
    }

    @Test
    void a_broken_creditor_file_leaves_its_last_good_version_in_force() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        Founding.write(story.file(), "id: " + story.id() + "\nname: [\n");

        var broken = story.kk2().bean(DailyRun.class).reloadCreditors();
        story.on("2026-10-05");

        assertThat(broken).anyMatch(file -> file.file().equals(story.id() + ".yaml"));
        assertThat(story.mails(invoice)).hasSize(2);
    }

    @Test
    void a_creditor_file_that_was_never_good_is_named_and_not_in_force() {
        story = Story.begin();
        Founding.write(story.file(), "id: " + story.id() + "\ncolour: blue\n");

        var broken = story.kk2().bean(DailyRun.class).reloadCreditors();

        assertThat(broken)
                .filteredOn(file -> file.file().equals(story.id() + ".yaml"))
                .anyMatch(file -> file.key().equals("colour"))
                .allMatch(file -> !file.remedy().isBlank());
        assertThat(story.kk2().bean(LoadedCreditors.class).inForce())
                .noneMatch(creditor -> creditor.id().equals(story.id()));
    }

    @AfterEach
    void the_contract_was_kept() {
        story.neverBrokeTheContract();
    }
}
