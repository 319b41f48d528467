package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A mail server that puts mail off, for minutes or for days. Guards: a 4xx is no refusal ({@code ClassifySmtpFailure}), each run
 * tries a letter once ({@code ClaimEffects}), a server that is down is knocked at once a run ({@code MailOfLetter}), and a letter that
 * missed its date is taken back with its fee and planned anew ({@code TakeBackLetter}).
 */
class SlowMailStory {

    private final Story story = Story.begin();

    @Test
    void a_letter_that_was_greylisted_twice_is_accepted_once_and_its_address_stays_good() {
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.mail().putOff(2);

        var first = story.on("2026-09-15");
        var second = story.on("2026-09-15");
        assertThat(Stream.of(first, second)).noneMatch(run -> run.isWell());
        assertThat(story.mails(invoice)).isEmpty();
        assertThat(story.effects(invoice)).containsExactly("MAIL FAILED");

        assertThat(story.on("2026-09-15").isWell()).isTrue();

        assertThat(story.mails(invoice)).hasSize(1);
        assertThat(story.effects(invoice)).containsExactly("MAIL DONE");
        assertThat(story.letters(invoice)).singleElement().satisfies(letter -> assertThat(letter.date())
                .isEqualTo("2026-09-15"));
        story.on("2026-10-05");
        assertThat(story.mails(invoice)).as("by mail again, not on paper").hasSize(2);
    }

    @Test
    void three_days_without_a_mail_server_cost_nobody_a_letter_or_a_fee_and_the_legal_days_run_from_the_real_one() {
        var invoices = Stream.of("12500.00", "8000.00", "900.00")
                .map(amount -> story.invoice(amount, "2026-08-31"))
                .toList();
        story.mail().down(true);
        for (var date : new String[] {"2026-09-15", "2026-09-16", "2026-09-17"}) {
            var before = story.mail().knocks();
            assertThat(story.on(date).isWell()).isFalse();
            assertThat(story.mail().knocks() - before).as("knocks on %s", date).isEqualTo(1);
        }
        story.mail().down(false);

        assertThat(story.on("2026-09-18").isWell()).isTrue();
        story.on("2026-09-18");

        for (var invoice : invoices) {
            assertThat(story.mails(invoice)).hasSize(1);
            assertThat(story.letters(invoice))
                    .filteredOn(letter -> letter.state().equals("SENT"))
                    .singleElement()
                    .satisfies(letter -> {
                        assertThat(letter.date()).isEqualTo("2026-09-18");
                        assertThat(letter.deadline()).isEqualTo("2026-10-02");
                    });
            assertThat(story.fees(invoice)).hasSize(1);
        }

        // three business days after Friday 2 October, and the day after: not the 5th, which the first letter would have
        // had
        story.onEvery("2026-10-05", "2026-10-08");
        for (var invoice : invoices) {
            assertThat(story.decision(invoice, "2026-10-05")).isEqualTo("wait deadline-running");
            assertThat(story.decision(invoice, "2026-10-07")).isEqualTo("wait deadline-running");
            assertThat(story.decision(invoice, "2026-10-08")).isEqualTo("advance");
            assertThat(story.letters(invoice)
                            .get(story.letters(invoice).size() - 1)
                            .date())
                    .isEqualTo(LocalDate.parse("2026-10-08"));
            assertThat(story.mails(invoice)).hasSize(2);
        }
    }

    @AfterEach
    void the_mail_is_well_again() {
        story.mail().down(false);
        story.mail().putOff(0);
        story.neverBrokeTheContract();
    }
}
