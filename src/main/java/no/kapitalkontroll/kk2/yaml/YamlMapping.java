package no.kapitalkontroll.kk2.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One mapping of a strictly read YAML file. Every problem is collected with its key and line; the reader goes on with a
 * placeholder, so whoever asks must throw the result away when there are problems. A key that nobody has asked for is
 * refused by {@link #refuseOtherKeys}.
 *
 * <p>Scalars are taken as they are written, never as YAML understands them: an unquoted 0155 is the text "0155" and not the
 * octal number 109, and 0.10 keeps both decimals.
 */
public final class YamlMapping {

    /** What an unquoted scalar may be taken for and still be the text that stands there. */
    private static final Set<Tag> AS_WRITTEN = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.TIMESTAMP, Tag.BOOL);

    private final String path;
    private final Map<String, Node> entries;
    private final List<Problem> problems;
    private final Set<String> asked = new TreeSet<>();
    private final List<YamlMapping> children = new ArrayList<>();
    private final boolean absent;

    private YamlMapping(String path, Map<String, Node> entries, List<Problem> problems, boolean absent) {
        this.path = path;
        this.entries = entries;
        this.problems = problems;
        this.absent = absent;
    }

    /** The mapping that a whole file is. Problems, now and later, are added to {@code problems}. */
    public static YamlMapping read(String text, List<Problem> problems) {
        try {
            var options = new LoaderOptions();
            options.setMaxAliasesForCollections(10);
            options.setNestingDepthLimit(20);
            options.setCodePointLimit(1_000_000);
            var node = new Yaml(options).compose(new java.io.StringReader(withoutMark(text)));
            if (node instanceof MappingNode mapping) {
                return of("", mapping, problems);
            }
            problems.add(new Problem("", "the file is not a list of keys", "write `key: value` lines"));
        } catch (MarkedYAMLException e) {
            problems.add(
                    new Problem("", "not YAML" + place(e), "correct the line; quote texts with special characters"));
        } catch (YAMLException e) {
            problems.add(
                    new Problem("", "not YAML: a forbidden character, or too large", "save it as plain UTF-8 text"));
        }
        return absent("");
    }

    /** The value of a key that must be there. */
    public <T> T required(String key, Kind<T> kind) {
        var node = node(key);
        if (node.isEmpty()) {
            refuse(key, "is missing", kind.remedy());
            return kind.placeholder();
        }
        return value(path(key), node.get(), kind);
    }

    /** The value of a key, or {@code otherwise} when it is left out. */
    public <T> T optional(String key, Kind<T> kind, T otherwise) {
        return node(key).map(node -> value(path(key), node, kind)).orElse(otherwise);
    }

    /** The value of a key, if it is there. */
    public <T> Optional<T> optional(String key, Kind<T> kind) {
        return node(key).map(node -> value(path(key), node, kind));
    }

    /** The mapping below a key that must be there. */
    public YamlMapping requiredMapping(String key) {
        if (node(key).isEmpty()) {
            refuse(key, "is missing", "write it with its keys");
        }
        return mapping(key);
    }

    /** The mapping below a key; nothing is asked of it when it is left out. */
    public YamlMapping mapping(String key) {
        return node(key).map(node -> child(path(key), node)).orElseGet(() -> absent(path(key)));
    }

    /** The mappings of the list below a key; an empty list when it is left out. */
    public List<YamlMapping> mappings(String key) {
        return items(key).stream().map(item -> child(item.path, item.node)).toList();
    }

    /** The values of the list below a key; an empty list when it is left out. */
    public <T> List<T> values(String key, Kind<T> kind) {
        return items(key).stream()
                .map(item -> value(item.path, item.node, kind))
                .toList();
    }

    /** Nothing was written here, or something that is refused already: there is no more to complain about. */
    public boolean isAbsent() {
        return absent;
    }

    /** Whether something, right or wrong, is written for the key. */
    public boolean has(String key) {
        return node(key).isPresent();
    }

    /** For what the caller alone can see to be wrong. */
    public void refuse(String key, String problem, String remedy) {
        var line = Optional.ofNullable(entries.get(key)).map(YamlMapping::line).orElse("");
        problems.add(new Problem(path(key), line + problem, remedy));
    }

    /** Refuses the keys, here and below, that nobody has asked for. */
    public void refuseOtherKeys() {
        for (var entry : entries.entrySet()) {
            if (!asked.contains(entry.getKey())) {
                var known = String.join(", ", asked);
                refuse(entry.getKey(), "is not a known key", "remove it, or correct it to one of: " + known);
            }
        }
        children.forEach(YamlMapping::refuseOtherKeys);
    }

    private record Item(String path, Node node) {}

    private List<Item> items(String key) {
        var node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof SequenceNode list)) {
            refuse(key, "is not a list", "write a list like [a, b]");
            return List.of();
        }
        var items = new ArrayList<Item>();
        for (var item : list.getValue()) {
            items.add(new Item(path(key) + "[" + items.size() + "]", item));
        }
        return items;
    }

    private Optional<Node> node(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key));
    }

    private <T> T value(String valuePath, Node node, Kind<T> kind) {
        var read = node instanceof ScalarNode scalar && AS_WRITTEN.contains(scalar.getTag())
                ? kind.read().apply(scalar.getValue())
                : Optional.<T>empty();
        if (read.isEmpty()) {
            problems.add(new Problem(valuePath, line(node) + "is not " + kind.name(), kind.remedy()));
        }
        return read.orElse(kind.placeholder());
    }

    private YamlMapping child(String childPath, Node node) {
        if (node instanceof MappingNode mapping) {
            var child = of(childPath, mapping, problems);
            children.add(child);
            return child;
        }
        problems.add(new Problem(childPath, line(node) + "has no keys below it", "write it with its keys"));
        return absent(childPath);
    }

    private static YamlMapping of(String path, MappingNode node, List<Problem> problems) {
        var mapping = new YamlMapping(path, new LinkedHashMap<>(), problems, false);
        for (var tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key) || key.getTag().equals(Tag.MERGE)) {
                var problem = line(tuple.getKeyNode()) + "has a key that is not a plain word";
                problems.add(new Problem(path, problem, "write each key out, without << and without ?"));
            } else if (mapping.entries.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
                var problem = line(key) + "stands there twice";
                problems.add(new Problem(mapping.path(key.getValue()), problem, "keep one of them"));
            }
        }
        return mapping;
    }

    /** A mapping that is left out: everything has its default, and what is required is not complained about again. */
    private static YamlMapping absent(String path) {
        return new YamlMapping(path, Map.of(), new ArrayList<>(), true);
    }

    /** A key is shown, and may be anything: no line break may reach a log by it. */
    private String path(String key) {
        var shown = key.substring(0, Math.min(key.length(), 60)).replaceAll("\\p{Cntrl}", "?");
        return path.isEmpty() ? shown : path + "." + shown;
    }

    private static String line(Node node) {
        return "line " + (node.getStartMark().getLine() + 1) + ": ";
    }

    private static String place(MarkedYAMLException e) {
        var mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        return mark == null ? "" : " at line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }

    /** Without the byte order mark that some editors put first. */
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
