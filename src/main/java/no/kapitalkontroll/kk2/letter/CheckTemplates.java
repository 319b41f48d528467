package no.kapitalkontroll.kk2.letter;

import freemarker.core.ParseException;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.notice.Notice;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Tries own templates before any letter is written with them: each letter that they change is written with invented notices,
 * and what the law wants in it must be there, marked and with the notice's own values, in the page and in the PDF. A file
 * that would never be used is a mistake too.
 */
public final class CheckTemplates {

    private static final Set<String> KINDS =
            Arrays.stream(LetterKind.values()).map(LetterKind::word).collect(Collectors.toUnmodifiableSet());

    /** Files that letters share: whoever changes one, changes them all. */
    private static final Set<String> SHARED = Set.of("phrases", "enforcement");

    private final LetterTemplates templates;
    private final TaggedPdf taggedPdf = new TaggedPdf();

    public CheckTemplates(LetterTemplates templates) {
        this.templates = templates;
    }

    /**
     * @param creditors ids of all creditor files
     * @return each problem in a line: file, what is wrong, remedy; none when there are no own templates
     */
    public List<String> problems(Set<String> creditors) {
        Optional<Path> folder = templates.folder();
        if (folder.isEmpty()) {
            return List.of();
        }
        Set<String> problems = new LinkedHashSet<>(strangeFiles(folder.get(), creditors));
        problems.addAll(problemsOf("", filesIn(folder.get()), templates.of("")));
        for (String creditor : templates.creditors()) {
            Path own = folder.get().resolve(creditor);
            problems.addAll(problemsOf(creditor + "/", filesIn(own), templates.of(creditor)));
        }
        return List.copyOf(problems);
    }

    private Set<String> problemsOf(String prefix, Set<String> files, Templates used) {
        Set<String> problems = new LinkedHashSet<>();
        for (String language : new TreeSet<>(LetterTemplates.LANGUAGES)) {
            for (LetterKind kind : LetterKind.values()) {
                changing(files, language, kind).ifPresent(file -> problemsOf(used, kind, language)
                        .forEach(problem -> problems.add(prefix + file + problem)));
            }
        }
        return problems;
    }

    /** The file that changes this letter, its own one first. */
    private static Optional<String> changing(Set<String> files, String language, LetterKind kind) {
        Stream<String> languages = language.equals("en") ? Stream.of("en", "nb") : Stream.of(language);
        List<String> own = languages.toList();
        return Stream.of(
                        own.stream().map(one -> one + "/" + kind.word() + ".ftlh"),
                        own.stream().flatMap(one -> SHARED.stream().sorted().map(name -> one + "/" + name + ".ftlh")),
                        Stream.of("layout.ftlh"),
                        files.stream().filter(CheckTemplates::isFree).sorted())
                .flatMap(names -> names)
                .filter(files::contains)
                .findFirst();
    }

    /** The problems of one letter, each to be read after the name of its file. */
    List<String> problemsOf(Templates used, LetterKind kind, String language) {
        try {
            Set<String> problems = new LinkedHashSet<>();
            for (Notice specimen : Specimens.of(kind, language)) {
                problems.addAll(lacking(used, specimen));
            }
            return problems.isEmpty()
                    ? notPrinted(used, Specimens.of(kind, language).get(0))
                    : List.copyOf(problems);
        } catch (SAXException e) {
            int line = e instanceof SAXParseException parsed ? parsed.getLineNumber() : 0;
            return List.of(
                    ", written as %s/%s, is not well-formed XHTML at line %d of the page: %s; remedy: close every element, write &#160; for &nbsp;"
                            .formatted(language, kind.word(), line, oneLine(e.getMessage())));
        } catch (RuntimeException e) {
            return List.of(" failed for %s/%s: %s; remedy: correct it, or remove it to use the shipped one"
                    .formatted(language, kind.word(), reason(e)));
        }
    }

    private static List<String> lacking(Templates used, Notice specimen) throws SAXException {
        WrittenPage page = new WrittenPage(RenderLetter.page(used, specimen, null));
        List<String> problems = new ArrayList<>();
        for (RequiredItem item : required(specimen)) {
            String marked = page.item(item.name());
            if (marked.isEmpty()
                    || !item.values().stream().map(WrittenPage::compact).allMatch(marked::contains)) {
                problems.add(" lacks %s (%s); remedy: write it, in an element with data-item=\"%s\""
                        .formatted(item.what(), item.paragraph(), item.name()));
            }
        }
        HeadingRule.of(specimen.kind()).broken(page).forEach(problem -> problems.add(" " + problem));
        return problems;
    }

