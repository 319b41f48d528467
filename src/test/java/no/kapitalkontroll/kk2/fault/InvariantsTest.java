package no.kapitalkontroll.kk2.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The checker itself: it has nothing to say about a world in order, and finds each violation that is planted there. */
class InvariantsTest {

    private static final LocalDate NOTICE = LocalDate.parse("2026-09-15");
    private static final LocalDate DEMAND = LocalDate.parse("2026-10-05");
    private static final String MESSAGE = "<kk2.fault-1.1@uhell.example>";
    private static final String NOTICE_FILE = "2026-09-15-7-collection-notice.pdf";

    private final Invariants invariants = new Invariants();

    /** A world in order, and the one thing in it that is changed. */
    private static final class World {

        private String caseState = "OPEN";
        private String mailState = "DONE";
        private String voucherState = "DONE";
        private int attempts = 1;
        private List<Evidence.Effect> moreEffects = List.of();
        private List<Evidence.Letter> moreLetters = List.of();
        private String letterState = "SENT";
        private BigDecimal income = new BigDecimal("-38.00");
        private BigDecimal receivables = new BigDecimal("12500.00");
        private int mirrored = 1;
        private int decided = 1;
        private List<String> parked = List.of();
        private List<Evidence.Mail> mails = List.of(mail(MESSAGE, NOTICE_FILE, NOTICE, "12500.00"));
        private List<Evidence.Voucher> vouchers = List.of(voucher("38.00"));
        private Map<String, String> files = Map.of();
        private String log = "effect 1 MAIL attempt 1 DONE";

        Evidence evidence() {
            var effects = new ArrayList<>(List.of(
                    effect(1, "MAIL", "1:collection-notice:MAIL", mailState, 1L, null, MESSAGE, attempts),
                    effect(2, "VOUCHER", "KK2-fault-1-7-1", voucherState, null, 1L, "KK2-fault-1-7-1", 1)));
            effects.addAll(moreEffects);
            var letters = new ArrayList<>(
                    List.of(letter(1, "collection-notice", NOTICE, "2026-09-29", letterState, NOTICE_FILE)));
            letters.addAll(moreLetters);
            return new Evidence(
                    NOTICE,
                    List.of(new Evidence.Case(1, 7, caseState, BigDecimal.ZERO)),
                    effects,
                    letters,
                    List.of(new Evidence.Charge(1, 1L, new BigDecimal("38.00"), false)),
                    List.of(new Evidence.Proposal(
                            1,
                            7,
                            "KK2-fault-1-7-1",
                            "BOOKED",
                            new BigDecimal("38.00"),
                            Map.of(1500, new BigDecimal("38.00"), 3909, income))),
                    mirrored == 0 ? Map.of() : Map.of(7, mirrored),
                    decided == 0 ? Map.of() : Map.of(7, decided),
                    parked,
                    List.of(new Evidence.Invoice(7, new BigDecimal("12500.00"), BigDecimal.ZERO, receivables)),
                    mails,
                    vouchers,
                    files,
                    2,
                    9,
                    Map.of("letters", 1L),
                    log,
                    List.of("employee-token-of-fault-1"));
        }
    }

    private static Evidence.Effect effect(
            long id, String kind, String key, String state, Long letter, Long proposal, String external, int attempts) {
        return new Evidence.Effect(id, 1, kind, key, state, letter, proposal, NOTICE, external, attempts);
    }

    private static Evidence.Letter letter(
            long id, String kind, LocalDate date, String deadline, String state, String file) {
        return new Evidence.Letter(id, 1, kind, date, LocalDate.parse(deadline), state, file, "abc");
    }

    private static Evidence.Mail mail(String id, String file, LocalDate day, String open) {
        return new Evidence.Mail(id, 7, day, file, true, new BigDecimal(open));
    }

    private static Evidence.Voucher voucher(String fee) {
        return new Evidence.Voucher(
                "KK2-fault-1-7-1", false, Map.of(1500, new BigDecimal("38.00"), 3909, new BigDecimal(fee).negate()));
    }

    private final World world = new World();

    private void isFound(String violation) {
        assertThat(invariants.violations(world.evidence())).anyMatch(line -> line.startsWith(violation));
    }

    @Test
    void a_world_in_order_has_no_violation() {
        assertThat(invariants.violations(world.evidence())).isEmpty();
    }

    @Test
    void i1_a_voucher_that_does_not_sum_to_zero_is_found() {
        world.vouchers = List.of(voucher("38.01"));
        isFound("I1 voucher KK2-fault-1-7-1");
    }

    @Test
    void i1_a_proposal_that_does_not_sum_to_zero_is_found() {
        world.income = new BigDecimal("-37.99");
        isFound("I1 proposal KK2-fault-1-7-1");
    }

    @Test
    void i1_receivables_that_are_not_the_open_principal_are_found() {
        world.receivables = new BigDecimal("12538.00");
        isFound("I1 receivables of invoice 7");
    }

    @Test
    void i2_an_effect_that_lives_twice_is_found() {
        world.moreEffects = List.of(effect(3, "MAIL", "1:collection-notice:MAIL", "PLANNED", 1L, null, MESSAGE, 0));
        isFound("I2 effect 1:collection-notice:MAIL");
    }

    @Test
    void i2_two_different_mails_of_one_step_are_found() {
        world.mails = List.of(
                mail(MESSAGE, NOTICE_FILE, NOTICE, "1.00"),
                mail("<kk2.fault-1.2@uhell.example>", NOTICE_FILE, NOTICE, "1.00"));
        isFound("I2 the debtor got 2 different mails of 7 collection-notice");
    }

