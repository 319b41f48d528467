package no.kapitalkontroll.kk2.standin;

import java.time.LocalDate;

/** From included, to excluded. */
record DateWindow(LocalDate from, LocalDate to) {

    static DateWindow of(LocalDate from, LocalDate to, String fromName, String toName) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw ApiProblem.badParameter(
                    fromName,
                    "'From and including' value (%s) is greater than or equal 'To and excluding' value (%s) in filter (%s, %s)."
                            .formatted(from, to, fromName, toName));
        }
        return new DateWindow(from, to);
    }

    boolean contains(LocalDate date) {
        return (from == null || !date.isBefore(from)) && (to == null || date.isBefore(to));
    }
}
