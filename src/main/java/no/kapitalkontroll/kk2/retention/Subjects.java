package no.kapitalkontroll.kk2.retention;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whose rows are meant: customers, cases and invoices (their credit notes too) of one creditor. */
record Subjects(String creditorId, List<Long> customers, List<Long> cases, List<Long> invoices) {

    /** No id of Tripletex or of ours: a list in SQL may not be empty. */
    private static final long NONE = -1;

    Map<String, Object> parameters() {
        return Map.of(
                "creditor", creditorId,
                "customers", orNone(customers),
                "cases", orNone(cases),
                "invoices", orNone(invoices));
    }

    private static List<Long> orNone(List<Long> ids) {
        var some = new ArrayList<>(ids);
        some.add(NONE);
        return some;
    }
}
