package no.kapitalkontroll.kk2.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlMappingTest {

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void a_scalar_is_taken_as_it_is_written() {
        var file = YamlMapping.read("octal: 0155\ndecimals: 0.10\nbig: 914286018\nday: 2026-01-31", problems);

        assertThat(file.required("octal", Kind.TEXT)).isEqualTo("0155");
        assertThat(file.required("decimals", Kind.DECIMAL_NUMBER)).isEqualTo(new BigDecimal("0.10"));
        assertThat(file.required("big", Kind.TEXT)).isEqualTo("914286018");
        assertThat(file.required("day", Kind.DATE)).hasToString("2026-01-31");
        assertThat(problems).isEmpty();
    }

    @Test
    void an_error_of_syntax_names_line_and_column() {
        assertThat(YamlMapping.read("id: a\nname: [b\nother: c", problems).isAbsent())
                .isTrue();

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.problem()).isEqualTo("not YAML at line 3, column 6");
            assertThat(problem.remedy()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "- a\n- b", "just text", "a: 1\n---\nb: 2", "a: \u0007", "a: *nowhere"})
    void what_is_not_one_mapping_is_refused(String text) {
        YamlMapping.read(text, problems);

        assertThat(problems).hasSize(1);
    }

    @Test
    void a_key_that_stands_there_twice_is_refused_with_its_line() {
        YamlMapping.read("a: 1\nb: {c: 1, c: 2}\na: 2", problems).mapping("b");

        assertThat(problems)
                .extracting(Problem::key, Problem::problem)
                .containsExactly(tuple("a", "line 3: stands there twice"), tuple("b.c", "line 2: stands there twice"));
    }

    @Test
    void keys_that_nobody_asks_for_are_refused_with_their_path_and_the_known_ones() {
        var file = YamlMapping.read("known: 1\nbelow: {right: 1, wrogn: 2}\nextra: 3", problems);
        file.required("known", Kind.TEXT);
        file.mapping("below").required("right", Kind.TEXT);

        file.refuseOtherKeys();

        assertThat(problems)
                .extracting(Problem::key, Problem::problem, Problem::remedy)
                .containsExactly(
                        tuple(
                                "extra",
                                "line 3: is not a known key",
                                "remove it, or correct it to one of: below, known"),
                        tuple(
                                "below.wrogn",
                                "line 2: is not a known key",
                                "remove it, or correct it to one of: right"));
    }

    @Test
    void merge_keys_are_refused() {
        YamlMapping.read("a: &a {b: 1}\nc: {<<: *a}", problems).mapping("c");

        assertThat(problems).extracting(Problem::key).containsExactly("c");
    }

    @Test
    void a_mapping_that_contains_itself_ends() {
        var file = YamlMapping.read("a: &a {b: *a}", problems);
        file.mapping("a").mapping("b").required("c", Kind.TEXT);
        file.refuseOtherKeys();

        assertThat(problems).isNotEmpty();
    }

    @Test
    void a_missing_mapping_is_named_once() {
        var missing = YamlMapping.read("a: 1", problems).requiredMapping("ledger");
        missing.required("bank", Kind.TEXT);

        assertThat(problems).extracting(Problem::key).containsExactly("ledger");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "[a]", "{b: c}", "!!binary aGVp", "!java.lang.Object x", "'a\n\n  b'", "' '"})
    void what_is_not_a_text_of_one_line_is_refused(String value) {
        YamlMapping.read("a: " + value, problems).required("a", Kind.TEXT);

        assertThat(problems)
                .extracting(Problem::key, Problem::problem)
                .containsExactly(tuple("a", "line 1: is not a text of one line"));
    }

    @Test
    void no_line_break_reaches_a_problem_by_a_key() {
        YamlMapping.read("\"a\\nb\": 1", problems).refuseOtherKeys();

        assertThat(problems).extracting(Problem::key).containsExactly("a?b");
    }

    @Test
    void a_byte_order_mark_is_left_out() {
        assertThat(YamlMapping.read("\uFEFFid: a", problems).required("id", Kind.TEXT))
                .isEqualTo("a");
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1.00", "1.001", "1e3", "1,00", "1_000", "0x10", ".5", "1.", "NaN"})
    void what_is_not_an_amount_is_refused(String written) {
        assertThat(Kind.AMOUNT_OF_MONEY.read().apply(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-29", "2026-1-1", "01.02.2026", "2026-01-01T00:00:00", "+12026-01-01"})
    void what_is_not_a_date_is_refused(String written) {
        assertThat(Kind.DATE.read().apply(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a@b",
                "a b@c.example",
                "a@b.example,c@d.example",
                "Kari <a@b.example>",
                "a@b.example\nBcc: c@d.example",
                ".@b.example",
                "a..b@c.example",
                "a@-b.example",
                "a@b..example"
            })
    void what_is_not_an_address_is_refused(String written) {
        assertThat(Kind.EMAIL_ADDRESS.read().apply(written)).isEmpty();
    }
}
