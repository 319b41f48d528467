package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.LoadedClaim;
import no.kapitalkontroll.kk2.core.money.Money;
import org.junit.jupiter.api.Test;

class EnrichClaimsRouteTest extends OneRoute {

    EnrichClaimsRouteTest() {
        super("enrich-claims");
    }

    private List<List<LoadedClaim>> batches() {
        return mocked("filter-overdue").getExchanges().stream()
                .map(exchange -> ((List<?>) exchange.getMessage().getBody(List.class))
                        .stream().map(LoadedClaim.class::cast).toList())
                .toList();
    }

    private CreditorDay read(CreditorDay day) {
        step("read-creditor", day);
        return day;
    }

    @Test
    void claims_come_in_batches_by_invoice_number() throws Exception {
        var first = fjellheim.overdue();
        var second = fjellheim.overdue();
        var third = fjellheim.overdue();
        var day = read(day());
        mock("filter-overdue");

        assertThat(call(day).getException()).isNull();

        assertThat(batches().stream().map(batch -> batch.stream()
                        .map(claim -> claim.invoice().number())
                        .toList()))
                .containsExactly(List.of(first.number(), second.number()), List.of(third.number()));
    }

    @Test
    void a_claim_holds_its_debtor_and_what_was_paid() throws Exception {
        var invoice = fjellheim.overdue();
        fjellheim.books().pay(invoice, TODAY.minusDays(2), SmallCompany.kroner("500.00"));
        var day = read(day());
        mock("filter-overdue");

        call(day);

        var claim = batches().get(0).get(0);
        assertThat(claim.balance().principal()).isEqualTo(Money.of("12000.00"));
        assertThat(claim.customer().name()).isEqualTo(invoice.customer().name());
    }

    @Test
    void without_invoices_the_sweep_ends_at_once() throws Exception {
        mock("filter-overdue");

        assertThat(call(day()).getException()).isNull();

        assertThat(batches()).containsExactly(List.of());
    }

    @Test
    void an_invoice_that_was_settled_before_is_not_handed_out_again() throws Exception {
        var invoice = fjellheim.overdue();
        fjellheim.books().pay(invoice, TODAY, invoice.amount());
        readAndDecide(day());
        var tomorrow = read(day(TODAY.plusDays(1)));
        mock("filter-overdue");

        call(tomorrow);

        assertThat(batches()).containsExactly(List.of());
    }

    @Test
    void a_case_whose_payment_bounced_is_open_again_when_it_is_handed_out() throws Exception {
        var invoice = fjellheim.overdue();
        step("dispatch-mail", writeLetters(day()));
        var payment = fjellheim.books().pay(invoice, TODAY.plusDays(1), SmallCompany.kroner("12600.93"));
        planLetters(day(TODAY.plusDays(1)));
        fjellheim.books().reverse(payment, TODAY.plusDays(2));
        var day = read(day(TODAY.plusDays(2)));
        mock("filter-overdue");

        call(day);

        var claim = batches().get(0).get(0);
        assertThat(sql.sql("SELECT state FROM cases WHERE creditor_id = ?")
                        .param(fjellheim.id())
                        .query(String.class)
                        .single())
                .isEqualTo("OPEN");
        assertThat(claim.balance().principal()).isEqualTo(Money.of("12500.00"));
    }

    @Test
    void a_failure_of_the_filter_reaches_the_caller() throws Exception {
        fjellheim.overdue();
        var day = read(day());
        mock("filter-overdue");
        mocked("filter-overdue").whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("out of order");
        });

        assertThat(call(day).getException()).hasMessage("out of order");
    }
}
