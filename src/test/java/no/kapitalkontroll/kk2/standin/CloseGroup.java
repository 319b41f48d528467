package no.kapitalkontroll.kk2.standin;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Postings that sum to zero and are matched with one another. */
public record CloseGroup(long id, LocalDate date, List<Posting> postings) implements Thing {

    @Override
    public String model() {
        return "CloseGroup";
    }

    @Override
    public String path() {
        return "ledger/closeGroup";
    }

    @Override
    public Map<String, Object> properties() {
        return new Json().with("id", id).with("version", 0).with("date", date).with("postings", postings);
    }

    @Override
    public String toString() {
        return "CloseGroup " + id;
    }
}
