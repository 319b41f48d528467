package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import no.kapitalkontroll.kk2.standin.Fault;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import org.junit.jupiter.api.Test;

class PollCustomersRouteTest extends OneRoute {

    PollCustomersRouteTest() {
        super("poll-customers");
    }

    @Test
    void only_customers_with_an_invoice_past_due_are_read() {
        fjellheim.overdue();
        fjellheim.books().invoice(fjellheim.debtor(), SmallCompany.kroner("100.00"), TODAY, TODAY.plusDays(14));
        var day = day();
        readInvoices(day);

        assertThat(call(day).getException()).isNull();

        assertThat(count("customers")).isEqualTo(1);
    }

    @Test
    void a_customer_whose_invoice_is_paid_is_read_no_more() {
        var invoice = fjellheim.overdue();
        fjellheim.books().pay(invoice, TODAY.minusDays(1), invoice.amount());
        var day = day();
        readInvoices(day);

        call(day);

        assertThat(RouteWorld.TRIPLETEX.log().count("GET", "/customer")).isZero();
    }

    @Test
    void without_invoices_nobody_is_asked_for() {
        assertThat(call(day()).getException()).isNull();

        assertThat(RouteWorld.TRIPLETEX.log().count("GET", "/customer")).isZero();
        assertThat(count("customers")).isZero();
    }

    @Test
    void a_changed_address_replaces_the_known_one() {
        var debtor = fjellheim.debtor();
        fjellheim.overdue(debtor);
        var day = day();
        readInvoices(day);
        call(day);

        debtor.email("ny@kunde.example");
        call(day());

        assertThat(sql.sql("SELECT content FROM customers WHERE creditor_id = ?")
                        .param(fjellheim.id())
                        .query(String.class)
                        .single())
                .contains("ny@kunde.example");
    }

    @Test
    void when_tripletex_is_down_the_ledger_is_not_fresh_and_the_run_goes_on() {
        fjellheim.overdue();
        var day = day();
        readInvoices(day);
        RouteWorld.TRIPLETEX.failNext(2, "GET", "/customer", Fault.status(503));

        assertThat(call(day).getException()).isNull();

        assertThat(day.ledgerFresh()).isFalse();
    }

    @Test
    void a_refusal_for_good_reaches_the_caller() {
        fjellheim.overdue();
        var day = day();
        readInvoices(day);
        RouteWorld.TRIPLETEX.failNext("GET", "/customer", Fault.status(403));

        assertThat(call(day).getException()).isInstanceOf(TripletexFailure.class);
    }
}
