package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import no.kapitalkontroll.kk2.standin.Fault;
import org.junit.jupiter.api.Test;

class PostVoucherRouteTest extends OneRoute {

    PostVoucherRouteTest() {
        super("post-voucher");
    }

    /** The state of the vouchers' effects. */
    private List<String> vouchers() {
        return effects().stream().filter(effect -> effect.startsWith("VOUCHER")).toList();
    }

    private List<String> proposals() {
        return sql.sql("SELECT state FROM proposals WHERE creditor_id = ? ORDER BY id")
                .param(fjellheim.id())
                .query(String.class)
                .list();
    }

    private int inTripletex() {
        return fjellheim.books().vouchers("KK2-" + fjellheim.id() + "-").size();
    }

    private static int posts() {
        return RouteWorld.TRIPLETEX.log().count("POST", "/ledger/voucher");
    }

    @Test
    void a_proposal_waits_in_tripletex_for_the_accountant() {
        var invoice = fjellheim.overdue();
        var day = planProposal(invoice);

        assertThat(call(day).getException()).isNull();

        assertThat(vouchers()).containsExactly("VOUCHER DONE");
        assertThat(proposals()).containsExactly("WAITING");
        assertThat(fjellheim.books().waiting()).hasSize(1);
        assertThat(fjellheim.books().vouchers("KK2-" + fjellheim.id() + "-" + invoice.number() + "-1"))
                .hasSize(1);
    }

    @Test
    void without_proposals_nobody_is_asked() {
        assertThat(call(day()).getException()).isNull();

        assertThat(RouteWorld.TRIPLETEX.log().count()).isZero();
    }

    @Test
    void a_voucher_that_is_there_already_is_adopted_without_a_second_post() {
        var day = planProposal(fjellheim.overdue());
        RouteWorld.TRIPLETEX.failNext("POST", "/ledger/voucher", Fault.dropAfter());
        call(day);
        assertThat(vouchers()).containsExactly("VOUCHER UNKNOWN");
        sql.sql("UPDATE effects SET state = 'FAILED' WHERE creditor_id = ? AND kind = 'VOUCHER'")
                .param(fjellheim.id())
                .update();

        call(day(day.date()));

        assertThat(vouchers()).containsExactly("VOUCHER DONE");
        assertThat(proposals()).containsExactly("WAITING");
        assertThat(posts()).isEqualTo(1);
        assertThat(inTripletex()).isEqualTo(1);
    }

    @Test
    void a_post_whose_answer_was_lost_is_unknown_and_resolve_unknown_finds_it() {
        var day = planProposal(fjellheim.overdue());
        RouteWorld.TRIPLETEX.failNext("POST", "/ledger/voucher", Fault.dropAfter());

        assertThat(call(day).getException()).isNull();

        assertThat(vouchers()).containsExactly("VOUCHER UNKNOWN");
        step("resolve-unknown", day);
        assertThat(vouchers()).containsExactly("VOUCHER DONE");
        assertThat(proposals()).containsExactly("WAITING");
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void a_refused_proposal_is_parked_with_its_remedy_and_its_neighbour_is_posted() {
        var day = planProposal(fjellheim.overdue(), fjellheim.overdue());
        RouteWorld.TRIPLETEX.failNext(
                "POST",
                "/ledger/voucher",
                Fault.status(
                        422,
                        "{\"status\":422,\"code\":18000,\"message\":\"x\",\"validationMessages\":[{\"field\":\"date\",\"message\":\"y\"}]}"));

        assertThat(call(day).getException()).isNull();

        assertThat(vouchers()).containsExactly("VOUCHER PARKED", "VOUCHER DONE");
        assertThat(proposals()).containsExactly("PARKED", "WAITING");
        assertThat(parked()).singleElement().asString().contains("KK2-" + fjellheim.id(), "status 422", " / ");
    }

    @Test
    void a_closed_period_parks_the_proposal() {
        var day = planProposal(fjellheim.overdue());
        fjellheim.books().closePeriod(YearMonth.from(day.date()));

        call(day);

        assertThat(vouchers()).containsExactly("VOUCHER PARKED");
        assertThat(parked()).hasSize(1);
        assertThat(inTripletex()).isZero();
    }

    @Test
    void a_line_on_a_bank_account_whose_month_is_reconciled_parks_the_proposal() {
        var day = planProposal(fjellheim.overdue());
        sql.sql("""
                        UPDATE proposal_lines l JOIN proposals p ON p.id = l.proposal_id SET l.account = 'BANK', l.account_number = 1930
                         WHERE p.creditor_id = ? AND l.account = 'FEE_INCOME'
                        """).param(fjellheim.id()).update();
        fjellheim.books().reconcileBank(YearMonth.from(day.date()));

        call(day);

        assertThat(vouchers()).containsExactly("VOUCHER PARKED");
        assertThat(parked()).singleElement().asString().contains("reopen the reconciliation");
        assertThat(inTripletex()).isZero();
    }

    @Test
    void an_account_set_up_wrong_parks_the_proposal_before_anything_is_posted() {
        var day = planProposal(fjellheim.overdue());
        fjellheim.books().withoutProduct("S100");

        assertThat(call(day).getException()).isNull();

        assertThat(vouchers()).containsExactly("VOUCHER PARKED");
        assertThat(parked()).singleElement().asString().contains("product S100 is not in Tripletex / make it there");
        assertThat(posts()).isZero();
    }

    @Test
    void when_tripletex_is_down_the_proposal_waits_for_the_next_run() {
        var day = planProposal(fjellheim.overdue());
        RouteWorld.TRIPLETEX.failNext(2, "GET", "/ledger/voucher", Fault.status(503));

        assertThat(call(day).getException()).isNull();

        assertThat(vouchers()).containsExactly("VOUCHER FAILED");
        assertThat(posts()).isZero();
        call(day(day.date()));
        assertThat(vouchers()).containsExactly("VOUCHER DONE");
    }

    @Test
    void a_proposal_that_was_posted_is_not_posted_by_the_next_run() {
        var day = planProposal(fjellheim.overdue());
        call(day);

        call(day(day.date()));

        assertThat(posts()).isEqualTo(1);
    }
}