    /** What stands in the page but cannot be seen on paper. */
    private List<String> notPrinted(Templates used, Notice specimen) {
        byte[] pdf = taggedPdf.of(RenderLetter.page(used, specimen, null), specimen.letterDate(), "specimen");
        String printed = printed(pdf);
        return required(specimen).stream()
                .filter(item ->
                        !item.values().stream().map(WrittenPage::compact).allMatch(printed::contains))
                .map(item -> " hides %s (%s); remedy: let it be printed".formatted(item.what(), item.paragraph()))
                .toList();
    }

    private static List<RequiredItem> required(Notice specimen) {
        Map<String, Object> described = new DescribeNotice(Writing.of(specimen.language())).describe(specimen, null);
        return RequiredItem.of(specimen.kind(), described);
    }

    private static String printed(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return WrittenPage.compact(new PDFTextStripper().getText(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> strangeFiles(Path folder, Set<String> creditors) {
        List<String> problems = new ArrayList<>();
        Stream.of(Stream.of(""), subfolders(folder).filter(name -> !LetterTemplates.LANGUAGES.contains(name)))
                .flatMap(names -> names)
                .forEach(owner -> {
                    if (!owner.isEmpty() && !creditors.contains(owner)) {
                        problems.add(
                                owner
                                        + " is neither a language nor a creditor; remedy: name it nb, nn, en or as the creditor's id");
                    }
                    filesIn(folder.resolve(owner)).stream()
                            .filter(file -> !isUsed(file))
                            .forEach(file -> problems.add(Path.of(owner, file)
                                    + " is a template that no letter uses; remedy: name it as a shipped one (" + names()
                                    + "), or begin its name with _ when others include it"));
                });
        return problems;
    }

    private static boolean isUsed(String file) {
        String name = file.substring(file.indexOf('/') + 1);
        boolean inLanguage =
                file.contains("/") && LetterTemplates.LANGUAGES.contains(file.substring(0, file.indexOf('/')));
        String stem = name.replaceFirst("\\.ftlh$", "");
        return isFree(file)
                || file.equals("layout.ftlh")
                || (inLanguage && name.endsWith(".ftlh") && (KINDS.contains(stem) || SHARED.contains(stem)));
    }

    /** A file that others include. */
    private static boolean isFree(String file) {
        return file.substring(file.lastIndexOf('/') + 1).startsWith("_");
    }

    private static String names() {
        return "layout.ftlh, <language>/"
                + Stream.concat(SHARED.stream(), KINDS.stream()).sorted().collect(Collectors.joining("|")) + ".ftlh";
    }

    /** The templates of one folder: beside it and in its languages, with slashes. Other files are nobody's business. */
    private static Set<String> filesIn(Path folder) {
        Set<String> files = new TreeSet<>(templatesIn(folder, ""));
        for (String language : LetterTemplates.LANGUAGES) {
            if (Files.isDirectory(folder.resolve(language))) {
                files.addAll(templatesIn(folder.resolve(language), language + "/"));
            }
        }
        return files;
    }

    private static List<String> templatesIn(Path folder, String prefix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.contains(".ft") || KINDS.contains(name.replaceFirst("\\..*$", "")))
                    .map(name -> prefix + name)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> subfolders(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(Files::isDirectory)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where and why a template failed. Its values are invented, so nothing secret can stand in it. */
    private static String reason(RuntimeException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof ParseException parsing) {
            return "line %d: %s".formatted(parsing.getLineNumber(), oneLine(parsing.getEditorMessage()));
        }
        if (cause instanceof TemplateException failed) {
            return "%s line %s: %s"
                    .formatted(
                            failed.getTemplateSourceName(),
                            failed.getLineNumber(),
                            oneLine(failed.getMessageWithoutStackTop()));
        }
        return oneLine(String.valueOf(cause.getMessage()));
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.substring(0, Math.min(line.length(), 240));
    }
}
