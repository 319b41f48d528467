package no.kapitalkontroll.kk2.core.enforcement;

import java.time.LocalDate;
import java.util.List;

/**
 * Whether a debtor contests the claim. An objection (innsigelse) that was rejected is one still: the debtor has not agreed, and
 * only a claim that is not contested is for the enforcement officer on a written notice (tvangsfullbyrdelsesloven § 7-2 f).
 *
 * @param pending an objection waits for its decision, or for the credit note that the decision promised
 * @param notMet the days on which those came that were rejected, or upheld in part only
 * @param dropped the case handler says that the debtor has dropped these
 */
public record Contest(boolean pending, List<LocalDate> notMet, boolean dropped) {

    public Contest {
        notMet = List.copyOf(notMet);
    }

    public static Contest none() {
        return new Contest(false, List.of(), false);
    }

    boolean stands() {
        return pending || !(notMet.isEmpty() || dropped);
    }
}
