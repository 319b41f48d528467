package no.kapitalkontroll.kk2.core.coverage;

import java.util.List;

/**
 * A balance with the whole way to it.
 *
 * @param entries in the order in which they counted
 * @param bounces what counted for nothing
 */
public record ClaimAccount(ClaimBalance balance, List<Entry> entries, List<Bounce> bounces) {

    public ClaimAccount {
        entries = List.copyOf(entries);
        bounces = List.copyOf(bounces);
    }
}
