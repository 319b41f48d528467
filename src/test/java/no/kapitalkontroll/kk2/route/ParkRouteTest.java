package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.kapitalkontroll.kk2.cases.GivenUp;
import no.kapitalkontroll.kk2.cases.Park;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ParkRouteTest extends OneRoute {

    @Autowired
    Park park;

    ParkRouteTest() {
        super("park");
    }

    private GivenUp givenUp(String subject, String reason) {
        return new GivenUp(fjellheim.id(), subject, null, null, reason, "look at it", TODAY);
    }

    @Test
    void what_was_given_up_on_is_kept_with_reason_and_remedy() {
        assertThat(call(day(), List.of(givenUp("invoice 7", "unreadable"), givenUp("creditor", "refused")))
                        .getException())
                .isNull();

        assertThat(parked()).containsExactly("invoice 7: unreadable / look at it", "creditor: refused / look at it");
    }

    @Test
    void an_empty_list_parks_nothing() {
        assertThat(call(day(), List.of()).getException()).isNull();

        assertThat(count("parked")).isZero();
    }

    @Test
    void a_subject_that_waits_is_kept_once() {
        call(day(), List.of(givenUp("invoice 7", "unreadable")));

        call(day(), List.of(givenUp("invoice 7", "still unreadable"), givenUp("invoice 8", "unreadable")));

        assertThat(parked())
                .containsExactly("invoice 7: unreadable / look at it", "invoice 8: unreadable / look at it");
    }

    @Test
    void a_subject_that_was_released_can_be_parked_again() {
        call(day(), List.of(givenUp("invoice 7", "unreadable")));
        park.release(fjellheim.id(), "invoice 7", TODAY, "siv");

        call(day(), List.of(givenUp("invoice 7", "unreadable again")));

        assertThat(parked()).containsExactly("invoice 7: unreadable again / look at it");
        assertThat(count("parked")).isEqualTo(2);
    }

    @Test
    void a_parked_effect_holds_its_invoice() {
        var invoice = fjellheim.overdue();
        planLetters(day());
        var effect = sql.sql("SELECT id FROM effects WHERE creditor_id = ?")
                .param(fjellheim.id())
                .query(Long.class)
                .single();

        call(day(), List.of(new GivenUp(fjellheim.id(), "effect " + effect, null, effect, "x", "y", TODAY)));

        assertThat(sql.sql("SELECT invoice_id FROM parked WHERE creditor_id = ?")
                        .param(fjellheim.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(invoice.id());
    }

    @Test
    void a_long_reason_is_shortened_not_lost() {
        call(day(), List.of(givenUp("invoice 7", "x".repeat(400))));

        assertThat(parked()).singleElement().asString().contains("x".repeat(254) + "…");
    }

    @Test
    void what_cannot_be_kept_is_the_callers_failure_and_its_neighbours_are_kept() {
        var poisoned = givenUp("invoice " + "7".repeat(200), "unreadable");

        var done = call(day(), List.of(poisoned, givenUp("invoice 8", "unreadable")));

        assertThat(parked()).containsExactly("invoice 8: unreadable / look at it");
        assertThat(done.getException()).isNotNull();
    }
}
