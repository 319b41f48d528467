package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdvanceCasesRouteTest extends OneRoute {

    AdvanceCasesRouteTest() {
        super("advance-cases");
    }

    private int charges() {
        return sql.sql("SELECT COUNT(*) FROM charges h JOIN cases c ON c.id = h.case_id WHERE c.creditor_id = ?")
                .param(fjellheim.id())
                .query(Integer.class)
                .single();
    }

    @Test
    void a_claim_that_is_taken_gets_case_letter_charge_and_dispatch_together() {
        fjellheim.overdue();
        var day = readAndDecide(day());

        assertThat(call(day).getException()).isNull();

        assertThat(count("cases")).isEqualTo(1);
        assertThat(letters()).containsExactly("collection-notice PLANNED");
        assertThat(charges()).isEqualTo(1);
        assertThat(effects()).containsExactly("MAIL PLANNED");
    }

    @Test
    void when_nothing_is_due_nothing_is_written() {
        fjellheim.books().invoice(fjellheim.debtor(), SmallCompany.kroner("100.00"), TODAY, TODAY.plusDays(14));
        var day = readAndDecide(day());

        assertThat(call(day).getException()).isNull();

        assertThat(count("cases")).isZero();
    }

    @Test
    void done_twice_on_a_date_it_moves_once() {
        fjellheim.overdue();
        var day = readAndDecide(day());
        call(day);

        call(readAndDecide(day()));

        assertThat(letters()).containsExactly("collection-notice PLANNED");
    }

    @Test
    void a_stale_ledger_lets_nothing_move() {
        fjellheim.overdue();
        var day = readAndDecide(day());
        day.ledgerIsStale("a page is missing");

        assertThat(call(day).getException()).isNull();

        assertThat(count("cases")).isZero();
    }

    @Test
    void a_case_that_cannot_be_moved_is_parked_whole_and_its_neighbours_go_on() {
        fjellheim.overdue();
        var poisoned = fjellheim.overdue();
        fjellheim.overdue();
        var day = readAndDecide(day());
        sql.sql("""
                        CREATE TRIGGER poisoned_letter BEFORE INSERT ON letters FOR EACH ROW
                          IF NEW.customer_id = %d THEN SIGNAL SQLSTATE '45000'; END IF
                        """.formatted(poisoned.customer().id())).update();
        try {
            assertThat(call(day).getException()).isNull();
        } finally {
            sql.sql("DROP TRIGGER poisoned_letter").update();
        }

        assertThat(letters()).hasSize(2);
        assertThat(count("cases")).as("the poisoned one was rolled back").isEqualTo(2);
        assertThat(parked())
                .singleElement()
                .asString()
                .startsWith("invoice " + poisoned.id() + ": an error that nobody");
    }

    @Test
    void a_payment_beyond_the_principal_becomes_a_proposal_and_closes_the_case() {
        var invoice = fjellheim.overdue();
        step("dispatch-mail", writeLetters(day()));
        var later = TODAY.plusDays(2);
        fjellheim.books().pay(invoice, later, SmallCompany.kroner("12600.93"));
        var day = readAndDecide(day(later));

        assertThat(call(day).getException()).isNull();

        assertThat(effects()).containsExactly("MAIL DONE", "VOUCHER PLANNED");
        assertThat(sql.sql("SELECT CONCAT(state, ' ', close_reason) FROM cases WHERE creditor_id = ?")
                        .param(fjellheim.id())
                        .query(String.class)
                        .single())
                .isEqualTo("CLOSED paid");
    }
}
