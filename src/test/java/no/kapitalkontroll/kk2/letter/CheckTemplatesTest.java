package no.kapitalkontroll.kk2.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CheckTemplatesTest {

    private static final String NOTICE = "nb/collection-notice.ftlh";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(LetterKind.class)
    void the_shipped_templates_hold_all_that_they_must(LetterKind kind) {
        LetterTemplates shipped = new LetterTemplates();

        assertThat(LetterTemplates.LANGUAGES).allSatisfy(language -> assertThat(
                        new CheckTemplates(shipped).problemsOf(shipped.of(""), kind, language))
                .isEmpty());
    }

    @Test
    void a_copy_of_a_shipped_template_is_taken_for_all_and_for_one() throws IOException {
        own(NOTICE, shipped(NOTICE));
        own("fjellheim/nb/receipt.ftlh", shipped("nb/receipt.ftlh"));
        own("fjellheim/nb/_sentences.ftlh", "");
        own("README.txt", "ours");

        assertThat(problems()).isEmpty();
    }

    static Stream<Arguments> every_item_of_every_letter() {
        return Stream.of(LetterKind.values()).flatMap(kind -> Specimens.of(kind, "nb").stream()
                .flatMap(notice ->
                        RequiredItem.of(kind, new DescribeNotice(Writing.NORWEGIAN).describe(notice, null)).stream())
                .map(RequiredItem::name)
                .distinct()
                .map(item -> Arguments.of(kind, item)));
    }

    @ParameterizedTest
    @MethodSource("every_item_of_every_letter")
    void a_template_without_a_required_item_is_refused(LetterKind kind, String item) throws IOException {
        for (String file :
                List.of("layout.ftlh", "nb/phrases.ftlh", "nb/enforcement.ftlh", "nb/" + kind.word() + ".ftlh")) {
            own(
                    file,
                    shipped(file)
                            .replace("data-item=\"" + item + "\"", "data-none=\"x\"")
                            .replace("\"\" \"" + item + "\"", "\"\" \"\"")
                            .replace("legalBasis \"" + item + "\"", "legalBasis \"\""));
        }
        LetterTemplates own = new LetterTemplates(folder);

        assertThat(new CheckTemplates(own).problemsOf(own.of("fjellheim"), kind, "nb"))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith(" lacks ").contains("§", "data-item=\"" + item + "\""));
    }

    @Test
    void an_item_that_is_marked_but_says_something_else_is_refused() throws IOException {
        own(
                NOTICE,
                shipped(NOTICE)
                        .replace("<span data-item=\"deadline\">${deadline}", "<span data-item=\"deadline\">snart"));
        own("layout.ftlh", shipped("layout.ftlh").replace("data-item=\"deadline\"", ""));

        assertThat(problems()).anySatisfy(problem -> assertThat(problem)
                .startsWith("nb/collection-notice.ftlh lacks the time limit (inkassoloven §§ 9 and 10"));
    }

    @Test
    void an_item_that_is_not_printed_is_refused() throws IOException {
        own(
                "fjellheim/" + NOTICE,
                shipped(NOTICE)
                        .replace(
                                "<@layout.specification nb.words/>",
                                "<div style=\"display: none\"><@layout.specification nb.words/></div>"));

        assertThat(problems()).anySatisfy(problem -> assertThat(problem)
                .startsWith("fjellheim/nb/collection-notice.ftlh hides each line of interest (inkassoloven § 10"));
    }

    @Test
    void the_heading_of_a_collection_notice_has_no_word_of_a_reminder() throws IOException {
        own(NOTICE, shipped(NOTICE).replace("\"Inkassovarsel\"", "\"Purring og inkassovarsel\""));

        assertThat(problems()).anySatisfy(problem -> assertThat(problem)
                .startsWith("nb/collection-notice.ftlh has another letter's name in its heading (inkassoloven § 9)"));
    }

    @Test
    void a_fee_free_reminder_that_hints_at_collection_is_refused() throws IOException {
        String file = "nb/reminder-free.ftlh";
        own(file, shipped(file).replace("<p>Det er lett", "<p>Ellers blir det inkasso. Det er lett"));

        assertThat(problems())
                .anySatisfy(problem -> assertThat(problem).startsWith(file + " mentions what does not belong in it"));
    }

    @Test
    void a_template_that_cannot_be_read_is_refused_with_its_line() throws IOException {
        own(NOTICE, shipped(NOTICE) + "\n<#if total>");

        assertThat(problems())
                .anySatisfy(problem ->
                        assertThat(problem).startsWith(NOTICE + " failed for").contains(": line 15: "));
    }

    @Test
    void a_template_that_asks_for_what_a_letter_may_lack_is_refused_with_its_line() throws IOException {
        own(NOTICE, shipped(NOTICE).replace("<@nb.concerns/>", "<@nb.concerns/>\n<p>${subject.kid}</p>"));

        assertThat(problems())
                .anySatisfy(problem ->
                        assertThat(problem).contains(NOTICE + " line 5").contains("subject.kid"));
    }

    @Test
    void a_page_that_is_not_well_formed_is_refused() throws IOException {
        own(NOTICE, shipped(NOTICE).replace("<@nb.concerns/>", "<br>"));

        assertThat(problems()).anySatisfy(problem -> assertThat(problem).contains("is not well-formed XHTML at line"));
    }

    @Test
    void a_template_reaches_no_class() throws IOException {
        own(NOTICE, "<#assign x = \"freemarker.template.utility.Execute\"?new()>" + shipped(NOTICE));

        assertThat(problems()).anySatisfy(problem -> assertThat(problem).startsWith(NOTICE + " failed for"));
    }

    @Test
    void a_file_that_no_letter_uses_is_refused() throws IOException {
        own("nb/collection_notice.ftlh", shipped(NOTICE));
        own("fjelheim/nb/reminder.html", "x");

        assertThat(problems())
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("nb/collection_notice.ftlh is a template that no letter"))
                .anySatisfy(problem -> assertThat(problem).startsWith("fjelheim is neither a language nor a creditor"))
                .anySatisfy(
                        problem -> assertThat(problem).startsWith("fjelheim/nb/reminder.html is a template that no"));
    }

    private List<String> problems() {
        return new CheckTemplates(new LetterTemplates(folder)).problems(Set.of("fjellheim"));
    }

    private void own(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }

    private static String shipped(String file) {
        try (InputStream in = Templates.class.getResourceAsStream("/letter/" + file)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
