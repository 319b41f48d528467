package no.kapitalkontroll.kk2.cases;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remembers that the address of a letter takes no mail: none of the cases that the letter spoke for writes to it again. All
 * that failed are kept, or two bad addresses of a debtor would be tried in turns for ever.
 */
@Component
public class RefuseEmail {

    private final JdbcClient jdbc;

    public RefuseEmail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void of(long letterId) {
        jdbc.sql("""
                        UPDATE cases c JOIN letters l ON l.id = :letter
                           SET c.refused_email = RIGHT(CONCAT_WS(';', c.refused_email, l.email), 1000)
                         WHERE l.email IS NOT NULL
                           AND (c.id = l.case_id OR c.id IN (SELECT m.case_id FROM letter_members m WHERE m.letter_id = :letter))
                           AND LOCATE(CONCAT(';', l.email, ';'), CONCAT(';', COALESCE(c.refused_email, ''), ';')) = 0
                        """).param("letter", letterId).update();
    }
}
