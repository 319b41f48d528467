package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.route.ShippedRoutes.RouteFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every shipped route promises to the operator who reads it, and to the tools that know its id. */
class RouteContractTest {

    private static final Set<String> PHASES = Set.of("fetch", "decide", "dispatch", "repair", "house");
    private static final int MOST_STEPS = 17;
    private static final Pattern ARITHMETIC = Pattern.compile("\\s[-+*/%]\\s|\\+\\+|--");
    private static final Pattern CONJUNCTION = Pattern.compile("\\b(and|or)\\b|&&|\\|\\|");
    private static final Pattern HOST =
            Pattern.compile("(https?|smtps?|imaps?|ftps?|sftp):(//)?[A-Za-z0-9.-]|\\d+\\.\\d+\\.\\d+\\.\\d+|localhost");

    @Test
    void the_shipped_ids_are_these() {
        assertThat(ids())
                .containsExactlyInAnyOrder(
                        "start-daily-run",
                        "call-tripletex",
                        "run-creditor",
                        "read-creditor",
                        "take-steps",
                        "poll-invoices",
                        "poll-customers",
                        "poll-payments",
                        "read-giro-files",
                        "enrich-claims",
                        "filter-overdue",
                        "reconcile",
                        "advance-cases",
                        "generate-letter",
                        "dispatch-mail",
                        "dispatch-print",
                        "post-voucher",
                        "attach-calculation",
                        "close-postings",
                        "tell-case-status",
                        "keep-books",
                        "resolve-unknown",
                        "read-bounces",
                        "send-digest",
                        "park",
                        "purge-personal-data");
        assertThat(RouteFolder.SHIPPED).isEqualTo(Set.copyOf(ids()));
    }

    @Test
    void the_folder_as_shipped_has_no_problem() {
        assertThat(new RouteFolder(Path.of("routes")).problems()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void the_file_holds_one_route_and_bears_its_id(RouteFile file) {
        assertThat(file.tree()).hasSize(1);
        assertThat(file.name()).matches("[0-9]{2}-" + file.route().path("id").asText() + "\\.camel\\.yaml");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void the_route_says_what_it_does_and_which_phase_it_belongs_to(RouteFile file) {
        assertThat(file.route().path("description").asText()).endsWith(".").hasSizeBetween(20, 160);
        assertThat(PHASES).contains(file.route().path("group").asText());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void the_route_names_its_policy_or_says_that_it_has_none(RouteFile file) {
        var named = file.route().path("routeConfigurationId").asText("");
        if (named.isEmpty()) {
            assertThat(file.route().path("errorHandler").has("noErrorHandler")).isTrue();
        } else {
            assertThat(policies()).containsAll(Arrays.asList(named.split(",", -1)));
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void every_direct_has_its_route(RouteFile file) {
        assertThat(file.steps())
                .filteredOn(step -> step.uri().startsWith("direct:"))
                .allSatisfy(step -> assertThat(ids()).contains(step.uri().substring("direct:".length())));
        var from = file.from().path("uri").asText();
        if (from.startsWith("direct:")) {
            assertThat(from).isEqualTo("direct:" + file.route().path("id").asText());
        }
    }

    /** A bean's method that throws an {@code Error} fails its item; a processor that does ends its thread, and the run waits for ever. */
    @Test
    void java_is_called_as_a_beans_method_and_never_as_a_processor() {
        assertThat(Stream.concat(ShippedRoutes.all(), ShippedRoutes.examples()))
                .allSatisfy(file -> assertThat(file.tree().findValues("process"))
                        .as("process in %s", file.name())
                        .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void what_goes_out_goes_out_without_leftover_headers(RouteFile file) {
        assertThat(file.steps()).filteredOn(step -> isOutgoing(step.uri())).allSatisfy(step -> assertThat(
                        step.isPrecededBy("removeHeaders", "pattern", "*"))
                .as("%s: removeHeaders before %s", file, step.uri())
                .isTrue());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void the_http_client_repeats_nothing_by_itself(RouteFile file) {
        assertThat(file.steps())
                .filteredOn(step -> step.uri().startsWith("{{kk2.tripletex.url}}"))
                .allSatisfy(step -> assertThat(step.content()
                                .path("parameters")
                                .path("httpClientConfigurer")
                                .asText())
                        .isEqualTo("#noClientRetries"));
    }

    @Test
    void tripletex_is_called_in_one_place_and_the_mail_server_for_letters_and_digests() {
        var outgoing = ShippedRoutes.routes()
                .flatMap(file -> file.steps().stream()
                        .filter(step -> isOutgoing(step.uri()))
                        .map(step -> file.route().path("id").asText()))
                .toList();

        assertThat(outgoing).containsExactly("call-tripletex", "dispatch-mail", "send-digest");
    }

    @ParameterizedTest
    @MethodSource("all")
    void no_host_stands_in_a_route(RouteFile file) {
        ShippedRoutes.texts(
                file.tree(), (key, text) -> assertThat(HOST.matcher(text).find())
                        .as("%s: %s: %s", file, key, text)
                        .isFalse());
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothing_is_reckoned_or_combined_in_a_route(RouteFile file) {
        ShippedRoutes.texts(file.tree(), (key, text) -> {
            if (key.equals("simple") || key.equals("method")) {
                assertThat(ARITHMETIC.matcher(text).find()).as(text).isFalse();
                assertThat(CONJUNCTION.matcher(text).find()).as(text).isFalse();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_pipelines_state_is_kept_in_properties_and_not_in_headers(RouteFile file) {
        assertThat(file.text()).doesNotContain("${header", "setHeader");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void every_loop_says_why_it_ends(RouteFile file) {
        assertThat(file.steps()).filteredOn(step -> step.name().equals("loop")).allSatisfy(step -> assertThat(
                        step.content().path("doWhile").asBoolean())
                .isTrue());
        var lines = file.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("- loop:")) {
                assertThat(lines.get(i + 1).strip())
                        .as("%s line %d", file, i + 2)
                        .startsWith("# ");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_route_is_short(RouteFile file) {
        assertThat(file.steps()).hasSizeLessThanOrEqualTo(MOST_STEPS);
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_file_begins_with_what_an_operator_must_know(RouteFile file) {
        var comment =
                file.text().lines().takeWhile(line -> line.startsWith("# ")).toList();
        assertThat(comment).hasSizeBetween(3, 6);
        assertThat(String.join(" ", comment)).contains("Keys:");
    }

    private static boolean isOutgoing(String uri) {
        return !uri.isEmpty() && !uri.startsWith("direct:") && !uri.startsWith("jpa:");
    }

    private static List<String> ids() {
        return ShippedRoutes.routes()
                .map(file -> file.route().path("id").asText())
                .toList();
    }

    private static Set<String> policies() {
        List<String> policies = new ArrayList<>();
        ShippedRoutes.all().forEach(file -> file.tree()
                .forEach(item ->
                        policies.add(item.path("routeConfiguration").path("id").asText(""))));
        return policies.stream().filter(id -> !id.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
    }

    static java.util.stream.Stream<RouteFile> routes() {
        return ShippedRoutes.routes();
    }

    static java.util.stream.Stream<RouteFile> all() {
        return ShippedRoutes.all();
    }
}
