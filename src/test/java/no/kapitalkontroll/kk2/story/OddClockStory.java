package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import no.kapitalkontroll.kk2.run.DailyRun;
import no.kapitalkontroll.kk2.run.RunOutcome;
import no.kapitalkontroll.kk2.run.RunRequest;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartz.CronExpression;

/**
 * Clocks that skip an hour, live one twice, stand in other zones or jump. Guards: the date of a run is Oslo's, whatever zone the
 * process and the database stand in ({@code DailyRun}, UTC in every {@code DATETIME}); a run is known by creditor and date, not by the
 * tick that started it ({@code ClaimRun}); leases go by the clock of the database ({@code ClaimEffects}).
 */
class OddClockStory {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private final TimeZone ours = TimeZone.getDefault();
    private final Story story = Story.begin();

    /** In March 02:30 does not exist and that Sunday has no tick, in October it comes twice and has one. */
    @ParameterizedTest
    @CsvSource({"2026-03-29, 2026-02-13", "2026-10-25, 2026-10-09"})
    void a_schedule_at_half_past_two_runs_no_date_twice_and_loses_no_letter(LocalDate changing, LocalDate due)
            throws Exception {
        // ripe on the Friday before, so that the days around hold a letter and a weekend
        var ripe = story.invoice("12500.00", due.toString());
        var later = story.invoice("8000.00", changing.minusDays(13).toString());

        var dates = new ArrayList<LocalDate>();
        for (var tick : ticks(changing)) {
            dates.add(tick.atZone(OSLO).toLocalDate());
            assertThat(runAt(tick)).allMatch(RunOutcome::isWell);
        }

        assertThat(dates).doesNotHaveDuplicates();
        assertThat(runs()).as("the dates of Oslo").containsExactlyElementsOf(dates);
        assertThat(dates)
                .contains(changing.minusDays(1), changing.plusDays(1), changing.plusDays(2), changing.plusDays(3));
        assertThat(story.mails(ripe)).as("whatever the ticks were").hasSize(1);
        assertThat(story.mails(later)).hasSize(1);
        assertThat(story.letters(later)).extracting(LetterSeen::date).allMatch(date -> date.isAfter(changing));
    }

    @Test
    void an_hour_that_comes_twice_is_one_date_and_its_second_run_writes_nothing() {
        var invoice = story.invoice("12500.00", "2026-10-09");
        // 02:30 summer time and 02:30 winter time
        assertThat(runAt(Instant.parse("2026-10-25T00:30:00Z"))).allMatch(RunOutcome::isWell);
        var tables = Tables.of(story.kk2(), "runs", "run_leases");

        assertThat(runAt(Instant.parse("2026-10-25T01:30:00Z"))).allMatch(RunOutcome::isWell);

        assertThat(Tables.of(story.kk2(), "runs", "run_leases")).isEqualTo(tables);
        assertThat(story.mails(invoice)).isEmpty();
        assertThat(story.decision(invoice, "2026-10-25")).isEqualTo("wait not-a-business-day");
    }

    @ParameterizedTest
    @CsvSource({"Pacific/Auckland, -11:00", "America/Los_Angeles, +13:00"})
    void process_and_database_in_other_zones_change_no_date_and_no_instant(String process, String database) {
        var before = story.invoice("12500.00", "2026-08-31");
        TimeZone.setDefault(TimeZone.getTimeZone(process));
        inZone(database);

        story.on("2026-09-15");
        story.on("2026-10-05");

        assertThat(story.letters(before))
                .extracting(letter -> letter.date() + " " + letter.deadline() + " " + letter.interest())
                .containsExactly("2026-09-15 2026-09-29 62.93", "2026-10-05 2026-10-19 146.83");
        assertThat(story.mails(before)).hasSize(2).allMatch(mail -> mail.message()
                .contains("+0200"));
        inZone("+00:00");
        TimeZone.setDefault(ours);
        assertThat(settledAt(before)).containsExactly("2026-09-15T04:00", "2026-10-05T04:00");
        assertThat(story.sql()
                        .sql(
                                "SELECT MIN(TIMESTAMPDIFF(MINUTE, claimed_at, UTC_TIMESTAMP()) BETWEEN 0 AND 5) FROM effects e"
                                        + " WHERE e.creditor_id = ?")
                        .param(story.id())
                        .query(Boolean.class)
                        .single())
                .as("claims go by the database's own instant")
                .isTrue();
        assertThat(story.on("2026-10-05").isWell()).isTrue();
        assertThat(story.mails(before)).hasSize(2);
    }

