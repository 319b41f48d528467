package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.DecisionKind;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import no.kapitalkontroll.kk2.core.procedure.Step;
import no.kapitalkontroll.kk2.core.reconciliation.Cause;
import no.kapitalkontroll.kk2.outbox.EffectKind;
import no.kapitalkontroll.kk2.outbox.EffectState;
import org.junit.jupiter.api.Test;

/** Words and formats that other things depend on: databases, mail archives, accountants, scripts. They do not change. */
class WireContractTest extends OneRoute {

    private static final Pattern KEY = Pattern.compile("\"(KK2_[A-Z_]+)\"");

    WireContractTest() {
        super("post-voucher");
    }

    private static Stream<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name);
    }

    @Test
    void effect_states_and_kinds_as_the_database_holds_them() {
        assertThat(names(EffectState.values()))
                .containsExactly("PLANNED", "CLAIMED", "DONE", "FAILED", "UNKNOWN", "PARKED", "CANCELLED");
        assertThat(names(EffectKind.values()))
                .containsExactly("MAIL", "PRINT", "VOUCHER", "ATTACHMENT", "CLOSE_POSTINGS", "CASE_STATUS", "DIGEST");
    }

    @Test
    void decisions_steps_and_letters() {
        assertThat(Arrays.stream(DecisionKind.values()).map(DecisionKind::word))
                .containsExactly("take", "advance", "wait", "skip", "hand-over", "close");
        assertThat(Arrays.stream(Step.values()).map(Step::word))
                .containsExactly(
                        "reminder-free",
                        "reminder",
                        "collection-notice",
                        "payment-demand",
                        "enforcement-notice",
                        "hand-over");
        assertThat(Arrays.stream(LetterKind.values()).map(LetterKind::word))
                .containsExactly(
                        "reminder-free",
                        "reminder",
                        "collection-notice",
                        "payment-demand",
                        "enforcement-notice",
                        "instalment-agreement",
                        "objection-answer",
                        "rest",
                        "receipt");
    }

    @Test
    void reasons_in_the_order_in_which_they_are_tried() {
        assertThat(Arrays.stream(Reason.values()).map(Reason::word))
                .containsExactly(
                        "not-charged",
                        "credit-note",
                        "foreign-currency",
                        "before-start-date",
                        "credited",
                        "paid",
                        "withdrawn",
                        "written-off",
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
                        "on-hold",
                        "disputed",
                        "instalment-plan",
                        "deadline-running",
                        "not-a-business-day",
                        "rate-missing",
                        "regime-unconfirmed",
                        "awaiting-approval");
    }

    @Test
    void causes_that_turn_an_invoice_red() {
        assertThat(Arrays.stream(Cause.values()).filter(Cause::isRed).map(Cause::word))
                .containsExactlyInAnyOrder(
                        "payment not seen",
                        "credit not seen",
                        "reversed",
                        "proposal edited",
                        "proposal deleted",
                        "invoice edited",
                        "payment-twice?",
                        "unknown");
    }

    @Test
    void the_environment_is_read_under_these_names() throws IOException {
        var source = Files.readString(Path.of(
                "src", "main", "java", "no", "kapitalkontroll", "kk2", "installation", "ReadInstallation.java"));

        assertThat(KEY.matcher(source).results().map(key -> key.group(1)).distinct())
                .containsExactlyInAnyOrder(
                        "KK2_TRIPLETEX_URL",
                        "KK2_TRIPLETEX_CONSUMER_TOKEN",
                        "KK2_CREDITORS",
                        "KK2_ROUTES",
                        "KK2_DB_URL",
                        "KK2_DB_USER",
                        "KK2_DB_PASSWORD",
                        "KK2_DB_MIGRATION_USER",
                        "KK2_DB_MIGRATION_PASSWORD",
                        "KK2_SMTP_HOST",
                        "KK2_SMTP_PORT",
                        "KK2_SMTP_USER",
                        "KK2_SMTP_PASSWORD",
                        "KK2_SMTP_STARTTLS",
                        "KK2_PRINT_DIR",
                        "KK2_DATE",
                        "KK2_MAIL_ONLY_TO",
                        "KK2_LAW_CONFIRMED_UNTIL",
                        "KK2_RATES",
                        "KK2_PROCEDURES",
                        "KK2_TEMPLATES",
                        "KK2_OCR_DIR",
                        "KK2_IMAP_HOST",
                        "KK2_IMAP_PORT",
                        "KK2_IMAP_USER",
                        "KK2_IMAP_PASSWORD",
                        "KK2_MANAGEMENT_PORT",
                        "KK2_RUN_CRON",
                        "KK2_LOG_FORMAT",
                        "KK2_OTLP_ENDPOINT");
    }

    @Test
    void external_ids_as_the_other_side_sees_them() throws Exception {
        var invoice = fjellheim.overdue();
        step("post-voucher", planProposal(invoice));

        var mail = RouteWorld.MAIL.getReceivedMessages()[0];
        assertThat(mail.getMessageID()).matches("<kk2\\." + fjellheim.id() + "\\.[0-9]+@fjellheim\\.example>");
        assertThat(sql.sql("SELECT external_id FROM effects WHERE creditor_id = ? ORDER BY id")
                        .param(fjellheim.id())
                        .query(String.class)
                        .list())
                .containsExactly(
                        mail.getMessageID(),
                        "KK2-%s-%d-1".formatted(fjellheim.id(), invoice.number()),
                        String.valueOf(fjellheim
                                .books()
                                .vouchers("KK2-%s-%d-1".formatted(fjellheim.id(), invoice.number()))
                                .get(0)
                                .id()));
        assertThat(fjellheim.books().vouchers("KK2-%s-%d-1".formatted(fjellheim.id(), invoice.number())))
                .hasSize(1);
    }

    @Test
    void the_keys_of_effects_as_the_database_holds_them() {
        fjellheim.overdue();
        planLetters(day());

        var caseId = sql.sql("SELECT id FROM cases WHERE creditor_id = ?")
                .param(fjellheim.id())
                .query(Long.class)
                .single();
        assertThat(sql.sql("SELECT effect_key FROM effects WHERE creditor_id = ?")
                        .param(fjellheim.id())
                        .query(String.class)
                        .single())
                .isEqualTo(caseId + ":collection-notice:MAIL");
    }

    @Test
    void camel_holds_the_shipped_routes_and_no_others() {
        assertThat(camel.getRoutes().stream().map(route -> route.getRouteId()))
                .containsExactlyInAnyOrderElementsOf(RouteFolder.SHIPPED);
    }
}
