package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.route.RouteFolder;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The variants in docker/routes-examples, laid over the shipped routes as an operator does it, all at once; and the spans of the
 * same day. An edited and an added file count from the next start, and so does taking them away.
 */
class RouteExamplesStory {

    private static final Path SHIPPED = Path.of("routes");
    private static final Path EXAMPLES = Path.of("docker", "routes-examples");

    @TempDir
    Path folder;

    private final OtherSystem other = new OtherSystem();
    private StoryWorld world;
    private Story story;
    private Path routes;
    private Path archive;

    @BeforeEach
    void lay_the_examples_over_the_shipped_routes() throws IOException {
        routes = Files.createDirectories(folder.resolve("routes"));
        archive = folder.resolve("archive");
        layOver(SHIPPED);
        for (var example : examples()) {
            layOver(example);
        }
        world = StoryWorld.apart("route-examples");
        story = Story.in(world, TripletexManner.AS_SEEN_MOST, "channels: {collection-notice: both}");
        world.kk2().environment().put("KK2_ROUTES", routes.toString());
        world.kk2().environment().put("KK2_OTLP_ENDPOINT", other.address());
        world.kk2().properties().put("archive.folder", archive.toString());
        world.kk2().properties().put("print-house.url", other.address() + "/print");
        world.kk2().properties().put("other-system.url", other.address() + "/runs");
    }

    @AfterEach
    void close() throws Exception {
        world.kk2().close();
        world.mail().close();
        other.close();
    }

    @Test
    void each_variant_does_what_it_says_from_one_start_to_the_next_and_every_step_is_traced() throws Exception {
        var customer = story.customer();
        var first = story.invoice(customer, "12500.00", "2026-08-31");
        world.kk2().start();
        assertThat(tracing()).isTrue();

        // the letter goes on paper too, so it is dated a business day after the run that plans it
        story.runs("2026-09-15");
        story.runs("2026-09-16");

        assertThat(story.mails(first)).hasSize(1);
        assertThat(files(archive)).containsExactly(story.id() + "/" + letter(first.number()));
        await().untilAsserted(() -> assertThat(other.requests("/runs"))
                .extracting(OtherSystem.Request::body)
                .containsExactly(told("2026-09-15"), told("2026-09-16")));
        world.kk2().bean(CamelContext.class).getRouteController().startRoute("forward-print");
        await().untilAsserted(() -> assertThat(files(world.kk2().prints()))
                .singleElement()
                .asString()
                .startsWith(story.id() + "/.handed-over/"));
        assertThat(other.requests("/print")).singleElement().satisfies(print -> {
            assertThat(print.method()).isEqualTo("PUT");
            assertThat(print.path()).endsWith(".pdf");
            assertThat(print.body()).startsWith("%PDF-");
        });

        takeAwayAll();
        assertThat(world.kk2().bean(CamelContext.class).getRoute("archive-letter"))
                .as("a file counts from the next start")
                .isNotNull();
        world.kk2().environment().remove("KK2_OTLP_ENDPOINT");
        world.kk2().restart();

        assertThat(world.kk2().bean(CamelContext.class).getRoute("archive-letter"))
                .isNull();
        await().untilAsserted(() ->
                assertThat(tracing()).as("a thread that sends spans").isFalse());
        var second = story.invoice(customer, "12500.00", "2026-09-01");
        var spans = other.requests("/v1/traces").size();
        story.runs("2026-09-17");
        story.runs("2026-09-18");
        assertThat(story.mails(second)).hasSize(1);
        assertThat(files(archive)).hasSize(1);
        assertThat(other.requests("/runs")).hasSize(2);
        assertThat(other.requests("/v1/traces")).hasSize(spans);

        var sent = String.join(
                "\n",
                other.requests("/v1/traces").stream()
                        .map(OtherSystem.Request::body)
                        .toList());
        assertThat(sent)
                .contains("kk2.route", "dispatch-mail", "call-tripletex", "kk2.creditor", story.id(), "kk2.effect")
                .doesNotContain("Kari", customer.email(), "url.query", "sessionToken");
        assertThat(world.mail().mails().get(0).message().toLowerCase(Locale.ROOT))
                .doesNotContain("traceparent");
        assertThat(other.requests("/print").get(0).headers())
                .noneMatch(header -> header.equalsIgnoreCase("traceparent"));
        story.neverBrokeTheContract();
    }

    @Test
    void an_example_of_a_shipped_route_only_adds_lines_to_it() throws IOException {
        for (var example : examples()) {
            for (var file : new RouteFolder(example).files()) {
                var shipped = SHIPPED.resolve(file.getFileName());
                if (Files.exists(shipped)) {
                    var left = new ArrayList<>(Files.readAllLines(shipped));
                    Files.readAllLines(file).forEach(line -> {
                        if (!left.isEmpty() && left.get(0).equals(line)) {
                            left.remove(0);
                        }
                    });
                    assertThat(left)
                            .as("lines of %s that %s lacks", shipped, file)
                            .isEmpty();
                }
            }
        }
    }

    private String told(String date) {
        return "{\"creditor\":\"%s\",\"date\":\"%s\",\"figure\":0.00,\"problems\":0}".formatted(story.id(), date);
    }

    private static String letter(int invoiceNumber) {
        return "2026-09-16-%d-collection-notice.pdf".formatted(invoiceNumber);
    }

    private static boolean tracing() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("BatchSpanProcessor"));
    }

    private static List<Path> examples() throws IOException {
        try (var folders = Files.list(EXAMPLES)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    private void layOver(Path other) throws IOException {
        for (var file : new RouteFolder(other).files()) {
            Files.write(routes.resolve(file.getFileName()), Files.readAllBytes(file));
        }
    }

    private void takeAwayAll() throws IOException {
        for (var file : new RouteFolder(routes).files()) {
            Files.delete(file);
        }
        layOver(SHIPPED);
    }

    /** What lies in a folder, below it, without temporary files. */
    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
