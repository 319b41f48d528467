package no.kapitalkontroll.kk2.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import no.kapitalkontroll.kk2.standin.StandInTripletex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoWorldTest {

    private final List<StandInTripletex> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(StandInTripletex::close);
    }

    private DemoWorld build() {
        var tripletex = StandInTripletex.start();
        started.add(tripletex);
        return DemoWorld.build(tripletex);
    }

    private DemoWorld playToTheEnd() {
        var world = build();
        for (var day = DemoWorld.FIRST_DAY; !day.isAfter(DemoWorld.LAST_DAY); day = day.plusDays(1)) {
            world.tripletex().playDay(day);
            world.tripletex().playEvening(day);
        }
        return world;
    }

    private static List<String> listing(DemoWorld world) {
        return world.companies().stream()
                .flatMap(company -> company.invoices().stream()
                        .map(invoice -> company + " " + invoice + " "
                                + invoice.customer().name() + " " + invoice.dueDate() + " " + invoice.amount() + " "
                                + company.receivablesOf(invoice)))
                .toList();
    }

    @Test
    void three_companies_have_at_least_three_hundred_invoices() {
        var world = playToTheEnd();

        assertThat(world.companies()).hasSize(3);
        assertThat(listing(world)).hasSizeGreaterThan(330);
        assertThat(world.companies()).allSatisfy(company -> assertThat(company.invoices())
                .filteredOn(invoice -> company.receivablesOf(invoice).signum() > 0)
                .hasSizeGreaterThan(15));
    }

    @Test
    void the_world_is_the_same_in_every_run() {
        assertThat(listing(playToTheEnd())).isEqualTo(listing(playToTheEnd()));
    }

    @Test
    void invoices_come_into_being_on_their_own_date() {
        var world = build();

        assertThat(world.tripletex().today()).isEqualTo(DemoWorld.FIRST_DAY.minusDays(1));
        assertThat(world.companies()).allSatisfy(company -> assertThat(company.invoices())
                .extracting(InvoiceDoc::invoiceDate)
                .allSatisfy(date -> assertThat(date).isBefore(DemoWorld.FIRST_DAY)));
    }

    @Test
    void every_reason_that_needs_no_case_handler_is_planted() {
        assertThat(playToTheEnd().planted().keySet())
                .contains(
                        "not-charged",
                        "credit-note",
                        "foreign-currency",
                        "before-start-date",
                        "credited",
                        "paid",
                        "not-due",
                        "within-14-days",
                        "factoring",
                        "debtor-abroad",
                        "tripletex-dunning-on",
                        "stop-remark",
                        "free-credit",
                        "no-address",
                        "below-minimum",
                        "parked",
                        "ledger-not-fresh",
                        "difference",
                        "deadline-running",
                        "time-barred");
    }

    @Test
    void what_was_edited_credited_or_paid_shows_in_the_ledger() {
        var world = playToTheEnd();
        var planted = world.planted();

        assertThat(planted.get("difference").get(0).amount()).isEqualByComparingTo("9600.00");
        assertThat(planted.get("credited").get(0).outstanding()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(planted.get("paid").get(0).outstanding()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(planted.get("time-barred").get(0).dueDate()).isEqualTo(LocalDate.of(2021, 3, 15));
        assertThat(planted.get("credit-note").get(0).amount()).isNegative();
    }

    @Test
    void the_creditor_files_name_the_token_and_have_a_logo(@TempDir Path folder) throws IOException {
        var world = build();
        var environment = world.writeCreditors(folder);

        for (var creditor : List.of("fjellheim", "havgap", "storskog")) {
            JsonNode file =
                    new YAMLMapper().readTree(folder.resolve(creditor + ".yaml").toFile());
            assertThat(file.get("id").asText()).isEqualTo(creditor);
            var token = file.at("/tripletex/employee-token").asText();
            assertThat(environment).containsKey(token.substring(2, token.length() - 1));
            var logo = folder.resolve(file.get("logo").asText());
            assertThat(ImageIO.read(logo.toFile()).getWidth()).isEqualTo(480);
            assertThat(mod11Holds(file.get("organisation-number").asText())).isTrue();
            assertThat(mod11Holds(file.get("bank-account").asText().replace(".", "")))
                    .isTrue();
        }
        assertThat(environment).containsEntry("KK2_CREDITORS", folder.toString());
    }

    private static boolean mod11Holds(String digits) {
        int sum = digits.charAt(digits.length() - 1) - '0';
        for (int i = 0; i < digits.length() - 1; i++) {
            sum += (digits.charAt(digits.length() - 2 - i) - '0') * (2 + i % 6);
        }
        return sum % 11 == 0;
    }
}
