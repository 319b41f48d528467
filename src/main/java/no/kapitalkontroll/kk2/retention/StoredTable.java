package no.kapitalkontroll.kk2.retention;

import java.util.Map;

/**
 * One table of the database, by what it holds of a debtor.
 *
 * @param holds in words, for the debtor who asks
 * @param ofDebtor the condition that finds a debtor's rows, over {@link Subjects}; empty: it holds nothing of one
 * @param erased the columns that are erased at a debtor's wish once the cases are closed, with what stands there then
 */
record StoredTable(String name, Rule rule, String holds, String ofDebtor, Map<String, String> erased) {

    /** What stands where a text was erased. */
    static final String ERASED = "'(erased)'";

    static final String NOTHING = "NULL";

    static StoredTable kept(String name, Rule rule, String holds, String ofDebtor) {
        return new StoredTable(name, rule, holds, ofDebtor, Map.of());
    }

    static StoredTable ofNobody(String name, String holds) {
        return kept(name, Rule.INSTALLATION, holds, "");
    }

    StoredTable erasing(String column, String with) {
        return new StoredTable(name, rule, holds, ofDebtor, Map.of(column, with));
    }

    StoredTable erasing(String column, String with, String another, String withAnother) {
        return new StoredTable(name, rule, holds, ofDebtor, Map.of(column, with, another, withAnother));
    }

    boolean isOfDebtors() {
        return !ofDebtor.isEmpty();
    }
}
