package no.kapitalkontroll.kk2.core.procedure;

import static no.kapitalkontroll.kk2.core.procedure.ClaimFixture.DEMANDED;
import static no.kapitalkontroll.kk2.core.procedure.ClaimFixture.DUE;
import static no.kapitalkontroll.kk2.core.procedure.ClaimFixture.HANDED_OVER;
import static no.kapitalkontroll.kk2.core.procedure.ClaimFixture.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.kapitalkontroll.kk2.core.calendar.BusinessCalendar;
import no.kapitalkontroll.kk2.core.calendar.LegalDates;
import no.kapitalkontroll.kk2.core.charge.RateTable;
import no.kapitalkontroll.kk2.core.charge.TestRates;
import no.kapitalkontroll.kk2.core.claim.EarlierReminder;
import no.kapitalkontroll.kk2.core.claim.InvoiceRemark;
import no.kapitalkontroll.kk2.core.claim.PostalAddress;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DecideClaimTest {

    private static final LegalDates DATES = new LegalDates(new BusinessCalendar());

    private final DecideClaim decideClaim = new DecideClaim(DATES, TestRates.table());
    private final ClaimFixture given = new ClaimFixture();

    @Nested
    class An_invoice_that_is_no_case {

        @Test
        void is_taken_on_the_first_business_day_from_day_fifteen() {
            assertThat(on(TAKEN))
                    .isEqualTo(new Decision(
                            DecisionKind.TAKE, null, Step.COLLECTION_NOTICE, LetterKind.COLLECTION_NOTICE));
            assertThat(on(TAKEN.plusDays(1)).kind()).isEqualTo(DecisionKind.TAKE);
        }

        @Test
        void is_left_to_the_debtor_until_then() {
            assertSkipped(DUE, Reason.NOT_DUE);
            assertSkipped(DUE.plusDays(1), Reason.WITHIN_14_DAYS);
            assertSkipped(DUE.plusDays(14), Reason.WITHIN_14_DAYS);
        }

        @Test
        void counts_from_the_business_day_when_due_on_a_weekend() {
            given.dueDate = LocalDate.of(2026, 9, 5);

            assertSkipped(LocalDate.of(2026, 9, 7), Reason.NOT_DUE);
            assertSkipped(LocalDate.of(2026, 9, 21), Reason.WITHIN_14_DAYS);
            assertThat(on(LocalDate.of(2026, 9, 22)).kind()).isEqualTo(DecisionKind.TAKE);
        }

        @Test
        void waits_over_the_weekend() {
            given.dueDate = LocalDate.of(2026, 8, 28);

            assertWaits(LocalDate.of(2026, 9, 12), Reason.NOT_A_BUSINESS_DAY);
            assertThat(on(LocalDate.of(2026, 9, 14)).kind()).isEqualTo(DecisionKind.TAKE);
        }

        @Test
        void is_skipped_when_it_is_not_charged() {
            given.charged = false;
            assertSkipped(TAKEN, Reason.NOT_CHARGED);
        }

        @Test
        void is_skipped_when_it_is_a_credit_note() {
            given.creditNote = true;
            assertSkipped(TAKEN, Reason.CREDIT_NOTE);
        }

        @Test
        void is_skipped_in_a_foreign_currency() {
            given.currency = "EUR";
            assertSkipped(TAKEN, Reason.FOREIGN_CURRENCY);
        }

        @Test
        void is_skipped_when_it_is_older_than_the_start_date() {
            given.invoiceDate = LocalDate.of(2025, 12, 31);
            assertSkipped(TAKEN, Reason.BEFORE_START_DATE);
        }

        @Test
        void is_credited_when_credits_alone_cover_it() {
            given.principal = "0";
            given.creditedAmount = "12500";
            assertSkipped(TAKEN, Reason.CREDITED);
        }

        @Test
        void is_credited_when_tripletex_says_so() {
            given.principal = "0";
            given.creditedFlag = true;
            assertSkipped(TAKEN, Reason.CREDITED);
        }

        @Test
        void is_paid_when_nothing_is_open_even_before_it_is_due() {
            given.principal = "0";
            given.creditedAmount = "12499.99";
            assertSkipped(TAKEN, Reason.PAID);
            assertSkipped(DUE.minusDays(5), Reason.PAID);
        }

        @Test
        void is_not_credited_while_something_is_open() {
            given.creditedFlag = true;
            assertThat(on(TAKEN).kind()).isEqualTo(DecisionKind.TAKE);
        }

        @Test
        void is_skipped_when_the_customer_s_invoices_are_sold() {
            given.factoring = true;
            assertSkipped(TAKEN, Reason.FACTORING);
        }

        @Test
        void is_skipped_when_the_debtor_lives_abroad() {
            given.address = new PostalAddress(List.of("Storgatan 1"), "11122", "Stockholm", "SE");
            assertSkipped(TAKEN, Reason.DEBTOR_ABROAD);
        }

        @Test
        void is_skipped_while_tripletex_itself_duns() {
            given.automaticReminder = true;
            assertSkipped(TAKEN, Reason.TRIPLETEX_DUNNING_ON);
            given.automaticReminder = false;
            given.automaticNotice = true;
            assertSkipped(TAKEN, Reason.TRIPLETEX_DUNNING_ON);
            given.ignoreTripletexDunning = true;
            assertThat(on(TAKEN).kind()).isEqualTo(DecisionKind.TAKE);
        }

        @ParameterizedTest
        @CsvSource({
            "SOFT_REMINDER, TAKE",
            "REMINDER, TAKE",
            "OTHER, TAKE",
            "NOTICE_OF_DEBT_COLLECTION, SKIP",
            "DEBT_COLLECTION, SKIP"
        })
        void is_skipped_after_tripletex_own_notice_whatever_the_key(EarlierReminder.Type type, DecisionKind kind) {
            given.ignoreTripletexDunning = true;
            given.reminders.add(new EarlierReminder(1, type, DUE.plusDays(3), DUE.plusDays(17), Money.ZERO));

            assertThat(on(TAKEN).kind()).isEqualTo(kind);
        }

        @Test
        void is_skipped_until_the_date_of_the_accountant_s_remark_has_passed() {
            given.remark = new InvoiceRemark("later", TAKEN);
            assertSkipped(TAKEN, Reason.STOP_REMARK);
            assertThat(on(TAKEN.plusDays(1)).kind()).isEqualTo(DecisionKind.TAKE);
        }

        @Test
        void is_skipped_by_a_remark_without_a_date() {
            given.remark = new InvoiceRemark("wait for me", null);
            assertSkipped(TAKEN, Reason.STOP_REMARK);
            given.remark = new InvoiceRemark(" ", null);
            assertThat(on(TAKEN).kind()).isEqualTo(DecisionKind.TAKE);
            given.remark = new InvoiceRemark(null, null);
            assertThat(on(TAKEN).kind()).isEqualTo(DecisionKind.TAKE);
        }

        @Test
        void is_skipped_while_the_customer_has_a_free_credit() {
            given.freeCredit = "0.01";
            assertSkipped(TAKEN, Reason.FREE_CREDIT);
        }

        @Test
        void is_skipped_without_an_address() {
            given.email = null;
            given.address = null;
            assertSkipped(TAKEN, Reason.NO_ADDRESS);
        }

        @Test
        void is_skipped_when_paper_is_wanted_and_only_e_mail_is_known() {
            given.address = null;
            given.channels.put(LetterKind.COLLECTION_NOTICE, Terms.Channel.PAPER);
            assertSkipped(TAKEN, Reason.NO_ADDRESS);
            given.channels.put(LetterKind.COLLECTION_NOTICE, Terms.Channel.BOTH);
            assertThat(on(TAKEN).kind()).isEqualTo(DecisionKind.TAKE);
        }

        @Test
        void is_skipped_below_the_minimum() {
            given.minimumClaim = "12500.01";
            assertSkipped(TAKEN, Reason.BELOW_MINIMUM);
            given.minimumClaim = "12500";
            assertThat(on(TAKEN).kind()).isEqualTo(DecisionKind.TAKE);
        }

        @Test
        void waits_while_something_of_it_is_parked() {
            given.parked = true;
            assertWaits(TAKEN, Reason.PARKED);
        }

        @Test
        void waits_while_the_customer_is_unknown() {
            given.customerKnown = false;
            assertWaits(TAKEN, Reason.PARKED);
        }

        @Test
        void waits_for_a_fresh_ledger_and_an_explained_one() {
            given.red = true;
            assertWaits(TAKEN, Reason.DIFFERENCE);
            given.ledgerFresh = false;
            assertWaits(TAKEN, Reason.LEDGER_NOT_FRESH);
        }

        @Test
        void waits_when_the_law_of_the_letter_s_date_is_not_confirmed() {
            given.lawConfirmedUntil = TAKEN.minusDays(1);
            assertWaits(TAKEN, Reason.REGIME_UNCONFIRMED);
        }

        @Test
        void waits_when_a_paper_letter_would_be_dated_after_the_confirmed_law() {
            given.lawConfirmedUntil = TAKEN;
            given.email = null;
            assertWaits(TAKEN, Reason.REGIME_UNCONFIRMED);
        }

        @Test
        void waits_for_a_missing_rate_before_the_law() {
            assertWaits(LocalDate.of(2027, 1, 4), Reason.RATE_MISSING);
        }

        @Test
        void waits_for_an_approval_before_its_first_letter() {
            given.procedure = withApprovals();
            assertWaits(TAKEN, Reason.AWAITING_APPROVAL);
        }

        @Test
        void waits_when_nobody_knows_its_procedure() {
            given.procedure = Procedure.missing("gone", 1);
            assertWaits(TAKEN, Reason.PARKED);
        }

        @Test
        void is_left_alone_for_as_long_as_its_procedure_says() {
            given.procedure =
                    new Procedure("patient", 1, 21, Procedure.Limits.CREDITORS, ClaimFixture.STANDARD.steps());

            assertSkipped(DUE.plusDays(21), Reason.WITHIN_14_DAYS);
            assertThat(on(DUE.plusDays(22)).kind()).isEqualTo(DecisionKind.TAKE);
        }

        @ParameterizedTest
        @CsvSource({"REMINDER_FREE, REMINDER_FREE", "REMINDER, REMINDER"})
        void is_taken_with_the_first_letter_of_its_procedure(Step step, LetterKind letter) {
            given.procedure = beginningWith(new ProcedureStep(step, letter, false, false));

            assertThat(on(TAKEN)).isEqualTo(new Decision(DecisionKind.TAKE, null, step, letter));
        }
    }

    @Nested
    class A_rate_that_is_missing {

        @Test
        void stops_a_letter_when_it_is_the_collection_rate() {
            assertThat(without("COLLECTION_RATE").reason()).isEqualTo(Reason.RATE_MISSING);
        }

        @Test
        void stops_a_letter_when_it_is_the_fraction() {
            assertThat(without("NOTICE_FRACTION").reason()).isEqualTo(Reason.RATE_MISSING);
            assertThat(without("DEMAND_FRACTION").kind()).isEqualTo(DecisionKind.TAKE);
        }

        @Test
        void stops_a_business_only_when_the_compensation_is_charged() {
            given.organisationNumber = "914286018";
            assertThat(without("COMPENSATION").kind()).isEqualTo(DecisionKind.TAKE);
            given.businessCompensation = true;
            assertThat(without("COMPENSATION").reason()).isEqualTo(Reason.RATE_MISSING);
            assertThat(without("COLLECTION_RATE").kind()).isEqualTo(DecisionKind.TAKE);
            given.organisationNumber = null;
            assertThat(without("COMPENSATION").kind()).isEqualTo(DecisionKind.TAKE);
        }

        @Test
        void does_not_stop_a_step_without_letter() {
            given.standing = ClaimFixture.atDemand();
            given.lawConfirmedUntil = TAKEN;
            assertThat(without("LATE_INTEREST").kind()).isEqualTo(DecisionKind.HAND_OVER);
        }

        @Test
        void does_not_stop_a_letter_that_never_bears_a_fee() {
            given.procedure = new Procedure(
                    "free",
                    1,
                    List.of(new ProcedureStep(Step.COLLECTION_NOTICE, LetterKind.REMINDER_FREE, false, false)));
            assertThat(without("COLLECTION_RATE").kind()).isEqualTo(DecisionKind.TAKE);
        }

        @Test
        void does_not_stop_a_letter_whose_fee_the_procedure_leaves_out() {
            given.procedure =
                    beginningWith(new ProcedureStep(Step.REMINDER, LetterKind.REMINDER, false, false, false, 14, 3));
            assertThat(without("COLLECTION_RATE").kind()).isEqualTo(DecisionKind.TAKE);
        }

        private Decision without(String kind) {
            var rows = new ArrayList<>(TestRates.rows());
            rows.removeIf(row -> row.kind().name().equals(kind));
            var date = given.standing == null ? TAKEN : HANDED_OVER;
            return new DecideClaim(DATES, new RateTable(rows)).decide(given.claim(), given.terms(), date);
        }
    }

    @Nested
    class An_open_case {

        @Test
        void is_demanded_after_the_deadline_and_three_business_days() {
            given.standing = ClaimFixture.atNotice();

            assertWaits(DEMANDED.minusDays(3), Reason.DEADLINE_RUNNING);
            assertWaits(DEMANDED.minusDays(1), Reason.DEADLINE_RUNNING);
            assertThat(on(DEMANDED))
                    .isEqualTo(
                            new Decision(DecisionKind.ADVANCE, null, Step.PAYMENT_DEMAND, LetterKind.PAYMENT_DEMAND));
            assertThat(on(DEMANDED.minusDays(1)).step()).isEqualTo(Step.COLLECTION_NOTICE);
        }

        @Test
        void is_handed_over_after_the_demand() {
            given.standing = ClaimFixture.atDemand();

            assertWaits(HANDED_OVER.minusDays(1), Reason.DEADLINE_RUNNING);
            assertThat(on(HANDED_OVER)).isEqualTo(new Decision(DecisionKind.HAND_OVER, null, Step.HAND_OVER, null));
            assertWaits(LocalDate.of(2026, 10, 24), Reason.NOT_A_BUSINESS_DAY);
        }

        @Test
        void follows_a_reminder_with_the_collection_notice() {
            given.procedure =
                    beginningWith(new ProcedureStep(Step.REMINDER_FREE, LetterKind.REMINDER_FREE, false, false));
            given.standing = ClaimFixture.standing(Step.REMINDER_FREE, TAKEN, true, ClaimFixture.NOTICE_DEADLINE);

            assertWaits(DEMANDED.minusDays(3), Reason.DEADLINE_RUNNING);
            assertThat(on(DEMANDED))
                    .isEqualTo(new Decision(
                            DecisionKind.ADVANCE, null, Step.COLLECTION_NOTICE, LetterKind.COLLECTION_NOTICE));
        }

        @Test
        void follows_the_demand_with_a_notice_of_its_own_where_the_procedure_has_one() {
            given.procedure = withSeparateNotice();
            given.standing = ClaimFixture.atDemand();

            assertThat(on(HANDED_OVER))
                    .isEqualTo(new Decision(
                            DecisionKind.ADVANCE, null, Step.ENFORCEMENT_NOTICE, LetterKind.ENFORCEMENT_NOTICE));
        }

        @Test
        void waits_for_as_many_business_days_after_the_deadline_as_its_step_says() {
            given.procedure = new Procedure(
                    "patient",
                    1,
                    List.of(
                            new ProcedureStep(
                                    Step.COLLECTION_NOTICE, LetterKind.COLLECTION_NOTICE, false, false, true, 14, 5),
                            ClaimFixture.STANDARD.steps().get(1)));
            given.standing = ClaimFixture.atNotice();

            assertWaits(LocalDate.of(2026, 10, 6), Reason.DEADLINE_RUNNING);
            assertThat(on(LocalDate.of(2026, 10, 7)).kind()).isEqualTo(DecisionKind.ADVANCE);
        }

        @Test
        void goes_on_by_the_order_of_the_law_when_its_procedure_no_longer_has_its_step() {
            given.standing = ClaimFixture.standing(Step.REMINDER, TAKEN, true, ClaimFixture.NOTICE_DEADLINE);

            assertWaits(DEMANDED.minusDays(3), Reason.DEADLINE_RUNNING);
            assertThat(on(DEMANDED).step()).isEqualTo(Step.COLLECTION_NOTICE);
        }

        @ParameterizedTest
        @CsvSource({"2026-04-23, HAND_OVER", "2026-04-24, PAYMENT_DEMAND"})
        void is_demanded_anew_when_the_demand_is_older_than_six_months(LocalDate date, Step next) {
            given.lawConfirmedUntil = LocalDate.of(2027, 12, 31);
            given.dueDate = LocalDate.of(2025, 9, 1);
            given.standing = new CaseStanding(
                    1,
                    Step.PAYMENT_DEMAND,
                    LocalDate.of(2025, 10, 23),
                    true,
                    LocalDate.of(2025, 11, 6),
                    LocalDate.of(2025, 9, 16),
                    null,
                    null,
                    false,
                    null,
                    LocalDate.of(2025, 10, 23));

            assertThat(on(date).step()).isEqualTo(next);
        }

        @Test
        void is_demanded_anew_before_a_notice_that_would_rest_on_an_old_demand() {
            given.procedure = withSeparateNotice();
            given.dueDate = LocalDate.of(2025, 9, 1);
            given.standing = new CaseStanding(
                    1,
                    Step.PAYMENT_DEMAND,
                    LocalDate.of(2025, 10, 23),
                    true,
                    LocalDate.of(2025, 11, 6),
                    LocalDate.of(2025, 9, 16),
                    null,
                    null,
                    false,
                    null,
                    LocalDate.of(2025, 10, 23));

            assertThat(on(LocalDate.of(2026, 4, 23)).step()).isEqualTo(Step.ENFORCEMENT_NOTICE);
            assertThat(on(LocalDate.of(2026, 4, 24)).step()).isEqualTo(Step.PAYMENT_DEMAND);
        }

        @Test
        void is_left_alone_from_the_day_on_which_it_is_time_barred() {
            given.standing = ClaimFixture.atNotice();
            given.timeBarredFrom = DEMANDED.plusDays(1);
            assertThat(on(DEMANDED).kind()).isEqualTo(DecisionKind.ADVANCE);
            given.timeBarredFrom = DEMANDED;
            assertWaits(DEMANDED, Reason.ON_HOLD);
        }

        @Test
        void waits_when_nobody_knows_its_procedure_and_closes_when_it_is_paid() {
            given.standing = ClaimFixture.atNotice();
            given.procedure = Procedure.missing("gone", 7);
            assertWaits(DEMANDED, Reason.PARKED);
            given.principal = "0";
            assertThat(on(DEMANDED).kind()).isEqualTo(DecisionKind.CLOSE);
        }

        @Test
        void waits_at_hand_over_every_day_even_on_sundays() {
            given.standing = ClaimFixture.handedOver();

            assertThat(on(LocalDate.of(2026, 10, 25)))
                    .isEqualTo(new Decision(DecisionKind.WAIT, Reason.AWAITING_APPROVAL, Step.HAND_OVER, null));
            assertThat(on(LocalDate.of(2027, 3, 1)).reason()).isEqualTo(Reason.AWAITING_APPROVAL);
        }

        @Test
        void takes_its_first_step_when_the_first_letter_never_left() {
            given.standing = ClaimFixture.standing(null, TAKEN, false, null);

            assertThat(on(TAKEN.plusDays(1)))
                    .isEqualTo(new Decision(
                            DecisionKind.ADVANCE, null, Step.COLLECTION_NOTICE, LetterKind.COLLECTION_NOTICE));
        }

        @Test
        void waits_while_its_letter_has_not_left() {
            given.standing = ClaimFixture.standing(Step.COLLECTION_NOTICE, TAKEN, false, ClaimFixture.NOTICE_DEADLINE);
            assertWaits(DEMANDED, Reason.DEADLINE_RUNNING);
            given.standing = ClaimFixture.standing(Step.COLLECTION_NOTICE, TAKEN, true, null);
            assertWaits(DEMANDED, Reason.DEADLINE_RUNNING);
        }

        @Test
        void decides_the_same_again_on_the_same_date() {
            given.standing = ClaimFixture.standing(Step.COLLECTION_NOTICE, TAKEN, true, null);
            assertThat(on(TAKEN))
                    .isEqualTo(new Decision(
                            DecisionKind.TAKE, null, Step.COLLECTION_NOTICE, LetterKind.COLLECTION_NOTICE));
            given.standing = ClaimFixture.atDemand();
            assertThat(on(DEMANDED))
                    .isEqualTo(
                            new Decision(DecisionKind.ADVANCE, null, Step.PAYMENT_DEMAND, LetterKind.PAYMENT_DEMAND));
            given.standing = ClaimFixture.handedOver();
            assertThat(on(HANDED_OVER)).isEqualTo(new Decision(DecisionKind.HAND_OVER, null, Step.HAND_OVER, null));
        }

        @Test
        void advances_again_when_its_first_letter_is_planned_anew() {
            given.standing = ClaimFixture.standing(Step.COLLECTION_NOTICE, TAKEN.plusDays(1), false, null);
            assertThat(on(TAKEN.plusDays(1)).kind()).isEqualTo(DecisionKind.ADVANCE);
        }

        @Test
        void closes_when_the_principal_is_paid_and_the_rest_is_small() {
            given.standing = ClaimFixture.atNotice();
            given.principal = "0";
            given.rest = "100";
            given.red = true;

            assertThat(on(TAKEN))
                    .isEqualTo(new Decision(DecisionKind.CLOSE, Reason.PAID, Step.COLLECTION_NOTICE, null));
        }

        @Test
        void closes_as_credited_when_credits_alone_cover_the_invoice() {
            given.standing = ClaimFixture.atNotice();
            given.principal = "0";
            given.creditedAmount = "12500";

            assertThat(on(DEMANDED).reason()).isEqualTo(Reason.CREDITED);
            assertThat(on(DEMANDED).kind()).isEqualTo(DecisionKind.CLOSE);
        }

        @Test
        void waits_for_a_person_when_the_principal_is_paid_and_the_rest_is_not_small() {
            given.standing = ClaimFixture.atNotice();
            given.principal = "0";
            given.rest = "100.01";

            assertWaits(DEMANDED, Reason.BELOW_MINIMUM);
        }

        @Test
        void keeps_every_rest_open_and_asks_nobody_when_rests_are_kept() {
            given.restPolicy = RestPolicy.KEEP;
            given.standing = ClaimFixture.atNotice();
            given.principal = "0";
            given.rest = "0.01";
            assertWaits(DEMANDED, Reason.BELOW_MINIMUM);

            given.rest = "0";
            assertThat(on(DEMANDED).kind()).isEqualTo(DecisionKind.CLOSE);
        }

        @Test
        void asks_about_every_rest_until_a_case_handler_has_decided_to_keep_it() {
            given.restPolicy = RestPolicy.ASK;
            given.standing = ClaimFixture.atNotice();
            given.principal = "0";
            given.rest = "0.01";
            assertWaits(DEMANDED, Reason.AWAITING_APPROVAL);

            var open = ClaimFixture.atNotice();
            given.standing = new CaseStanding(
                    1,
                    open.step(),
                    open.steppedOn(),
                    true,
                    open.deadline(),
                    open.openedOn(),
                    null,
                    null,
                    false,
                    null,
                    null,
                    true);
            assertWaits(DEMANDED, Reason.BELOW_MINIMUM);

            given.rest = "0";
            assertThat(on(DEMANDED).kind()).isEqualTo(DecisionKind.CLOSE);
        }

        @Test
        void closes_as_credited_whatever_the_policy_of_rests() {
            given.restPolicy = RestPolicy.ASK;
            given.standing = ClaimFixture.atNotice();
            given.principal = "0";
            given.rest = "500";
            given.creditedAmount = "12500";

            assertThat(on(DEMANDED).reason()).isEqualTo(Reason.CREDITED);
        }

        @Test
        void waits_for_a_person_when_the_rest_of_the_principal_is_small() {
            given.standing = ClaimFixture.atNotice();
            given.principal = "10";
            assertWaits(DEMANDED, Reason.BELOW_MINIMUM);
            given.principal = "10.01";
            assertThat(on(DEMANDED).kind()).isEqualTo(DecisionKind.ADVANCE);
        }

        @Test
        void waits_for_the_reasons_that_skip_a_new_invoice() {
            given.standing = ClaimFixture.atNotice();
            given.email = null;
            given.address = null;
            assertWaits(DEMANDED, Reason.NO_ADDRESS);
            given.freeCredit = "5";
            assertWaits(DEMANDED, Reason.FREE_CREDIT);
            given.remark = new InvoiceRemark("stop", null);
            assertWaits(DEMANDED, Reason.STOP_REMARK);
        }

        @Test
        void is_not_stopped_by_what_only_keeps_an_invoice_from_being_taken() {
            given.standing = ClaimFixture.atNotice();
            given.factoring = true;
            given.automaticReminder = true;
            given.minimumClaim = "99999";
            assertThat(on(DEMANDED).kind()).isEqualTo(DecisionKind.ADVANCE);
        }

        @ParameterizedTest
        @EnumSource(names = {"ON_HOLD", "DISPUTED", "INSTALMENT_PLAN"})
        void waits_while_a_person_has_stopped_it(Reason stop) {
            given.standing = ClaimFixture.stopped(ClaimFixture.atNotice(), stop);
            assertWaits(DEMANDED, stop);
            given.red = true;
            assertWaits(DEMANDED, Reason.DIFFERENCE);
            given.standing = ClaimFixture.stopped(ClaimFixture.handedOver(), stop);
            given.red = false;
            assertWaits(LocalDate.of(2026, 10, 30), stop);
        }

        @Test
        void waits_for_an_approval_only_when_the_letter_is_due() {
            given.standing = ClaimFixture.atNotice();
            given.procedure = withApprovals();
            assertWaits(DEMANDED.minusDays(1), Reason.DEADLINE_RUNNING);
            assertWaits(DEMANDED, Reason.AWAITING_APPROVAL);
        }

        @Test
        void waits_when_the_rates_of_the_new_year_are_missing() {
            given.standing = ClaimFixture.atNotice();
            assertWaits(LocalDate.of(2027, 1, 4), Reason.RATE_MISSING);
        }
    }

    @Nested
    class A_closed_case {

        @Test
        void is_left_alone_after_it_was_taken_back_however_much_is_open() {
            given.standing = ClaimFixture.closed(DEMANDED, Reason.WITHDRAWN);

            assertThat(on(DEMANDED))
                    .isEqualTo(new Decision(DecisionKind.CLOSE, Reason.WITHDRAWN, Step.COLLECTION_NOTICE, null));
            assertSkipped(DEMANDED.plusDays(1), Reason.WITHDRAWN);
        }

        @Test
        void is_left_alone_after_it_was_written_off_until_it_is_paid() {
            given.standing = ClaimFixture.closed(DEMANDED, Reason.WRITTEN_OFF);

            assertThat(on(DEMANDED))
                    .isEqualTo(new Decision(DecisionKind.CLOSE, Reason.WRITTEN_OFF, Step.COLLECTION_NOTICE, null));
            assertSkipped(DEMANDED.plusDays(1), Reason.WRITTEN_OFF);
            given.principal = "0";
            assertSkipped(DEMANDED.plusDays(1), Reason.PAID);
        }

        @Test
        void stays_closed_on_the_date_of_its_closing() {
            given.standing = ClaimFixture.closed(DEMANDED, Reason.CREDITED);
            given.principal = "0";
            assertThat(on(DEMANDED))
                    .isEqualTo(new Decision(DecisionKind.CLOSE, Reason.CREDITED, Step.COLLECTION_NOTICE, null));
        }

        @Test
        void is_an_ordinary_paid_invoice_afterwards() {
            given.standing = ClaimFixture.closed(DEMANDED, Reason.PAID);
            given.principal = "0";
            assertSkipped(DEMANDED.plusDays(1), Reason.PAID);
        }

        @Test
        void that_was_withdrawn_is_never_taken_anew_whatever_else_is_true_of_it() {
            given.standing = ClaimFixture.closed(DEMANDED, Reason.WITHDRAWN);
            given.factoring = true;
            given.freeCredit = "5";

            assertThat(on(DEMANDED).kind()).isEqualTo(DecisionKind.CLOSE);
            assertThat(on(DEMANDED).reason()).isEqualTo(Reason.WITHDRAWN);
            assertSkipped(DEMANDED.plusDays(1), Reason.WITHDRAWN);
            given.principal = "0";
            assertSkipped(DEMANDED.plusDays(1), Reason.PAID);
        }

        @Test
        void is_never_taken_anew() {
            given.standing = ClaimFixture.closed(DEMANDED, Reason.PAID);
            assertSkipped(DEMANDED.plusDays(1), Reason.PAID);
        }
    }

    @Nested
    class A_letter {

        @Test
        void is_dated_on_the_day_of_the_run_when_it_is_mailed() {
            assertThat(letterDate(TAKEN)).isEqualTo(TAKEN);
        }

        @Test
        void is_dated_a_business_day_later_on_paper() {
            given.email = null;
            assertThat(letterDate(LocalDate.of(2026, 9, 18))).isEqualTo("2026-09-21");
        }

        @Test
        void is_dated_like_paper_when_the_creditor_wants_paper() {
            given.channels.put(LetterKind.COLLECTION_NOTICE, Terms.Channel.PAPER);
            assertThat(letterDate(TAKEN)).isEqualTo(TAKEN.plusDays(1));
            given.channels.put(LetterKind.COLLECTION_NOTICE, Terms.Channel.BOTH);
            assertThat(letterDate(TAKEN)).isEqualTo(TAKEN.plusDays(1));
            given.address = null;
            assertThat(letterDate(TAKEN)).isEqualTo(TAKEN);
        }

        @Test
        void is_dated_on_the_day_of_the_run_while_the_debtor_is_unknown() {
            given.customerKnown = false;
            assertThat(letterDate(TAKEN)).isEqualTo(TAKEN);
        }

        private LocalDate letterDate(LocalDate date) {
            return decideClaim.letterDate(given.claim(), LetterKind.COLLECTION_NOTICE, given.terms(), date);
        }
    }

    private static Procedure beginningWith(ProcedureStep first) {
        var steps = new ArrayList<ProcedureStep>();
        steps.add(first);
        steps.addAll(ClaimFixture.STANDARD.steps());
        return new Procedure("longer", 1, steps);
    }

    private static Procedure withSeparateNotice() {
        return new Procedure(
                "separate",
                1,
                List.of(
                        ClaimFixture.STANDARD.steps().get(0),
                        new ProcedureStep(Step.PAYMENT_DEMAND, LetterKind.PAYMENT_DEMAND, false, false),
                        new ProcedureStep(Step.ENFORCEMENT_NOTICE, LetterKind.ENFORCEMENT_NOTICE, true, false),
                        ClaimFixture.STANDARD.steps().get(2)));
    }

    private static Procedure withApprovals() {
        return new Procedure(
                "approve-before-letters",
                1,
                ClaimFixture.STANDARD.steps().stream()
                        .map(step -> new ProcedureStep(step.step(), step.letter(), step.enforcementNotice(), true))
                        .toList());
    }

    private Decision on(LocalDate date) {
        return decideClaim.decide(given.claim(), given.terms(), date);
    }

    private void assertSkipped(LocalDate date, Reason reason) {
        assertThat(on(date)).isEqualTo(new Decision(DecisionKind.SKIP, reason, null, null));
    }

    private void assertWaits(LocalDate date, Reason reason) {
        var step = given.standing == null ? null : given.standing.step();
        assertThat(on(date)).isEqualTo(new Decision(DecisionKind.WAIT, reason, step, null));
    }
}
