package no.kapitalkontroll.kk2.core.claim;

import java.time.LocalDate;
import java.util.List;

/** Postings on receivables that were closed against each other in Tripletex: together they are nothing. */
public record CloseGroup(long id, LocalDate date, List<LedgerPosting> postings) {

    public CloseGroup {
        postings = List.copyOf(postings);
    }
}
