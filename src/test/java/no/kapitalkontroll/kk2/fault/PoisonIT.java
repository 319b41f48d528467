package no.kapitalkontroll.kk2.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * F54: whatever can be thrown, thrown in the middle of one item of a run of the real jar. Guards: a batch of cases that throws is moved
 * case by case ({@code AdvanceCases}); what one item throws is parked with it ({@code park-the-rest} and {@code doCatch}, for
 * whatever is no exception comes to them in one); a mail in whose middle something is thrown is unknown, never "not sent" ({@code
 * SmtpSender}).
 */
class PoisonIT {

    private static final String TAKEN = "2026-09-15";

    /** Whatever is thrown, the process lives on: one serves all tests. */
    private static Kk2Child child;

    private final FaultWorld world = FaultWorld.shared();
    private final FaultCreditor creditor = world.creditor();

    @BeforeAll
    static void start() {
        child = FaultWorld.shared().child();
    }

    private long letters() {
        return world.mails(creditor).stream()
                .map(seen -> seen.mail().messageId())
                .distinct()
                .count();
    }

    private Kk2Child.Ran poisoned(CrashPoint point, CrashSwitch.Deed deed, Integer... times) {
        child.failAt(point, deed, times);
        var ran = world.run(child, creditor, TAKEN);
        child.letGo();
        return ran;
    }

    /** The batch fails at the second of three cases, and so does that case alone: its neighbours are the third and the fifth. */
    @ParameterizedTest
    @EnumSource(names = {"NULL_POINTER", "STACK_OVERFLOW", "OUT_OF_MEMORY"})
    void f54_a_case_that_throws_is_parked_its_neighbours_are_moved_and_the_run_says_so(CrashSwitch.Deed deed) {
        for (int i = 0; i < 3; i++) {
            creditor.invoice("12500.00", "2026-08-31");
        }

        var ran = poisoned(CrashPoint.PLANNING, deed, 2, 4);

        assertThat(letters()).isEqualTo(2);
        assertThat(ran.problems()).singleElement().asString().startsWith("parked: invoice ");
        assertThat(world.run(child, creditor, TAKEN).problems()).isEmpty();
        assertThat(letters()).isEqualTo(3);
        world.holdsFor(creditor, child, TAKEN);
    }

    @Tag("all-faults")
    @ParameterizedTest
    @CsvSource({
        "RENDERED, STACK_OVERFLOW",
        "FILE_WRITTEN, OUT_OF_MEMORY",
        "MAIL_PREPARED, STACK_OVERFLOW",
        "MAIL_CONNECTING, OUT_OF_MEMORY",
        "MAIL_CONNECTING, NULL_POINTER"
    })
    void f54_a_letter_that_throws_stays_its_neighbours_leave_and_it_leaves_with_the_next_run(
            CrashPoint point, CrashSwitch.Deed deed) {
        creditor.invoice("12500.00", "2026-08-31");
        creditor.invoice("8000.00", "2026-08-31");
        creditor.paperInvoice("3300.00", "2026-08-31");
        creditor.paperInvoice("4400.00", "2026-08-31");

        var ran = poisoned(point, deed, 1);

        assertThat(ran.isWell()).isFalse();
        assertThat(letters() + world.files(creditor)).isEqualTo(3);
        world.leasesRunOut();
        assertThat(world.run(child, creditor, TAKEN).problems()).isEmpty();
        assertThat(letters() + world.files(creditor)).isEqualTo(4);
        world.holdsFor(creditor, child, TAKEN);
    }

    /** On the next date a letter that "was not sent" would be written anew, and the debtor would have two. */
    @Tag("all-faults")
    @ParameterizedTest
    @EnumSource(names = {"NULL_POINTER", "STACK_OVERFLOW", "OUT_OF_MEMORY"})
    void f54_of_a_mail_that_was_taken_before_something_was_thrown_no_second_letter_is_made(CrashSwitch.Deed deed) {
        creditor.invoice("12500.00", "2026-08-31");
        assertThat(poisoned(CrashPoint.MAIL_ACCEPTED, deed, 1).problems())
                .singleElement()
                .asString()
                .contains("MAIL UNKNOWN");

        var next = world.run(child, creditor, "2026-09-16");

        assertThat(next.problems()).singleElement().asString().contains("nobody knows whether the mail was accepted");
        assertThat(letters()).isEqualTo(1);
        world.holdsFor(creditor, child, "2026-09-16");
    }

    @Tag("all-faults")
    @Test
    void f54_a_voucher_after_which_something_is_thrown_is_found_and_not_posted_again() {
        var invoice = creditor.invoice("12500.00", "2026-08-31");
        world.run(child, creditor, TAKEN);
        creditor.pays(invoice, "2026-09-20", "12600.93");
        world.tripletex().setToday(LocalDate.parse("2026-09-21"));
        child.failAt(CrashPoint.VOUCHER_ANSWERED, CrashSwitch.Deed.STACK_OVERFLOW, 1);
        assertThat(world.run(child, creditor, "2026-09-21").isWell()).isFalse();
        child.letGo();

        world.leasesRunOut();
        assertThat(world.run(child, creditor, "2026-09-21").problems()).isEmpty();

        assertThat(creditor.company().vouchers("KK2-" + creditor.id() + "-")).hasSize(1);
        world.holdsFor(creditor, child, "2026-09-21");
    }
}
