package no.kapitalkontroll.kk2.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.modelmbean.ModelMBeanOperationInfo;

/** Goes through all operations of KK2's MBeans over a connection: how they are described, and what they answer. */
final class EveryOperation {

    private static final Path TABLE = Path.of("src", "test", "resources", "operations", "every-operation.csv");
    private static final String DOMAIN = "no.kapitalkontroll.kk2:type=";

    private final MBeanServerConnection jmx;
    private final String creditor;

    EveryOperation(MBeanServerConnection jmx, String creditor) {
        this.jmx = jmx;
        this.creditor = creditor;
    }

    private record Row(String bean, String operation, List<String> arguments, String begins) {

        static Row of(String line) {
            var parts = line.split("\\|", -1);
            var name = parts[0].split("\\.", -1);
            return new Row(
                    name[0], name[1], parts[1].isEmpty() ? List.of() : List.of(parts[1].split(";", -1)), parts[2]);
        }

        String name() {
            return bean + "." + operation;
        }
    }

    /** Each says what it does and what it asks for, and whether it changes something: then it asks who, and why. */
    void isDescribed() throws JMException, IOException {
        for (var bean : jmx.queryNames(new ObjectName("no.kapitalkontroll.kk2:*"), null)) {
            for (var operation : operations(bean)) {
                var name = bean + " " + operation.getName();
                assertThat(operation.getDescription()).as(name).isNotEqualTo(operation.getName());
                assertThat(operation.getSignature()).as(name).allSatisfy(parameter -> {
                    assertThat(parameter.getDescription()).isNotBlank();
                    assertThat(parameter.getName()).doesNotMatch("p\\d+");
                });
                var asked = Arrays.stream(operation.getSignature())
                        .map(MBeanParameterInfo::getName)
                        .filter(Set.of("who", "why")::contains)
                        .toList();
                assertThat(asked).as(name).isIn(List.of(), List.of("who", "why"));
                assertThat(operation.getImpact())
                        .as(name)
                        .isEqualTo(asked.isEmpty() ? MBeanOperationInfo.INFO : MBeanOperationInfo.ACTION);
            }
            for (var attribute : jmx.getMBeanInfo(bean).getAttributes()) {
                assertThat(attribute.getDescription())
                        .as("%s %s", bean, attribute.getName())
                        .isNotEqualTo(attribute.getName());
                assertThat(attribute.isWritable()).isFalse();
            }
        }
    }

    /** Each answers as its rows in the table say. */
    void answers() throws JMException, IOException {
        var rows = rows();
        Set<String> all = new TreeSet<>();
        for (var bean : jmx.queryNames(new ObjectName("no.kapitalkontroll.kk2:*"), null)) {
            for (var operation : operations(bean)) {
                all.add(bean.getKeyProperty("type") + "." + operation.getName());
            }
        }
        assertThat(rows.stream().map(Row::name)).as("rows of %s", TABLE).containsAll(all);
        List<String> other = new ArrayList<>();
        for (var row : rows) {
            var answer = call(row);
            if (!Pattern.compile(row.begins().replace("\\n", "\n"))
                    .matcher(answer)
                    .lookingAt()) {
                other.add("%s %s answers: %s".formatted(row.name(), row.arguments(), answer));
            }
        }
        assertThat(other).as("answers that do not begin as %s says", TABLE).isEmpty();
    }

    private String call(Row row) throws JMException, IOException {
        var bean = new ObjectName(DOMAIN + row.bean());
        var operation = operations(bean).stream()
                .filter(one -> one.getName().equals(row.operation()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(row.name() + " does not exist"));
        var signature = Arrays.stream(operation.getSignature())
                .map(MBeanParameterInfo::getType)
                .toArray(String[]::new);
        assertThat(row.arguments()).as(row.name()).hasSameSizeAs(signature);
        var arguments = new Object[signature.length];
        for (int i = 0; i < signature.length; i++) {
            arguments[i] = read(row.arguments().get(i), signature[i]);
        }
        var answer = jmx.invoke(bean, row.operation(), arguments, signature);
        return answer instanceof String[] lines ? String.join("\n", lines) : (String) answer;
    }

    private Object read(String text, String type) {
        return switch (type) {
            case "int" -> Integer.valueOf(text);
            case "long" -> Long.valueOf(text);
            case "boolean" -> Boolean.valueOf(text);
            default -> text.equals("ID") ? creditor : text.equals("NOBODY") ? "nobody" : text;
        };
    }

    /** Those that a console shows; attributes are read by operations, too, which it hides. */
    private List<MBeanOperationInfo> operations(ObjectName bean) throws JMException, IOException {
        return Stream.of(jmx.getMBeanInfo(bean).getOperations())
                .filter(operation -> !"getter"
                        .equals(((ModelMBeanOperationInfo) operation)
                                .getDescriptor()
                                .getFieldValue("role")))
                .toList();
    }

    private static List<Row> rows() {
        try {
            return Files.readAllLines(TABLE).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(Row::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
