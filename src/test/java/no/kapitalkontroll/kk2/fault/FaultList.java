package no.kapitalkontroll.kk2.fault;

import java.util.List;

/**
 * Each fault that was thought of, the invariants that hold all the same, the guard without which its tests were seen to fail, and the
 * tests that try it: {@code package.Class#method}. What cannot be tried here says why.
 *
 * <p>I1 balanced, I2 once a step, I3 nothing lost silently, I4 done means the other side has it, I5 no letter to a settled claim, I6 no
 * charge without its letter, I7 order and legal days, I8 the same run again writes nothing, I9 no invoice lost or counted twice, I10 the
 * books agree, I11 bounded, I12 quiet.
 */
enum FaultList {
    F1(
            "killed between plan and claim",
            "I2 I3",
            new Guard(
                    "a claim takes whatever is planned, whichever run planned it, and counts the attempt (ClaimEffects)"),
            "outbox.OutboxTest#a_claim_takes_the_oldest_and_counts_the_attempt",
            "fault.CrashIT#f1_what_was_planned_by_a_process_that_died_is_sent_by_the_next_once"),
    F2(
            "killed between claim and connection",
            "I2 I3",
            new Guard("a claim whose lease ran out becomes unknown (FindEffects.forgetExpiredClaims)"),
            "outbox.OutboxTest#a_claim_whose_lease_ran_out_is_unknown",
            "fault.CrashIT#f2_what_was_claimed_and_never_sent_is_sent_once_and_its_attempt_was_counted"),
    F3(
            "killed while the mail server has the message and has not answered",
            "I2 I4",
            new Guard(
                    "an unknown mail is repeated once, under the id that was stored before it was sent (ResolveUnknown)"),
            "ContainerLayoutIT#of_two_instances_one_that_is_killed_and_one_that_is_stopped_lose_nothing_and_send_nothing_twice",
            "story.LetterStory#a_mail_of_unknown_outcome_is_repeated_once_with_the_same_message_id_and_then_parked"),
    F4(
            "killed between acceptance and record",
            "I2 I4",
            new Guard("an unknown mail is repeated on its printed date only (ResolveUnknown)"),
            "story.LetterStory#a_mail_of_unknown_outcome_is_not_repeated_after_its_printed_date",
            "fault.CrashIT#f4_a_mail_that_was_accepted_and_not_recorded_is_left_to_a_person_when_its_date_is_over"),
    F5(
            "killed after a voucher was processed, before its answer was read",
            "I2 I4 I10",
            new Guard(
                    "a voucher is looked for in three places before it is posted again (ResolveVoucher, PostVoucher.find)"),
            "story.BooksStory#a_post_whose_answer_was_lost_is_found_and_never_sent_again",
            "story.BooksStory#a_post_whose_answer_broke_off_is_found_and_never_sent_again",
            "fault.CrashIT#f5_a_voucher_that_tripletex_took_from_a_dying_process_is_found_and_not_posted_again"),
    F6(
            "killed between a letter's temporary file, its rename and its record",
            "I2 I4",
            new Guard(
                    "a letter is written under a temporary name and then renamed; the same bytes again are success (WriteLetterToFolder)"),
            "letter.WriteLetterToFolderTest#a_write_that_fails_leaves_no_half_letter",
            "letter.WriteLetterToFolderTest#the_same_letter_again_is_success",
            "letter.EveryLetterTest#the_same_notice_gives_the_same_bytes_in_two_languages_too",
            "fault.CrashIT#f6_a_paper_letter_is_one_whole_file_wherever_its_writer_died"),
    F7(
            "killed in each stage of a run",
            "I8 I9",
            new Guard(
                    "a step that fails with nothing in hand is the run's, which gives its lease back (park-the-rest, Unforeseen.isHandled)"),
            "story.RepeatedRunStory#the_same_run_again_writes_nothing_but_its_own_record",
            "route.RunCreditorRouteTest#a_step_that_fails_with_nothing_in_hand_ends_the_run_aloud_and_gives_its_lease_back",
            "fault.CrashIT#f7_a_run_that_died_at_one_of_the_chosen_points_is_gone_on_with",
            "fault.CrashIT#f7_a_run_that_died_at_any_other_point_is_gone_on_with"),
    F8(
            "killed while it asks about what is unknown",
            "I2 I3",
            new Guard("what could not be asked about stays unknown (ResolveVoucher)"),
            "route.ResolveUnknownRouteTest#a_voucher_that_is_there_is_done_and_not_sent_again",
            "route.ResolveUnknownRouteTest#what_cannot_be_asked_about_stays_unknown",
            "fault.CrashIT#f8_whoever_asks_about_a_voucher_may_die_of_it_and_the_next_one_finds_it",
            "fault.CrashIT#f8_whoever_settles_an_unknown_mail_may_die_of_it_and_it_is_repeated_once"),
    F9(
            "500 and 502 on a write",
            "I2 I4",
            new Guard("a write is repeated only when it certainly was not processed (JudgeAnswer)"),
            "tripletex.CallTripletexRouteTest#a_write_is_sent_once_when_nobody_knows_whether_it_went_through",
            "story.BooksStory#a_post_that_meets_503_is_looked_up_and_sent_by_the_next_run"),
    F10(
            "a refusal of a write",
            "I3",
            "tripletex.CallTripletexRouteTest#a_refused_write_is_definite_and_tells_code_and_field",
            "route.PostVoucherRouteTest#a_refused_proposal_is_parked_with_its_remedy_and_its_neighbour_is_posted",
            "tripletex.JudgeAnswerTest#known_refusals_come_with_a_remedy_of_our_own"),
    F11(
            "429 with Retry-After in seconds, as a date, absurd or missing, on reads and writes",
            "I11",
            "tripletex.BrokenWireTest#a_throttled_call_waits_as_long_as_it_is_told_and_never_longer_than_a_minute",
            "tripletex.CallTripletexRouteTest#an_absurd_retry_after_is_capped_and_the_call_ends_by_its_deadline",
            "tripletex.CallTripletexRouteTest#a_write_that_stays_throttled_certainly_did_not_happen",
            "tripletex.ThrottleTest#a_silent_429_waits_one_usual_window",
            "tripletex.ThrottleTest#creditors_of_one_token_share_its_budget"),
    F12(
            "503 and 429 on a write: requests counted by the other side",
            "I2 I11",
            new Guard("the HTTP client repeats nothing by itself (SendOnce)"),
            "tripletex.CallTripletexRouteTest#a_write_is_sent_once_when_nobody_knows_whether_it_went_through",
            "tripletex.CallTripletexRouteTest#a_throttled_write_is_sent_exactly_once_per_attempt",
            "route.RouteContractTest#the_http_client_repeats_nothing_by_itself",
            "fault.WireIT#f12_a_voucher_that_meets_503_is_sent_once_by_a_run"),
    F13(
            "connection refused, no such host, TLS that proves nobody or another",
            "I2",
            "tripletex.NotConnectedTest#a_refused_connection_was_never_sent",
            "tripletex.NotConnectedTest#a_host_that_no_name_server_knows_was_never_sent",
            "tripletex.NotConnectedTest#a_certificate_of_nobody_was_never_sent",
            "tripletex.NotConnectedTest#a_certificate_of_another_host_was_never_sent",
            "tripletex.JudgeAnswerTest#a_write_that_was_never_sent_is_tried_again_and_then_left_for_later",
            "route.PostVoucherRouteTest#when_tripletex_is_down_the_proposal_waits_for_the_next_run"),
    F14(
            "no answer in time, and answers that drip",
            "I2 I11",
            "tripletex.CallTripletexRouteTest#a_write_without_an_answer_in_time_is_unknown",
            "tripletex.CallTripletexRouteTest#an_answer_that_drips_is_given_up_on",
            "tripletex.BrokenWireTest#a_write_whose_answer_is_cut_drips_or_never_ends_is_unknown_and_sent_once",
            "fault.WireIT#f14_a_voucher_whose_answer_does_not_come_is_found_and_not_sent_again"),
    F15(
            "malformed, HTML, empty, of another type, huge",
            "I9",
            "story.BadAnswersStory#an_answer_that_cannot_be_read_moves_nothing_and_the_next_run_recovers",
            "story.BadAnswersStory#an_open_case_does_not_move_on_an_answer_that_cannot_be_read",
            "tripletex.CallTripletexRouteTest#a_read_that_stays_unreadable_fails_and_may_be_tried_later",
            "tripletex.CallTripletexRouteTest#a_write_with_an_unreadable_answer_is_unknown",
            "tripletex.CallTripletexRouteTest#an_answer_beyond_the_limit_is_cut_off",
            "tripletex.ReadInvoicePdfTest#what_is_no_document_is_a_failure_that_says_so"),
    F16(
            "a body cut before its length or its last chunk",
            "I9",
            new Guard("an answer that breaks off is no answer (call-tripletex, doCatch)"),
            "tripletex.BrokenWireTest#an_answer_shorter_than_its_length_is_none_although_its_json_is_whole",
            "tripletex.BrokenWireTest#an_answer_without_its_last_chunk_is_none_although_its_json_is_whole",
            "story.BadAnswersStory#an_answer_that_cannot_be_read_moves_nothing_and_the_next_run_recovers"),
    F17(
            "a page or a row that comes twice",
            "I9",
            new Guard("a row counts once by its id (Pages)"),
            "tripletex.ReadInvoicesTest#a_page_that_comes_twice_counts_once_and_hides_nothing"),
    F18(
            "data that change while they are paged",
            "I9",
            new Guard(
                    "each page begins with the last row of the one before; else the list is read again, five times at most (Pages)"),
            "tripletex.ReadInvoicesTest#a_row_that_goes_while_the_list_is_read_makes_no_other_one_be_skipped",
            "tripletex.ReadInvoicesTest#a_row_that_comes_before_the_offset_is_read_too",
            "tripletex.ReadInvoicesTest#a_list_that_never_rests_is_left_for_later"),
    F19(
            "more or less promised than there is, lists without an end, a next page on another host",
            "I9 I11",
            new Guard("a list ends where a page is short or empty, and after 200 pages (Pages)"),
            "tripletex.ReadInvoicesTest#a_full_page_goes_on_although_no_more_is_promised",
            "tripletex.ReadInvoicesTest#an_empty_page_ends_the_list_whatever_it_promises",
            "tripletex.ReadInvoicesTest#a_list_without_an_end_is_given_up_on",
            "tripletex.BrokenWireTest#an_address_in_an_answer_is_never_followed"),
    F20(
            "a session that expires, a refusal that stays",
            "I11 I12",
            "tripletex.CallTripletexRouteTest#many_threads_with_a_dead_session_share_one_renewal",
            "tripletex.CallTripletexRouteTest#a_second_refusal_is_final_and_starts_no_storm_of_logins",
            "story.BadAnswersStory#an_expired_session_is_replaced_without_anybody_noticing",
            "story.BadAnswersStory#a_wrong_token_parks_its_creditor_and_no_other"),
    F21(
            "values that nobody expects",
            "I3 I9",
            "story.BadAnswersStory#an_invoice_that_makes_no_sense_is_parked",
            "story.BadAnswersStory#an_amount_with_three_decimals_parks_one_invoice_until_it_is_mended_and_its_neighbours_go_on",
            "story.BadAnswersStory#a_word_that_kk2_does_not_know_stops_nobody",
            "story.BadAnswersStory#an_invoice_in_another_currency_is_left_alone",
            "tripletex.ReadInvoicesTest#an_invoice_comes_in_our_words_with_its_postings_on_receivables",
            "tripletex.ReadInvoicesTest#other_currencies_negative_and_zero_amounts_are_not_for_reading_to_judge"),
    F22(
            "customers without, with several, with wrong addresses, merged or deleted",
            "I5",
            "story.RaceStory#a_customer_that_is_merged_away_gets_no_letter_at_the_old_address_and_is_named",
            "story.LetterStory#a_debtor_without_email_gets_paper_dated_the_next_business_day",
            "core.claim.RecipientTest#of_several_addresses_the_first_valid_one_is_taken",
            "core.claim.RecipientTest#without_a_whole_address_there_is_none",
            "tripletex.ReadCustomersTest#active_and_inactive_customers_come_in_our_words",
            "mail.SendLetterMailTest#what_is_not_one_plain_address_is_refused_without_being_named"),
    F23(
            "a voucher that a person reverses, edits or deletes",
            "I2 I10",
            "story.BooksStory#a_waiting_proposal_that_somebody_deleted_turns_the_invoice_red_and_is_not_sent_again",
            "story.BooksStory#a_waiting_proposal_that_somebody_edited_turns_the_invoice_red",
            "story.ReconciliationStory#deleted_edited_and_reversed_are_named_with_their_amounts_and_a_parked_proposal_is_unknown"),
    F24(
            "a search that does not show yet what was posted",
            "I2",
            new Guard("a minimum age before what is unknown is asked about (FindEffects.unknown)"),
            "story.RaceStory#a_voucher_that_tripletex_does_not_show_yet_is_not_posted_again",
            "outbox.OutboxTest#what_is_unknown_is_not_asked_about_before_the_other_side_can_show_it"),
    F25(
            "421 at the greeting, no connection, STARTTLS missing, stripped or proving nobody",
            "I2",
            "mail.ClassifySmtpFailureTest#a_failure_is_classified_by_what_the_server_did",
            "mail.ClassifySmtpFailureTest#a_refused_connection_may_go_through_later",
            "mail.ClassifySmtpFailureTest#without_the_required_tls_nothing_is_sent",
            "mail.ClassifySmtpFailureTest#where_tls_is_stripped_or_proves_nobody_nothing_is_said_in_the_open"),
    F26(
            "greylisting twice",
            "I2 I11",
            new Guard("4xx is no refusal (ClassifySmtpFailure); each run tries a letter once (ClaimEffects)"),
            "story.SlowMailStory#a_letter_that_was_greylisted_twice_is_accepted_once_and_its_address_stays_good",
            "route.DispatchMailRouteTest#each_run_tries_a_letter_once"),
    F27(
            "550 at the recipient",
            "I6",
            "route.DispatchMailRouteTest#an_address_that_is_refused_for_good_takes_the_letter_back_and_paper_comes_next",
            "story.LetterStory#an_address_that_is_refused_for_good_is_followed_by_paper"),
    F28(
            "452 and 554 after the dot",
            "I2 I4",
            "mail.ClassifySmtpFailureTest#a_failure_is_classified_by_what_the_server_did"),
    F29(
            "broken off before the data and after the dot, silence after the dot",
            "I2 I4",
            new Guard("it is known whether the message had begun (SmtpSender, ComposedMessage)"),
            "mail.ClassifySmtpFailureTest#a_failure_is_classified_by_what_the_server_did",
            "route.DispatchMailRouteTest#a_connection_that_breaks_after_the_message_leaves_the_outcome_unknown",
            "story.LetterStory#a_mail_that_is_accepted_at_its_repetition_is_sent_once_for_the_debtor",
            "fault.WireIT#f29_a_mail_whose_connection_broke_after_its_last_line_comes_once_more_with_the_same_id"),
    F30(
            "bounces that come late, forged, foreign, malformed or from an answering machine",
            "I7",
            "story.BounceStory#a_letter_that_came_back_goes_on_paper_with_a_new_date_deadline_and_fee_and_the_next_step_waits_for_it",
            "route.ReadBouncesRouteTest#forged_foreign_and_harmless_reports_change_nothing_and_leave_no_trace",
            "mail.ReadDeliveryReportTest#of_the_mails_own_headers_and_of_the_returned_letter_nothing_but_its_id_is_taken",
            "mail.ReadDeliveryReportTest#a_report_with_bytes_turned_over_is_read_or_refused_and_nothing_else_happens"),
    F31(
            "one poisoned mail in the mailbox",
            "I3 I11",
            "route.ReadBouncesRouteTest#a_poisoned_mail_is_parked_once_is_not_fetched_again_and_keeps_nobody_waiting",
            "route.ReadBouncesRouteTest#what_nobody_foresaw_in_one_report_is_parked_and_its_neighbours_are_taken_in"),
    F32(
            "no mail server for three days",
            "I6 I7 I11",
            "story.SlowMailStory#three_days_without_a_mail_server_cost_nobody_a_letter_or_a_fee_and_the_legal_days_run_from_the_real_one"),
    F33(
            "a database that is down at the start, or goes down around a call",
            "I2 I3",
            "Kk2JarIT#a_database_that_is_down_is_one_clear_line",
            "fault.DatabaseIT#f33_without_its_database_the_program_does_not_start_and_says_why",
            "fault.DatabaseIT#f33_a_database_that_is_killed_before_between_or_after_the_call_costs_no_letter_and_sends_none_twice",
            "fault.DatabaseIT#f33_a_database_that_stands_still_is_waited_for"),
    F34(
            "the answer to a commit is lost",
            "I2",
            "outbox.OutboxTest#the_database_refuses_a_second_live_effect_of_a_key",
            "fault.DatabaseIT#f34_a_commit_whose_answer_was_lost_is_found_by_reading_again"),
    F35(
            "deadlock, lock wait, small pool, read only",
            "I2 I3",
            new Guard("what another one is claiming is skipped, by ids alone (ClaimEffects)"),
            "outbox.OutboxTest#an_instance_skips_what_another_one_is_claiming_and_does_not_wait_for_it",
            "fault.DatabaseIT#f35_a_case_whose_row_somebody_else_holds_is_left_for_later_whole",
            "fault.DatabaseIT#f35_a_database_that_may_only_be_read_leaves_everything_for_later",
            "fault.DatabaseIT#f35_two_connections_are_enough_for_a_run"),
    F36(
            "a migration that failed half way, a schema newer than the program",
            "I3",
            "schema.MigrateSchemaTest#a_migration_that_was_cut_off_is_refused_with_the_way_back",
            "schema.MigrateSchemaTest#a_schema_newer_than_the_program_is_refused_and_left_alone",
            "schema.MigrateSchemaTest#migrations_that_were_edited_are_refused",
            "schema.MigrateSchemaTest#a_released_schema_is_migrated_with_what_is_in_it"),
    F37(
            "process and database in other time zones",
            "I7 I8",
            "story.OddClockStory#process_and_database_in_other_zones_change_no_date_and_no_instant"),
    F38(
            "the hour that is skipped or comes twice, with a schedule in it",
            "I7 I8",
            new Guard("a run's date is Oslo's at the tick that starts it (DailyRun)"),
            "story.OddClockStory#a_schedule_at_half_past_two_runs_no_date_twice_and_loses_no_letter",
            "story.OddClockStory#an_hour_that_comes_twice_is_one_date_and_its_second_run_writes_nothing",
            "run.ClusteredQuartzTest#each_second_fires_once_whichever_instances_are_awake",
            "tripletex.CallTripletexRouteTest#a_session_is_renewed_before_midnight_in_oslo"),
    F39(
            "a clock that jumps back, ahead, or between claim and settling",
            "I7",
            "story.OddClockStory#a_clock_that_jumps_between_claim_and_settling_takes_no_lease_away_and_sends_nothing_twice",
            "route.StartDailyRunRouteTest#nothing_is_run_when_the_clock_has_jumped_ahead",
            "route.StartDailyRunRouteTest#nothing_is_run_when_the_clock_has_gone_back",
            "story.RepeatedRunStory#a_date_before_the_last_finished_run_is_refused"),
    F40(
            "leap days, new year, Easter, changes of rate, years of 53 weeks",
            "I1 I7",
            "core.charge.LateInterestTest#a_fixed_year_of_365_days_costs_more_in_a_leap_year",
            "core.charge.LateInterestTest#a_line_ends_at_new_year_and_where_the_percent_changes",
            "core.charge.LateInterestProperties#rounded_interest_is_additive_where_a_line_ends",
            "core.calendar.BusinessCalendarTest#easter_falls_where_the_almanac_says",
            "core.calendar.LegalDatesTest#easter_gives_the_debtor_longer",
            "law.WorkedCasesTest#a_balance_is_what_was_reckoned_by_hand",
            "route.PollInvoicesRouteTest#a_week_over_new_year_is_one_week"),
    F41(
            "off for a week",
            "I7",
            "story.OddClockStory#a_week_off_is_one_step_for_each_case_and_the_next_one_waits_its_legal_days",
            "story.RepeatedRunStory#a_late_run_does_one_step_a_date",
            "route.StartDailyRunRouteTest#a_pause_of_two_weeks_is_no_jump"),
    F42(
            "two instances in the same minute",
            "I2 I8",
            new Guard("the lease of a run (ClaimRun); rows are claimed under a lock (ClaimEffects)"),
            "story.TwoInstancesStory#two_instances_on_one_creditor_and_date_send_each_letter_once",
            "outbox.OutboxTest#two_instances_at_once_share_the_work_without_overlap",
            "outbox.OutboxTest#what_one_creditor_is_claiming_hides_nothing_of_another_one",
            "outbox.OutboxTest#a_batch_that_another_instance_is_claiming_does_not_hide_what_is_behind_it",
            "run.ClusteredQuartzTest#each_second_fires_once_whichever_instances_are_awake",
            "fault.TwoInstancesIT#f42_two_instances_in_the_same_minute_send_sixty_letters_once"),
    F43(
            "an instance that stood still past its lease and goes on",
            "I2",
            new Guard(
                    "every outcome is written with its attempt (SettleEffect); the claim is asked about right before a voucher leaves (KeepClaim)"),
            "outbox.OutboxTest#who_lost_the_lease_settles_nothing",
            "outbox.OutboxTest#who_lost_the_lease_cannot_settle_the_next_attempt_either",
            "tripletex.CallTripletexRouteTest#a_write_that_somebody_else_has_taken_over_is_not_sent",
            "tripletex.CallTripletexRouteTest#who_stood_still_after_it_had_asked_whether_a_write_is_still_its_own_does_not_send_it",
            "fault.TwoInstancesIT#f43_whoever_stood_still_past_its_lease_settles_nothing_any_more",
            "fault.TwoInstancesIT#f43_whoever_stood_still_between_its_look_and_its_post_does_not_post",
            "fault.TwoInstancesIT#f43_whoever_stood_still_with_its_connection_open_does_not_post_either"),
    F44(
            "a person who decides while a letter is on its way, and two who decide at once",
            "I5 I6",
            "story.RaceStory#a_case_that_is_put_on_hold_during_the_last_look_sends_nothing_and_charges_nothing",
            "story.RaceStory#of_two_who_decide_about_the_same_letter_at_once_one_is_told_that_it_is_decided",
            "operations.ServiceTest#a_letter_that_was_sent_after_all_is_done_by_the_word_of_the_operator_once",
            "operations.ServiceTest#what_is_parked_is_released_once_but_not_past_an_undecided_effect"),
    F45(
            "an older and a newer version side by side",
            "I3",
            "story.RaceStory#what_only_a_newer_version_understands_is_left_alone_and_stops_nobody",
            "story.ProcedureStory#no_case_begins_with_a_version_that_means_something_else_to_another_instance",
            "route.WireContractTest#effect_states_and_kinds_as_the_database_holds_them"),
    F46(
            "told to stop in the middle of a letter",
            "I2 I3",
            "ContainerLayoutIT#the_service_gets_ready_on_loopback_and_ends_in_time_when_it_is_stopped",
            "ContainerLayoutIT#of_two_instances_one_that_is_killed_and_one_that_is_stopped_lose_nothing_and_send_nothing_twice",
            "fault.TwoInstancesIT#f46_a_process_that_is_told_to_stop_in_the_middle_of_a_letter_ends_in_time_and_another_goes_on"),
    F47(
            "a payment between decision and dispatch",
            "I5 I6",
            new Guard("the last look at the balance (LastLook)"),
            "story.LetterStory#a_payment_between_decision_and_dispatch_is_seen_by_the_last_look",
            "route.DispatchMailRouteTest#the_last_look_keeps_the_letter_of_a_claim_that_was_paid_meanwhile",
            "route.DispatchPrintRouteTest#the_last_look_keeps_the_letter_of_a_claim_that_was_paid_meanwhile"),
    F48(
            "part payments, over-payments, credit notes, payments that bounce",
            "I1 I10",
            "story.PaymentStory#a_part_payment_lowers_the_principal_from_its_date_and_nothing_else",
            "story.PaymentStory#what_is_paid_too_much_is_listed_for_refund_and_never_becomes_income",
            "story.PaymentStory#a_payment_that_bounces_reopens_the_case_and_the_books_are_put_right",
            "story.PaymentStory#a_partial_credit_note_lowers_principal_and_interest_from_its_date",
            "core.coverage.CoverPaymentsProperties#balance_is_invoice_and_charges_minus_what_came_in",
            "simulation.BooksSimulationTest#the_books_agree_on_every_day"),
    F49(
            "stopped, merged or moved between plan and dispatch",
            "I5",
            new Guard("the last look compares the address too (LastLook)"),
            "story.RaceStory#an_address_that_changed_since_the_letter_was_written_gets_a_new_letter_and_the_old_one_none",
            "story.HandlingStory#a_letter_that_was_planned_and_not_sent_does_not_leave_once_the_case_is_stopped",
            "route.DispatchMailRouteTest#the_last_look_keeps_the_letter_of_a_case_that_a_person_withdrew_meanwhile",
            "story.MergeStory#a_paid_claim_drops_out_and_a_lead_paid_before_dispatch_takes_the_letter_back_for_all"),
    F50(
            "a procedure or a rate that is changed while cases are open",
            "I1 I7",
            "story.ProcedureVersionsStory#a_change_is_tried_first_and_an_open_case_keeps_the_version_that_it_began_with",
            "core.charge.FeeRulesTest#a_changed_rule_is_a_new_row_and_holds_from_its_date"),
    F51(
            "the same run by hand and by the clock",
            "I8",
            "story.RepeatedRunStory#the_same_run_again_writes_nothing_but_its_own_record",
            "route.RunCreditorRouteTest#a_creditor_that_another_instance_runs_is_left_alone",
            "operations.ServiceTest#a_run_by_hand_says_who_and_is_shown_when_it_has_ended"),
    F52(
            "a disk that is full or read only, a file that is there, a name that is too long",
            "I2 I3",
            new Guard(
                    "a letter is written beside its name, and what was written of it is removed (WriteLetterToFolder)"),
            "letter.FullDiskTest#a_letter_that_the_disk_has_no_room_for_leaves_nothing_and_is_written_whole_once_there_is_room",
            "letter.FullDiskTest#a_disk_that_is_mounted_read_only_gets_no_letter",
            "letter.FullDiskTest#a_folder_that_is_read_only_gets_no_letter",
            "letter.FullDiskTest#a_name_or_a_path_that_is_too_long_is_refused_and_leaves_nothing",
            "letter.WriteLetterToFolderTest#another_letter_of_the_same_name_is_refused_and_the_first_one_stays",
            "route.DispatchPrintRouteTest#a_folder_that_cannot_be_written_to_leaves_the_letter_for_the_next_run"),
    F53("no room for logs", "I8", "fault.TwoInstancesIT#f53_a_full_log_changes_nothing"),
    F54(
            "one item that throws whatever can be thrown",
            "I3",
            new Guard(
                    "what one item throws is parked with it (park-the-rest); claims are taken one by one when a batch throws (ReadClaims); routes call Java as a bean's method, for what a processor throws may end its thread (PrepareMail)"),
            "fault.PoisonIT#f54_a_case_that_throws_is_parked_its_neighbours_are_moved_and_the_run_says_so",
            "fault.PoisonIT#f54_a_letter_that_throws_stays_its_neighbours_leave_and_it_leaves_with_the_next_run",
            "fault.PoisonIT#f54_of_a_mail_that_was_taken_before_something_was_thrown_no_second_letter_is_made",
            "fault.PoisonIT#f54_a_voucher_after_which_something_is_thrown_is_found_and_not_posted_again",
            "mail.SmtpSenderTest#whatever_is_thrown_in_the_middle_of_a_message_leaves_its_outcome_unknown",
            "route.DispatchMailRouteTest#a_letter_that_cannot_be_read_stays_at_home_alone_and_is_planned_anew",
            "story.PoisonStory#a_claim_that_cannot_be_put_together_is_parked_and_its_neighbours_go_on",
            "route.PoisonedItemTest#an_item_that_throws_is_parked_and_its_neighbours_go_on",
            "route.GenerateLetterRouteTest#a_letter_that_cannot_be_made_is_parked_and_its_neighbours_are_made",
            "route.DispatchPrintRouteTest#a_letter_that_does_not_match_its_hash_is_parked_and_its_neighbours_are_written"),
    F55(
            "50 000 cases in a small heap",
            "I11",
            new NotTriedHere(
                    "the whole amount takes a child of a small heap and its own witness; the bounds of each batch are tried"),
            "route.EnrichClaimsRouteTest#claims_come_in_batches_by_invoice_number",
            "route.DispatchMailRouteTest#more_letters_than_a_batch_all_leave_in_one_run",
            "route.QueryPlanTest#no_statement_of_a_run_reads_a_whole_table"),
    F56(
            "a template that is missing or fails for one language",
            "I3",
            "letter.CheckTemplatesTest#a_template_that_cannot_be_read_is_refused_with_its_line",
            "letter.CheckTemplatesTest#a_template_that_asks_for_what_a_letter_may_lack_is_refused_with_its_line",
            "story.ProcedureVersionsStory#an_own_template_that_lacks_what_the_law_wants_stops_the_start",
            "route.GenerateLetterRouteTest#a_letter_that_cannot_be_made_is_parked_and_its_neighbours_are_made"),
    F57(
            "configuration that makes no sense",
            "I7 I11",
            "law.ReadProceduresTest#everything_that_is_wrong_is_said_at_once",
            "law.ReadRatesTest#a_strange_row_is_refused_with_its_key",
            "law.ReadRatesTest#an_overlap_is_refused_with_both_rows_named",
            "creditor.ParseCreditorFileTest#all_problems_of_a_file_are_told_at_once",
            "installation.ReadInstallationTest#all_problems_are_told_at_once_and_no_value_is_repeated",
            "mail.AllowedRecipientsTest#a_misspelt_list_is_refused"),
    F58(
            "an empty or wrong folder of routes, a misspelt policy, an edited route",
            "I3",
            new Guard("the folder is looked at before Camel starts (RouteFolder)"),
            "route.RouteFolderTest#an_empty_folder_misses_every_route",
            "route.RouteFolderTest#a_misspelt_policy_is_named_with_its_file_and_remedy",
            "route.RouteFolderTest#a_direct_without_a_listener_is_named_however_deep_it_stands",
            "operations.RefusedRoutesTest#a_step_that_does_not_exist_is_named_with_file_and_line",
            "route.RouteContractTest#the_folder_as_shipped_has_no_problem"),
    F59(
            "the way of the alarm is broken itself",
            "I3",
            "operations.ServiceTest#health_is_up_at_first_and_down_when_an_outcome_stays_unknown",
            "operations.ServiceTest#a_creditor_without_a_finished_run_for_longer_than_a_day_is_down",
            "route.SendDigestRouteTest#a_mail_server_that_is_away_fails_nothing_and_the_next_dates_digest_tells_it");

