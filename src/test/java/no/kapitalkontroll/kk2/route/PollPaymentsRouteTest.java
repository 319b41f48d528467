package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import no.kapitalkontroll.kk2.standin.Fault;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import org.junit.jupiter.api.Test;

class PollPaymentsRouteTest extends OneRoute {

    PollPaymentsRouteTest() {
        super("poll-payments");
    }

    private int open() {
        return sql.sql("SELECT COUNT(*) FROM postings WHERE creditor_id = ? AND open")
                .param(fjellheim.id())
                .query(Integer.class)
                .single();
    }

    @Test
    void every_open_posting_is_kept_money_without_an_invoice_too() {
        fjellheim.overdue();
        fjellheim.books().freeCredit(fjellheim.debtor(), TODAY.minusDays(2), SmallCompany.kroner("77.00"));

        assertThat(call(day()).getException()).isNull();

        assertThat(open()).isEqualTo(2);
    }

    @Test
    void what_is_open_no_longer_is_marked_closed() {
        var invoice = fjellheim.overdue();
        call(day());

        fjellheim.books().pay(invoice, TODAY, invoice.amount());
        call(day());

        assertThat(open()).isZero();
        assertThat(count("postings")).isEqualTo(1);
    }

    @Test
    void a_payment_that_names_its_invoice_hangs_on_it() {
        var debtor = fjellheim.debtor();
        var invoice = fjellheim.overdue(debtor);
        fjellheim.books().bankVoucher(debtor, invoice.number(), TODAY.minusDays(1), SmallCompany.kroner("500.00"));
        var day = day();
        readInvoices(day);

        call(day);

        assertThat(sql.sql("SELECT COUNT(*) FROM postings WHERE creditor_id = ? AND invoice_id = ?")
                        .params(fjellheim.id(), invoice.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void an_account_that_no_list_shows_whole_is_read_by_dates() {
        var invoice = fjellheim.overdue();
        for (int days = 2; days <= 5; days++) {
            fjellheim.books().freeCredit(fjellheim.debtor(), TODAY.minusDays(days), SmallCompany.kroner("77.00"));
        }
        // accounts are known from then on, of which there are more
        call(day());
        fjellheim.books().freeCredit(fjellheim.debtor(), TODAY.minusDays(6), SmallCompany.kroner("77.00"));
        RouteWorld.TRIPLETEX.switches().resultLimit = 3;
        try {
            assertThat(call(day()).getException()).isNull();
            assertThat(open()).isEqualTo(6);

            fjellheim.books().pay(invoice, TODAY, invoice.amount());
            assertThat(call(day()).getException()).isNull();
            assertThat(open()).isEqualTo(5);
        } finally {
            RouteWorld.TRIPLETEX.switches().resultLimit = 10_000;
        }
    }

    @Test
    void an_empty_account_is_read_whole() {
        var day = day();

        assertThat(call(day).getException()).isNull();

        assertThat(count("postings")).isZero();
        assertThat(day.ledgerFresh()).isTrue();
    }

    @Test
    void when_tripletex_is_down_the_ledger_is_not_fresh_and_nothing_is_closed() {
        fjellheim.overdue();
        call(day());
        RouteWorld.TRIPLETEX.failNext(2, "GET", "/ledger/posting/openPost", Fault.status(503));
        var day = day();

        assertThat(call(day).getException()).isNull();

        assertThat(day.ledgerFresh()).isFalse();
        assertThat(open()).isEqualTo(1);
    }

    @Test
    void an_account_that_is_not_in_the_ledger_makes_it_stale_and_is_named() {
        fjellheim.books().withoutAccount(1500);
        var day = day();

        assertThat(call(day).getException()).isNull();

        assertThat(day.ledgerFresh()).isFalse();
        assertThat(day.notes()).singleElement().asString().contains("1500", "ledger.receivables");
    }

    @Test
    void a_refusal_for_good_reaches_the_caller() {
        RouteWorld.TRIPLETEX.failNext("GET", "/ledger", Fault.status(403));

        assertThat(call(day()).getException()).isInstanceOf(TripletexFailure.class);
    }
}
