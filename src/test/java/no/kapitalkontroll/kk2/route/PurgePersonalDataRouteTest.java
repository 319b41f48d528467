package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guards: the clock's purge takes what is past its time, once, and nothing while a run holds the creditor. */
class PurgePersonalDataRouteTest extends OneRoute {

    private static final LocalDate LATER = TODAY.plusDays(200);

    PurgePersonalDataRouteTest() {
        super("purge-personal-data");
    }

    @BeforeEach
    void an_invoice_that_was_paid_long_ago() throws Exception {
        var paid = fjellheim
                .books()
                .invoice(fjellheim.debtor(), SmallCompany.kroner("900.00"), TODAY.minusDays(20), TODAY.minusDays(6));
        fjellheim.books().pay(paid, TODAY.minusDays(1), SmallCompany.kroner("900.00"));
        fjellheim.overdue();
        planLetters(day());
        weave(route -> route.replaceFromWith("direct:the-clock"));
        camel.getRouteController().startRoute("purge-personal-data");
    }

    private void fireOn(LocalDate date) {
        RouteWorld.moveTo(date);
        producer.sendBody("direct:the-clock", null);
    }

    @Test
    void an_invoice_without_a_case_goes_in_its_time_and_an_open_case_stays() {
        fireOn(TODAY.plusDays(30));
        assertThat(count("invoices")).isEqualTo(2);

        fireOn(LATER);
        fireOn(LATER);

        assertThat(count("invoices")).isEqualTo(1);
        assertThat(count("cases")).isEqualTo(1);
        assertThat(count("customers")).isEqualTo(1);
        assertThat(sql.sql(
                                "SELECT CONCAT_WS(' ', rule, table_name, purged_rows, actor) FROM purge_log WHERE creditor_id = ?")
                        .param(fjellheim.id())
                        .query(String.class)
                        .list())
                .contains("invoice invoices 1 kk2")
                .doesNotHaveDuplicates();
    }

    @Test
    void nothing_goes_while_a_run_holds_the_creditor() {
        sql.sql(
                        "INSERT INTO run_leases (creditor_id, instance, lease_until) VALUES (?, 'x', UTC_TIMESTAMP(6) + INTERVAL 1 HOUR)")
                .param(fjellheim.id())
                .update();

        fireOn(LATER);

        assertThat(count("invoices")).isEqualTo(2);
        assertThat(count("purge_log")).isZero();
    }
}
