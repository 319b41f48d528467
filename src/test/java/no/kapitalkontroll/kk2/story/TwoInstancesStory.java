package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import no.kapitalkontroll.kk2.StartKk2;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.run.DailyRun;
import no.kapitalkontroll.kk2.run.RunOutcome;
import no.kapitalkontroll.kk2.run.RunRequest;
import no.kapitalkontroll.kk2.standin.Fault;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;

/** Two instances of KK2 on one database. */
class TwoInstancesStory {

    @Test
    void two_instances_on_one_creditor_and_date_send_each_letter_once() throws Exception {
        var story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        var world = story.kk2();
        try (var other =
                StartKk2.start(world.environment(), Mode.RUN, world.properties(), Map.of("clock", world.clock()))) {
            other.getBean(DailyRun.class).reloadCreditors();
            var stall = Fault.stall();
            story.tripletex().failNext("GET", "/invoice", stall);

            var first = CompletableFuture.supplyAsync(() -> story.runs("2026-09-15"));
            stall.awaitRequest();
            var second = other.getBean(ProducerTemplate.class)
                    .requestBody(
                            "direct:run-creditor",
                            new RunRequest(story.id(), LocalDate.parse("2026-09-15")),
                            RunOutcome.class);
            stall.release();

            assertThat(first.get().isWell()).isTrue();
            assertThat(second.isWell()).isFalse();
            assertThat(second.problems()).singleElement().asString().contains("another run holds this creditor");
            assertThat(story.mails(invoice)).hasSize(1);

            var third = other.getBean(ProducerTemplate.class)
                    .requestBody(
                            "direct:run-creditor",
                            new RunRequest(story.id(), LocalDate.parse("2026-09-15")),
                            RunOutcome.class);

            assertThat(third.isWell()).isTrue();
            assertThat(story.mails(invoice)).hasSize(1);
        }
        story.neverBrokeTheContract();
    }
}