    private final String fault;
    private final String invariants;
    // a copy that nobody can change
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> tests;

    private final String guard;
    private final String notTriedBecause;

    FaultList(String fault, String invariants, String... tests) {
        this(fault, invariants, "", "", tests);
    }

    FaultList(String fault, String invariants, Guard guard, String... tests) {
        this(fault, invariants, guard.what(), "", tests);
    }

    FaultList(String fault, String invariants, NotTriedHere reason, String... tests) {
        this(fault, invariants, "", reason.why(), tests);
    }

    FaultList(String fault, String invariants, String guard, String notTriedBecause, String[] tests) {
        this.fault = fault;
        this.invariants = invariants;
        this.guard = guard;
        this.notTriedBecause = notTriedBecause;
        this.tests = List.of(tests);
    }

    /** What in the program keeps the fault harmless: taken away once, for the tests of its row to be seen to fail. */
    private record Guard(String what) {}

    /** What of a fault is not tried on the machine that runs the tests, and why. */
    private record NotTriedHere(String why) {}

    String fault() {
        return fault;
    }

    /** Numbers of the invariants, apart by a blank. */
    String invariants() {
        return invariants;
    }

    List<String> tests() {
        return tests;
    }

    /** Empty where none has been taken away for its tests to fail. */
    String guard() {
        return guard;
    }

    /** Empty when its tests try all of it. */
    String notTriedBecause() {
        return notTriedBecause;
    }
}
