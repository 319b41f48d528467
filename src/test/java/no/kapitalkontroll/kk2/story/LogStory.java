package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

/** The log of a day, in the form that a log store reads: ids on every line, and nobody's name. */
class LogStory {

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger kk2 = (Logger) LoggerFactory.getLogger("no.kapitalkontroll.kk2");
    private Story story;

    @BeforeEach
    void listen() {
        story = Story.begin();
        lines.setContext(kk2.getLoggerContext());
        lines.start();
        kk2.addAppender(lines);
    }

    @AfterEach
    void stop_listening() {
        kk2.detachAppender(lines);
        story.neverBrokeTheContract();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecs", "logstash"})
    void each_line_is_an_object_with_the_ids_of_what_is_in_hand_and_no_personal_data(String format) throws IOException {
        var customer = story.customer();
        story.invoice(customer, "12500.00", "2026-08-31");

        story.on("2026-09-15");

        var effect = story.sql()
                .sql("SELECT CONCAT(e.id, ' ', e.case_id) FROM effects e WHERE e.creditor_id = ?")
                .param(story.id())
                .query(String.class)
                .single()
                .split(" ", -1);
        var all = written(format);
        assertThat(all)
                .filteredOn(line -> line.path("message").asText().startsWith("effect " + effect[0] + " MAIL"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("route").asText()).isEqualTo("dispatch-mail");
                    assertThat(line.path("creditor").asText()).isEqualTo(story.id());
                    assertThat(line.path("effect").asText()).isEqualTo(effect[0]);
                    assertThat(line.path("case").asText()).isEqualTo(effect[1]);
                    assertThat(line.path("run").asText()).matches("\\d+");
                });
        assertThat(all)
                .filteredOn(line -> line.path("message").asText().startsWith("call-tripletex "))
                .isNotEmpty()
                .allSatisfy(line -> {
                    assertThat(line.path("route").asText()).isEqualTo("call-tripletex");
                    assertThat(line.path("creditor").asText()).isEqualTo(story.id());
                });
        assertThat(all)
                .extracting(JsonNode::toString)
                .noneMatch(line ->
                        line.contains(customer.email()) || line.contains("Kari Kunde") || line.contains("Storgata"));
    }

    @Test
    void nothing_stays_on_the_thread_afterwards() {
        story.invoice("12500.00", "2026-08-31");

        story.on("2026-09-15");

        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    private List<JsonNode> written(String format) throws IOException {
        var context = kk2.getLoggerContext();
        context.putObject(Environment.class.getName(), new MockEnvironment());
        var encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat(format);
        encoder.start();
        List<JsonNode> written = new ArrayList<>();
        for (var line : lines.list) {
            written.add(new ObjectMapper().readTree(encoder.encode(line)));
        }
        return written;
    }
}
