package no.kapitalkontroll.kk2.operations;

import java.util.List;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/** A table of an MBean, with typed columns: jconsole and Jolokia show it without any class of KK2. */
final class Table {

    private final TabularType type;
    private final String[] names;

    /** @param describes what the column holds, with its unit */
    record Column(String name, String describes, OpenType<?> type) {}

    /** @param keys how many of the first columns name a row */
    Table(String name, String describes, int keys, Column... columns) {
        names = new String[columns.length];
        var described = new String[columns.length];
        var types = new OpenType<?>[columns.length];
        for (int i = 0; i < columns.length; i++) {
            names[i] = columns[i].name();
            described[i] = columns[i].describes();
            types[i] = columns[i].type();
        }
        try {
            var row = new CompositeType(name, describes, names, described, types);
            type = new TabularType(
                    name + "s", describes, row, List.of(names).subList(0, keys).toArray(String[]::new));
        } catch (OpenDataException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param rows values in the order of the columns */
    TabularData of(List<Object[]> rows) {
        var table = new TabularDataSupport(type);
        try {
            for (var values : rows) {
                table.put(new CompositeDataSupport(type.getRowType(), names, values));
            }
        } catch (OpenDataException e) {
            throw new IllegalStateException(e);
        }
        return table;
    }
}
