package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.ClaimBalance;
import no.kapitalkontroll.kk2.core.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives up a part of a claim (ettergivelse): a counter-entry, never a deletion. It is not posted: it was never income. */
@Component
public class GiveUp {

    private final JdbcClient jdbc;

    public GiveUp(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Given up for good, also when the case is closed and reopened later. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void part(long caseId, Bucket bucket, Money amount, String reason, String by, LocalDate on) {
        add(caseId, bucket, amount, reason, false, by, on);
    }

    /** All but the principal, because the case is closed: owed again when it is reopened. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void rest(long caseId, ClaimBalance balance, String reason, String by, LocalDate on) {
        add(caseId, Bucket.COSTS, balance.costs(), reason, true, by, on);
        add(caseId, Bucket.FEES, balance.fees(), reason, true, by, on);
        add(caseId, Bucket.INTEREST, balance.interest(), reason, true, by, on);
    }

    private void add(
            long caseId, Bucket bucket, Money amount, String reason, boolean closing, String by, LocalDate on) {
        if (amount.isPositive()) {
            jdbc.sql(
                            "INSERT INTO waivers (case_id, dated, bucket, amount, reason, closing, actor) VALUES (?, ?, ?, ?, ?, ?, ?)")
                    .params(caseId, on, bucket.name(), amount.amount(), reason, closing, by)
                    .update();
        }
    }
}
