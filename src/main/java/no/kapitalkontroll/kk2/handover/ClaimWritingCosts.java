package no.kapitalkontroll.kk2.handover;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.charge.Rate;
import no.kapitalkontroll.kk2.core.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Claims what it costs to write the petition: income, booked as a fee (rules § 5), at most half a court fee. A case bears it
 * once; a new petition with another amount takes the place of the earlier one.
 */
@Component
class ClaimWritingCosts {

    /** The paragraph as research has it; whether it still holds is not confirmed. */
    static final String LEGAL_BASIS = "forskrift 4. desember 1992 nr. 898 § 2, inntil ½ rettsgebyr";

    private final JdbcClient jdbc;

    ClaimWritingCosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void claim(long caseId, Money amount, Optional<Rate> cap, LocalDate today) {
        var stands = jdbc.sql("""
                        SELECT COALESCE(SUM(amount), 0.00) FROM charges
                         WHERE case_id = ? AND letter_id IS NULL AND kind = 'FEE' AND reversed_on IS NULL
                        """)
                .param(caseId)
                .query((row, index) -> new Money(row.getBigDecimal(1)))
                .single();
        if (stands.equals(amount)) {
            return;
        }
        jdbc.sql("""
                        UPDATE charges SET reversed_on = ?, reversed_reason = 'a new petition takes its place'
                         WHERE case_id = ? AND letter_id IS NULL AND kind = 'FEE' AND reversed_on IS NULL
                        """).params(today, caseId).update();
        if (amount.isPositive()) {
            jdbc.sql(
                            "INSERT INTO charges (case_id, kind, dated, amount, legal_basis, rate_source) VALUES (?, 'FEE', ?, ?, ?, ?)")
                    .params(caseId, today, amount.amount(), LEGAL_BASIS, source(cap.orElseThrow()))
                    .update();
        }
    }

    private static String source(Rate cap) {
        return "cap %s, %s: %s"
                .formatted(cap.value().toPlainString(), cap.confidence().name().toLowerCase(Locale.ROOT), cap.source());
    }
}
