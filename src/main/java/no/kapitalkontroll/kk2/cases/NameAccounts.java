package no.kapitalkontroll.kk2.cases;

import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.creditor.Creditors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps with each line of a proposal the numbers of its account and product. A creditor file that names others later changes
 * neither what waits in Tripletex nor what was income.
 */
@Component
public class NameAccounts {

    private final JdbcClient jdbc;
    private final Creditors creditors;

    public NameAccounts(JdbcClient jdbc, Creditors creditors) {
        this.jdbc = jdbc;
        this.creditors = creditors;
    }

    /** As the creditor's file has them today; a correction goes to where that stands which it corrects. */
    @Transactional(propagation = Propagation.MANDATORY)
    void asPlanned(String creditorId, long proposalId) {
        asToday(creditorId, proposalId);
        jdbc.sql("""
                        UPDATE proposal_lines l JOIN proposals p ON p.id = l.proposal_id
                          JOIN proposals f ON f.number = p.corrects
                          JOIN proposal_lines o ON o.proposal_id = f.id AND o.account = l.account AND o.account_number IS NOT NULL
                           SET l.account_number = o.account_number, l.product_number = o.product_number
                         WHERE p.id = ?
                        """).param(proposalId).update();
    }

    /** As the creditor's file has them today: what is not in Tripletex may go elsewhere. Without a file all stays as it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void asToday(String creditorId, long proposalId) {
        creditors.inForce().stream()
                .filter(creditor -> creditor.id().equals(creditorId))
                .forEach(creditor -> write(creditor, proposalId));
    }

    private void write(Creditor creditor, long proposalId) {
        var roles = jdbc.sql("SELECT account FROM proposal_lines WHERE proposal_id = ? ORDER BY row_no")
                .param(proposalId)
                .query(String.class)
                .list();
        for (var role : roles) {
            var account = AccountRole.valueOf(role);
            jdbc.sql(
                            "UPDATE proposal_lines SET account_number = ?, product_number = ? WHERE proposal_id = ? AND account = ?")
                    .params(
                            creditor.accounts().get(account),
                            creditor.products().get(account),
                            proposalId,
                            role)
                    .update();
        }
    }
}
