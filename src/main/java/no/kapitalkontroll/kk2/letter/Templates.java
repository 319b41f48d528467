package no.kapitalkontroll.kk2.letter;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.StrongCacheStorage;
import freemarker.cache.TemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The FreeMarker templates of the jar (under {@code /letter}), and folders that go before it, file by file. A template sees
 * text, yes and no, numbers, lists and maps: it reaches no class, no bean, no file beside it. Read once; thread-safe.
 */
public final class Templates {

    private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);

    /** Those of the jar alone. */
    public Templates() {
        this(List.of());
    }

    /**
     * @param preferred folders that go before the jar, first one first; none needs to exist
     * @throws UncheckedIOException when a folder cannot be read
     */
    Templates(List<Path> preferred) {
        configuration.setTemplateLoader(loader(preferred));
        // Read once and kept: what was checked at start-up is what letters are written with.
        configuration.setCacheStorage(new StrongCacheStorage());
        configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        configuration.setLocalizedLookup(false);
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        // Names come from customers: a template sees text and lists, and reaches no class, no bean and no ?api.
        configuration.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_34));
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
    }

    /**
     * The template filled in; values are escaped as HTML.
     *
     * @param name such as {@code nb/reminder.ftlh}
     * @throws IllegalStateException when there is no such template or it failed; it repeats no value
     */
    public String fill(String name, Map<String, Object> values) {
        StringWriter text = new StringWriter(16_384);
        try {
            configuration.getTemplate(name).process(values, text);
        } catch (IOException | TemplateException e) {
            throw new IllegalStateException("the template " + name + " failed", e);
        }
        return text.toString();
    }

    private static TemplateLoader loader(List<Path> preferred) {
        List<TemplateLoader> loaders = new ArrayList<>();
        try {
            for (Path folder : preferred) {
                if (folder.toFile().isDirectory()) {
                    loaders.add(new FileTemplateLoader(folder.toFile()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        loaders.add(new ClassTemplateLoader(Templates.class, "/letter"));
        return new MultiTemplateLoader(loaders.toArray(TemplateLoader[]::new));
    }
}
