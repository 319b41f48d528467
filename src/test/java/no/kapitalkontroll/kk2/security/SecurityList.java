package no.kapitalkontroll.kk2.security;

import java.util.List;

/** Each risk that was thought of, and the tests that hold its guard: {@code package.Class#method}, or the class when all of it does. */
enum SecurityList {
    S1(
            "tokens and passwords: only references are stored (so a table of encrypted tokens and its rotation do not apply), only"
                    + " the environment or a mounted file holds them",
            "creditor.ParseCreditorFileTest#what_leads_to_no_token_is_refused_without_repeating_a_value",
            "installation.ReadInstallationTest#every_secret_may_be_named_by_the_file_that_a_container_mounts",
            "installation.ReadInstallationTest#all_problems_are_told_at_once_and_no_value_is_repeated",
            "ContainerLayoutIT#a_dump_holds_no_token_and_restored_it_sends_nothing_again"),
    S2(
            "secrets in endpoint addresses: hosts come by placeholder, logins are set on beans",
            "route.RouteContractTest#no_host_stands_in_a_route",
            "tripletex.TripletexSettingsTest#nothing_prints_a_token",
            "tripletex.CallTripletexRouteTest#no_token_and_no_foreign_text_reaches_the_log_or_an_exception"),
    S3(
            "mail header injection",
            "mail.SendLetterMailTest#a_name_never_becomes_a_header",
            "mail.SendLetterMailTest#what_is_not_one_plain_address_is_refused_without_being_named",
            "mail.SendLetterMailTest#it_has_exactly_one_recipient"),
    S4(
            "headers that steer Camel",
            "mail.ReadDeliveryReportTest#of_the_mails_own_headers_and_of_the_returned_letter_nothing_but_its_id_is_taken",
            "route.RouteContractTest#what_goes_out_goes_out_without_leftover_headers",
            "tripletex.CallTripletexRouteTest#sends_nothing_that_was_left_on_the_message",
            "mail.SendLetterMailTest#no_leftover_header_leaks_into_the_mail_or_the_session",
            "route.DispatchMailRouteTest#nothing_but_the_letter_goes_out"),
    S5(
            "template injection",
            "letter.RenderLetterTest#a_name_is_text_whatever_it_looks_like",
            "letter.CheckTemplatesTest#a_template_reaches_no_class",
            "reconciliation.ReconciliationPageTest#hostile_names_and_reasons_are_text",
            "reconciliation.CsvCellTest#what_starts_a_formula_is_led_by_an_apostrophe"),
    S6(
            "path traversal and overwriting",
            "letter.WriteLetterToFolderTest",
            "route.ReadGiroFilesRouteTest#links_odd_names_and_hidden_files_are_not_read"),
    S7(
            "requests to other hosts",
            "tripletex.CallTripletexRouteTest#a_redirect_is_never_followed",
            "tripletex.TripletexSettingsTest#a_path_cannot_leave_the_host",
            "tripletex.TripletexSettingsTest#an_address_that_would_carry_tokens_in_the_open_is_refused"),
    S8(
            "plain text or unverified TLS",
            "installation.ReadInstallationTest#a_bad_value_is_refused_with_its_key",
            "mail.ClassifySmtpFailureTest#without_the_required_tls_nothing_is_sent",
            "mail.ClassifySmtpFailureTest#plain_text_is_for_loopback_only",
            "installation.RemoteJmxTest#remote_jmx_wants_tls_a_password_and_a_role_and_listens_on_loopback"),
    S9(
            "management pages and JMX",
            "operations.ServiceTest#the_management_pages_answer_on_loopback_and_tell_little",
            "operations.ServiceTest#nobody_else_can_reach_the_management_pages",
            "installation.RemoteJmxTest",
            "operations.ServiceTest#nothing_is_decided_without_a_name_and_a_reason"),
    S10(
            "operations as a weapon: no operation sends a letter again; what is retried in bulk wants a limit and a token for exactly that"
                    + " set; each asks who and why",
            "story.RepairStory#all_that_one_cause_has_parked_is_retried_by_a_token_for_exactly_that",
            "operations.ServiceTest#a_parked_voucher_is_planned_again_with_its_proposal_and_a_letter_is_not",
            "operations.ServiceTest#nothing_is_decided_without_a_name_and_a_reason",
            "mail.AllowedRecipientsTest"),
    S11("SQL injection", "security.SqlIsWrittenByUsTest", "route.RouteContractTest"),
    S12(
            "bombs of JSON and YAML; no XML is read",
            "tripletex.CallTripletexRouteTest#an_answer_beyond_the_limit_is_cut_off",
            "tripletex.CallTripletexRouteTest#an_answer_that_drips_is_given_up_on",
            "yaml.YamlMappingTest#a_mapping_that_contains_itself_ends"),
    S13(
            "rights of the database user",
            "schema.DatabaseRightsTest",
            "schema.MigrateSchemaTest#the_program_gets_its_rights_table_by_table_and_can_neither_change_a_log_nor_drop_a_table"),
    S14(
            "tampering with what happened",
            "audit.HashChainTest",
            "story.CaseLogStory",
            "route.ArchitectureTest#the_log_of_a_case_is_written_in_one_place_and_only_ever_added_to",
            "schema.MigrateSchemaTest#the_program_gets_its_rights_table_by_table_and_can_neither_change_a_log_nor_drop_a_table"),
    S15(
            "personal data in logs",
            "story.MarkedDataStory",
            "route.ConfigurationBindsTest#no_body_reaches_a_log",
            "mail.SendLetterMailTest#a_mail_does_not_print_its_content",
            "tripletex.JudgeAnswerTest#the_text_of_an_exception_is_not_kept",
            "operations.ServiceTest#a_hand_over_keeps_the_identity_number_out_of_every_answer_and_attribute"),
    S16(
            "retention: rows that need to go do so under a user of their own",
            "retention.StoredDataTest",
            "story.PersonalDataStory",
            "schema.DatabaseRightsTest"),
    S17(
            "storing more than is used: only fields that are asked for come, and only our own records of them are kept",
            "tripletex.ReadInvoicesTest#asks_for_exactly_these_fields",
            "tripletex.ReadCustomersTest#asks_for_exactly_these_fields"),
    S18(
            "a letter to the wrong person",
            "route.DispatchMailRouteTest#the_last_look_keeps_the_letter_of_a_claim_that_changed",
            "route.DispatchMailRouteTest#a_letter_that_does_not_match_its_hash_stays_and_its_neighbours_leave",
            "tripletex.ReadInvoicesTest#a_filter_that_tripletex_ignored_brings_nobody_elses_invoice"),
    S19(
            "holes in libraries: the list of what the jar is made of is in the jar",
            "ContainerLayoutIT#the_jar_tells_what_it_is_made_of"),
    S20(
            "edited routes and scripting",
            "security.ClassPathTest",
            "operations.ServiceTest#the_route_files_are_shown_with_their_hashes",
            "route.RouteFolderTest"),
    S21("the container", "installation.ContainerFilesTest", "ContainerLayoutIT"),
    S22("forged lines of log", "security.ForgedLogLineTest"),
    S23(
            "floods",
            "tripletex.ReadInvoicesTest#a_list_without_an_end_is_given_up_on",
            "tripletex.ThrottleTest",
            "tripletex.CallTripletexRouteTest#an_answer_beyond_the_limit_is_cut_off");

    private final String risk;
    // a copy that nobody can change
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> tests;

    SecurityList(String risk, String... tests) {
        this.risk = risk;
        this.tests = List.of(tests);
    }

    String risk() {
        return risk;
    }

    List<String> tests() {
        return tests;
    }
}