    @Test
    void a_clock_that_jumps_between_claim_and_settling_takes_no_lease_away_and_sends_nothing_twice() {
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.kk2().moveTo(LocalDate.parse("2026-09-15"));
        story.kk2().bean(DailyRun.class).reloadCreditors();
        for (var jump : new Duration[] {Duration.ofHours(-1), Duration.ofDays(1)}) {
            story.kk2().moveTo(LocalDate.parse("2026-09-15"));
            var outcome = story.kk2()
                    .bean(ProducerTemplate.class)
                    .requestBody(
                            "direct:run-creditor",
                            new RunRequest(story.id(), LocalDate.parse("2026-09-15"), decided -> story.kk2()
                                    .clock()
                                    .advance(jump)),
                            RunOutcome.class);
            assertThat(outcome.isWell()).as("%s", jump).isTrue();
        }

        assertThat(story.mails(invoice)).hasSize(1);
        assertThat(story.effects(invoice)).containsExactly("MAIL DONE");
        assertThat(story.caseOf(invoice)).isEqualTo("OPEN collection-notice");
    }

    @Test
    void a_week_off_is_one_step_for_each_case_and_the_next_one_waits_its_legal_days() {
        var demanded = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        var ripe = story.invoice("8000.00", "2026-09-18");

        // the demand was due on 5 October, the notice on the 6th; the program comes back a week later
        story.on("2026-10-13");
        story.onEvery("2026-10-14", "2026-10-20");

        assertThat(story.letters(demanded))
                .extracting(LetterSeen::date)
                .containsExactly(LocalDate.parse("2026-09-15"), LocalDate.parse("2026-10-13"));
        assertThat(story.letters(ripe)).extracting(LetterSeen::date).containsExactly(LocalDate.parse("2026-10-13"));
        assertThat(story.letters(demanded).get(1).deadline()).isEqualTo("2026-10-27");
        assertThat(story.mails(demanded)).hasSize(2);
        assertThat(story.mails(ripe)).hasSize(1);
    }

    /** When Quartz would fire from two days before the change to three days after it. */
    private static List<Instant> ticks(LocalDate changing) throws Exception {
        var schedule = new CronExpression("0 30 2 * * ?");
        schedule.setTimeZone(TimeZone.getTimeZone(OSLO));
        var ends = ZonedDateTime.of(changing.plusDays(4).atStartOfDay(), OSLO).toInstant();
        List<Instant> ticks = new ArrayList<>();
        var at = Date.from(
                ZonedDateTime.of(changing.minusDays(2).atStartOfDay(), OSLO).toInstant());
        for (var next = schedule.getNextValidTimeAfter(at); next.toInstant().isBefore(ends); ) {
            ticks.add(next.toInstant());
            next = schedule.getNextValidTimeAfter(next);
        }
        return ticks;
    }

    /** What the service does at a tick, for this story's creditor. */
    private List<RunOutcome> runAt(Instant tick) {
        var clock = story.kk2().clock();
        clock.advance(Duration.between(clock.instant(), tick));
        story.tripletex().setToday(LocalDate.ofInstant(tick, OSLO));
        return story.kk2().bean(DailyRun.class).today().stream()
                .filter(request -> request.creditorId().equals(story.id()))
                .map(request -> story.kk2()
                        .bean(ProducerTemplate.class)
                        .requestBody("direct:run-creditor", request, RunOutcome.class))
                .toList();
    }

    private List<LocalDate> runs() {
        return story.sql()
                .sql("SELECT business_date FROM runs WHERE creditor_id = ? AND state = 'FINISHED' ORDER BY id")
                .param(story.id())
                .query(LocalDate.class)
                .list();
    }

    private void inZone(String offset) {
        story.sql().sql("SET GLOBAL time_zone = '" + offset + "'").update();
        story.kk2().bean(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
    }

    private List<String> settledAt(InvoiceDoc invoice) {
        return story.sql()
                .sql("SELECT e.settled_at FROM effects e JOIN cases c ON c.id = e.case_id"
                        + " WHERE c.creditor_id = ? AND c.invoice_id = ? ORDER BY e.id")
                .params(story.id(), invoice.id())
                .query((row, index) ->
                        row.getObject(1, java.time.LocalDateTime.class).toString())
                .list();
    }

    @AfterEach
    void the_clocks_are_right_again() {
        TimeZone.setDefault(ours);
        inZone("SYSTEM");
        story.neverBrokeTheContract();
    }
}
