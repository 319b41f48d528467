package no.kapitalkontroll.kk2.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlayTest {

    private static final LocalDate DUE = LocalDate.parse("2026-08-31");
    private static final LocalDate FRIDAY = LocalDate.parse("2026-09-18");

    private final StandInTripletex tripletex = StandInTripletex.start();
    private final Company company = tripletex.company("Fjellheim Renhold AS", "914286018", "employee-1");
    private final CustomerCard customer = company.customer("Skog & Hage AS");
    private final InvoiceDoc invoice = company.invoice(customer, new BigDecimal("1000.00"), DUE.minusDays(14), DUE);

    @AfterEach
    void stop() {
        tripletex.close();
    }

    private BigDecimal restAfter(DebtorScript script, int daysAfterDue) {
        company.script(invoice, script);
        for (int day = 0; day <= daysAfterDue; day++) {
            tripletex.playDay(DUE.plusDays(day));
        }
        return company.receivablesOf(invoice);
    }

    @Test
    void a_debtor_pays_on_its_day_and_not_before() {
        assertThat(restAfter(DebtorScript.paysBeforeLetter(5), 4)).isEqualByComparingTo("1000");
        tripletex.playDay(DUE.plusDays(5));
        assertThat(company.receivablesOf(invoice)).isEqualByComparingTo("0");
    }

    @Test
    void everything_is_what_the_letter_said_or_else_the_principal() {
        tripletex.play().amountDue((c, number, date) -> Optional.of(new BigDecimal("1043.03")));
        assertThat(restAfter(DebtorScript.paysEverything(20), 20)).isEqualByComparingTo("-43.03");

        var second = company.invoice(customer, new BigDecimal("500.00"), DUE.minusDays(14), DUE);
        tripletex.play().amountDue(AmountDue.unknown());
        company.script(second, DebtorScript.paysTooMuch(21, new BigDecimal("10.00")));
        tripletex.playDay(DUE.plusDays(21));
        assertThat(company.receivablesOf(second)).isEqualByComparingTo("-10");
    }

    @Test
    void a_part_leaves_the_rest() {
        assertThat(restAfter(DebtorScript.paysPart(3, 40).then(DebtorScript.paysPart(6, 50)), 6))
                .isEqualByComparingTo("300");
    }

    @Test
    void a_payment_that_is_reversed_is_there_in_between() {
        assertThat(restAfter(DebtorScript.paysThenReversed(3, 4), 6)).isEqualByComparingTo("0");
        tripletex.playDay(DUE.plusDays(7));
        assertThat(company.receivablesOf(invoice)).isEqualByComparingTo("1000");
    }

    @Test
    void credit_notes_are_whole_or_partial() {
        assertThat(restAfter(DebtorScript.partialCreditNote(3, 25), 3)).isEqualByComparingTo("750");
        assertThat(invoice.credited).isFalse();

        var second = company.invoice(customer, new BigDecimal("500.00"), DUE.minusDays(14), DUE);
        company.script(second, DebtorScript.fullCreditNote(4));
        tripletex.playDay(DUE.plusDays(4));
        assertThat(second.credited).isTrue();
    }

    private Voucher proposal() {
        tripletex.setToday(FRIDAY);
        var lines = "{\"row\":1,\"account\":{\"id\":%d},\"amountGross\":5,\"amountGrossCurrency\":5},"
                + "{\"row\":2,\"account\":{\"id\":%d},\"amountGross\":-5,\"amountGrossCurrency\":-5}";
        var body = "{\"date\":\"2026-09-18\",\"description\":\"x\",\"externalVoucherNumber\":\"KK2-1\",\"postings\":["
                + lines.formatted(
                        company.account(1930).id(), company.account(2990).id()) + "]}";
        assertThat(ApiProbe.of(tripletex, company)
                        .post("/ledger/voucher?sendToLedger=false", body)
                        .status())
                .isEqualTo(201);
        return company.vouchers("KK2").get(0);
    }

    @Test
    void an_accountant_approves_on_the_next_weekday() {
        tripletex.play().accountant(company, Accountant.NEXT_WEEKDAY);
        var proposal = proposal();

        tripletex.playEvening(FRIDAY);
        tripletex.playDay(FRIDAY.plusDays(1));
        assertThat(proposal.isWaiting()).isTrue();
        tripletex.playDay(FRIDAY.plusDays(3));
        assertThat(proposal.isWaiting()).isFalse();
    }

    @Test
    void a_swift_accountant_approves_on_the_same_evening() {
        tripletex.play().accountant(company, Accountant.SAME_EVENING);
        var proposal = proposal();

        tripletex.playEvening(FRIDAY);

        assertThat(proposal.isWaiting()).isFalse();
    }

    @Test
    void an_oddity_waits_for_its_proposal() {
        tripletex.play().plan(FRIDAY.minusDays(3), company, Happening.proposalDeleted());
        tripletex.play().plan(FRIDAY.minusDays(3), company, Happening.proposalEdited(BigDecimal.ONE));
        tripletex.playDay(FRIDAY.minusDays(3));
        proposal();
        proposal();

        tripletex.playDay(FRIDAY.plusDays(1));

        var left = company.vouchers("KK2");
        assertThat(left).hasSize(1);
        assertThat(left.get(0).postings().get(0).amount()).isEqualByComparingTo("6");
    }
}
