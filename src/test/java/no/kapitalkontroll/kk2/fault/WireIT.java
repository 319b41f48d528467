package no.kapitalkontroll.kk2.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.kapitalkontroll.kk2.standin.Fault;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * F12, F14 and F29 of the real jar, counted by the other side. Guards: the HTTP client repeats nothing by itself ({@code SendOnce}), a
 * write without an answer is unknown ({@code JudgeAnswer}), and so is a mail whose connection broke after its last line ({@code
 * SmtpSender}).
 */
class WireIT {

    private static final String TAKEN = "2026-09-15";
    private static final String PAID_ON = "2026-09-21";

    private static Kk2Child child;

    private final FaultWorld world = FaultWorld.shared();
    private final FaultCreditor creditor = world.creditor();

    @BeforeAll
    static void start() {
        child = FaultWorld.shared().child("kk2.tripletex.response-timeout-ms=2000");
    }

    private long posts() {
        return world.tripletex().log().count("POST", "/ledger/voucher");
    }

    /** The next run has a voucher to post. */
    private void paidAfterItsNotice() {
        InvoiceDoc invoice = creditor.invoice("12500.00", "2026-08-31");
        world.run(child, creditor, TAKEN);
        creditor.pays(invoice, PAID_ON, "12600.93");
    }

    private void isPostedOnce() {
        assertThat(world.run(child, creditor, PAID_ON).problems()).isEmpty();
        assertThat(creditor.company().vouchers("KK2-" + creditor.id() + "-")).hasSize(1);
        world.holdsFor(creditor, child, PAID_ON);
    }

    @Test
    void f12_a_voucher_that_meets_503_is_sent_once_by_a_run() {
        paidAfterItsNotice();
        var before = posts();
        world.tripletex().failNext("POST", "/ledger/voucher", Fault.status(503));

        assertThat(world.run(child, creditor, PAID_ON).isWell()).isFalse();

        assertThat(posts() - before).isEqualTo(1);
        isPostedOnce();
    }

    @Test
    void f14_a_voucher_whose_answer_does_not_come_is_found_and_not_sent_again() {
        paidAfterItsNotice();
        var before = posts();
        var stall = Fault.stall();
        world.tripletex().failNext("POST", "/ledger/voucher", stall);

        assertThat(world.run(child, creditor, PAID_ON).problems())
                .singleElement()
                .asString()
                .contains("VOUCHER UNKNOWN");

        stall.release();
        isPostedOnce();
        assertThat(posts() - before).isEqualTo(1);
    }

    @Test
    void f29_a_mail_whose_connection_broke_after_its_last_line_comes_once_more_with_the_same_id() {
        creditor.invoice("12500.00", "2026-08-31");
        world.mail().next(WitnessMailServer.Stage.DOT, WitnessMailServer.DROP);
        assertThat(world.run(child, creditor, TAKEN).problems())
                .singleElement()
                .asString()
                .contains("MAIL UNKNOWN");

        assertThat(world.run(child, creditor, TAKEN).problems()).isEmpty();

        List<String> ids = world.mails(creditor).stream()
                .map(seen -> seen.mail().messageId())
                .toList();
        assertThat(ids).hasSize(2);
        assertThat(ids.stream().distinct()).hasSize(1);
        world.holdsFor(creditor, child, TAKEN);
    }
}