    @Test
    void i2_a_voucher_that_is_there_twice_is_found() {
        world.vouchers = List.of(voucher("38.00"), voucher("38.00"));
        isFound("I2 Tripletex has voucher KK2-fault-1-7-1 2 times");
    }

    @Test
    void i3_an_effect_that_nobody_finished_is_found() {
        world.mailState = "CLAIMED";
        isFound("I3 effect 1 MAIL of 2026-09-15 is still CLAIMED");
    }

    @Test
    void i3_what_is_parked_without_telling_anybody_is_found() {
        world.mailState = "PARKED";
        isFound("I3 effect 1 is parked and nobody is told");
        world.parked = List.of("effect 1");
        assertThat(invariants.violations(world.evidence())).isEmpty();
    }

    @Test
    void i3_a_letter_without_an_effect_is_found() {
        world.moreLetters = List.of(letter(2, "payment-demand", DEMAND, "2026-10-19", "PLANNED", "x.pdf"));
        isFound("I3 nothing sends letter 2");
    }

    @Test
    void i4_a_mail_that_is_done_and_never_came_is_found() {
        world.mails = List.of();
        isFound("I4 effect 1 MAIL is done");
    }

    @Test
    void i4_a_voucher_that_is_done_and_not_there_is_found() {
        world.vouchers = List.of();
        isFound("I4 effect 2 VOUCHER is done");
    }

    @Test
    void i4_a_file_with_other_bytes_is_found() {
        world.moreEffects = List.of(effect(3, "PRINT", "k", "DONE", 1L, null, NOTICE_FILE, 1));
        world.files = Map.of(NOTICE_FILE, "half of it");
        isFound("I4 effect 3 PRINT is done");
    }

    @Test
    void i4_what_we_know_nothing_of_is_found() {
        world.files = Map.of(".2026-09-15-7-collection-notice.pdf.1.1.tmp", "abc");
        isFound("I4 the other side has .2026-09-15-7-collection-notice.pdf.1.1.tmp");
    }

    @Test
    void i5_a_letter_to_a_paid_claim_is_found() {
        world.mails = List.of(mail(MESSAGE, NOTICE_FILE, NOTICE, "0.00"));
        isFound("I5 letter " + NOTICE_FILE);
    }

    @Test
    void i6_a_charge_without_its_letter_is_found() {
        world.letterState = "CANCELLED";
        isFound("I6 charge 1 of 38.00");
    }

    @Test
    void i7_a_demand_before_its_time_is_found() {
        world.moreLetters =
                List.of(letter(2, "payment-demand", LocalDate.parse("2026-10-02"), "2026-10-19", "SENT", "x.pdf"));
        isFound("I7 payment-demand of 2026-10-02");
    }

    @Test
    void i7_a_step_backwards_is_found() {
        world.moreLetters = List.of(letter(2, "collection-notice", DEMAND, "2026-10-19", "SENT", "x.pdf"));
        isFound("I7 collection-notice of 2026-10-05 after collection-notice");
    }

    @Test
    void i7_a_letter_that_left_on_another_day_is_found() {
        world.mails = List.of(mail(MESSAGE, NOTICE_FILE, DEMAND, "1.00"));
        isFound("I7 letter " + NOTICE_FILE + " left on 2026-10-05");
    }

    @Test
    void i8_a_second_run_that_writes_is_found() {
        var before = world.evidence();
        var rows = new HashMap<>(before.rows());
        rows.put("letters", 2L);
        world.mails = List.of(world.mails.get(0), world.mails.get(0));
        var after = with(world.evidence(), before.writes() + 1, before.calls(), rows);

        assertThat(Invariants.rerun(before, after)).hasSize(3).allMatch(line -> line.startsWith("I8 "));
        assertThat(Invariants.rerun(before, before)).isEmpty();
    }

    @Test
    void i11_a_quiet_run_with_too_many_calls_is_found() {
        var before = world.evidence();
        var after = with(before, before.writes(), before.calls() + 23, before.rows());

        assertThat(Invariants.rerun(before, after)).containsExactly("I11 a run without changes made 23 calls");
    }

    private static Evidence with(Evidence one, int writes, int calls, Map<String, Long> rows) {
        return new Evidence(
                one.on(),
                one.cases(),
                one.effects(),
                one.letters(),
                one.charges(),
                one.proposals(),
                one.inInvoices(),
                one.decisions(),
                one.parked(),
                one.invoices(),
                one.mails(),
                one.vouchers(),
                one.files(),
                writes,
                calls,
                rows,
                one.log(),
                one.secrets());
    }

    @Test
    void i9_an_invoice_that_was_lost_is_found() {
        world.mirrored = 0;
        isFound("I9 the mirror holds invoice 7 0 times");
    }

    @Test
    void i9_an_invoice_without_a_decision_is_found() {
        world.decided = 0;
        isFound("I9 invoice 7 has 0 decisions");
    }

    @Test
    void i10_books_that_differ_are_found() {
        world.voucherState = "CANCELLED";
        isFound("I10 we have booked");
    }

    @Test
    void i11_endless_tries_are_found() {
        world.attempts = 7;
        isFound("I11 effect 1 was tried 7 times");
    }

    @Test
    void i11_a_mail_that_came_three_times_is_found() {
        var mail = mail(MESSAGE, NOTICE_FILE, NOTICE, "1.00");
        world.mails = List.of(mail, mail, mail);
        isFound("I11 mail " + MESSAGE + " came 3 times");
    }

    @Test
    void i12_a_token_in_a_log_is_found() {
        world.log = "login with employee-token-of-fault-1";
        isFound("I12 a log shows");
    }
}
