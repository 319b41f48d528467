package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.ListOutlays;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handover.RegisterOutlay;
import no.kapitalkontroll.kk2.handover.WithdrawOutlay;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Outlays that KK2 books: paid out, recovered, and registered wrongly. */
class OutlayStory {

    private static final Operator KARI = new Operator("Kari Moe", "petition");

    private Story story;

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void an_outlay_is_booked_as_paid_and_nothing_of_it_is_left_when_it_is_recovered(TripletexManner manner) {
        var invoice = handedOver(manner, "");
        assertThat(book(invoice, "1627.00", "gebyr 55", "2026-10-26").toString())
                .startsWith("done: ")
                .contains("KK2 proposes its voucher");
        assertThat(book(invoice, "1627.00", "gebyr 55", "2026-10-26").toString())
                .contains("already");
        story.on("2026-10-26");

        assertThat(story.proposals(invoice)).containsExactly("WAITING 2026-10-23 COSTS 1627.00 BANK -1627.00");
        assertThat(story.descriptions(invoice))
                .containsExactly("KK2-…-1 utlegg for faktura %d, kvittering gebyr 55".formatted(invoice.number()));
        assertThat(story.differences(invoice)).isEmpty();

        assertThat(listed("2026-10-26"))
                .containsExactly(
                        "customer 10001, invoice %d, owed from 2026-10-26, outlay 1627.00, recovered 0.00, open 1627.00, case open"
                                .formatted(invoice.number()));

        // 12 500.00, fees 151.00, costs 1 627.00, interest to the day 239.13
        story.pays(invoice, "2026-10-27", "14517.13");
        story.on("2026-10-27");
        story.accountantApproves("2026-10-27");
        story.on("2026-10-28");
        story.on("2026-10-29");

        assertThat(story.caseOf(invoice)).isEqualTo("CLOSED hand-over paid");
        assertThat(story.company().balance(7309)).isEqualByComparingTo("0.00");
        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("0.00");
        assertThat(story.isClosedInBooks(invoice)).isTrue();
        assertThat(listed("2026-10-29")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void an_outlay_registered_wrongly_is_corrected_and_what_was_paid_of_it_is_a_refund(TripletexManner manner) {
        var invoice = handedOver(manner, "");
        book(invoice, "1627.00", "gebyr 55", "2026-10-26");
        story.on("2026-10-26");
        story.pays(invoice, "2026-10-27", "14517.13");
        story.on("2026-10-27");
        story.accountantApproves("2026-10-27");
        story.on("2026-10-28");
        story.on("2026-10-29");

        assertThat(withdraw(invoice, "another receipt").toString()).startsWith("refused: the case has no such outlay");
        assertThat(withdraw(invoice, null).toString()).startsWith("done: ").contains("1627.00");
        assertThat(withdraw(invoice, null).toString()).startsWith("refused: ");
        story.on("2026-10-30");
        story.accountantApproves("2026-10-30");
        story.on("2026-10-31");

        assertThat(story.proposals(invoice))
                .contains(
                        "BOOKED 2026-10-30 COSTS -1627.00 BANK 1627.00",
                        "BOOKED 2026-10-27 RECEIVABLES -1627.00 COSTS 1627.00");
        assertThat(story.corrections(invoice)).containsExactlyInAnyOrder("3 corrects 2", "4 corrects 1");
        assertThat(story.refundDue(invoice)).isEqualByComparingTo("1627.00");
        assertThat(story.company().balance(7309)).isEqualByComparingTo("0.00");
        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("-1627.00");
        assertThat(story.differences(invoice)).containsExactly("refund due -1627.00");
    }

    @Test
    void an_outlay_that_tripletex_refused_is_withdrawn_without_a_voucher() {
        var invoice = handedOver(TripletexManner.AS_SEEN_MOST, "");
        story.company().account(7309).inactive();
        book(invoice, "1627.00", "gebyr 55", "2026-10-26");
        story.runs("2026-10-26");
        assertThat(story.proposals(invoice)).singleElement().asString().startsWith("PARKED");
        assertThat(story.differences(invoice)).as("never quiet").containsExactly("RED unknown 1627.00");

        assertThat(withdraw(invoice, null).toString()).contains("its voucher never came to Tripletex");
        var next = story.on("2026-10-30");

        assertThat(next.problems()).isEmpty();
        assertThat(story.proposals(invoice)).singleElement().asString().startsWith("CANCELLED");
        assertThat(story.vouchers(invoice)).isEmpty();
        assertThat(story.differences(invoice)).isEmpty();
    }

    @AfterEach
    void the_contract_was_kept() {
        story.neverBrokeTheContract();
    }

    private List<String> listed(String on) {
        return story.kk2()
                .bean(ListOutlays.class)
                .list(story.id(), LocalDate.parse(on))
                .lines();
    }

    private InvoiceDoc handedOver(TripletexManner manner, String keys) {
        story = Story.begin(manner, keys);
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.on("2026-10-05");
        story.on("2026-10-23");
        return invoice;
    }

    private Answer book(InvoiceDoc invoice, String amount, String receipt, String on) {
        return story.kk2()
                .bean(RegisterOutlay.class)
                .register(
                        ref(invoice),
                        new RegisterOutlay.Outlay(Money.of(amount), LocalDate.parse("2026-10-23"), receipt, 0, true),
                        KARI,
                        LocalDate.parse(on));
    }

    private Answer withdraw(InvoiceDoc invoice, String receipt) {
        return story.kk2()
                .bean(WithdrawOutlay.class)
                .withdraw(ref(invoice), receipt, KARI, LocalDate.parse("2026-10-30"));
    }

    private CaseRef ref(InvoiceDoc invoice) {
        return new CaseRef(story.id(), invoice.number());
    }
}
