package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.reconciliation.Cause;
import org.junit.jupiter.api.Test;

class KeepBooksRouteTest extends OneRoute {

    private static final String[] STEPS = {
        "post-voucher", "attach-calculation", "reconcile", "close-postings", "tell-case-status", "reconcile"
    };

    /** Each once, as far as mocking goes. */
    private static final String[] ROUTES = Stream.of(STEPS).distinct().toArray(String[]::new);

    KeepBooksRouteTest() {
        super("keep-books");
    }

    @Test
    void what_was_settled_today_is_seen_before_it_is_closed_and_the_result_is_kept_last() throws Exception {
        mock(ROUTES);
        List<String> order = new ArrayList<>();
        for (var step : ROUTES) {
            mocked(step).whenAnyExchangeReceived(exchange -> order.add(step));
        }

        assertThat(call(day()).getException()).isNull();

        assertThat(order).containsExactly(STEPS);
    }

    @Test
    void a_payment_beyond_the_principal_is_proposed_and_named_as_what_waits_for_the_accountant() {
        var day = planProposal(fjellheim.overdue());

        assertThat(call(day).getException()).isNull();

        assertThat(effects()).contains("VOUCHER DONE");
        assertThat(fjellheim.books().waiting()).hasSize(1);
        assertThat(sql.sql("SELECT cause FROM differences WHERE creditor_id = ? AND last_date IS NULL")
                        .param(fjellheim.id())
                        .query(String.class)
                        .list())
                .containsExactly(Cause.PROPOSAL_WAITING.word());
    }
}
