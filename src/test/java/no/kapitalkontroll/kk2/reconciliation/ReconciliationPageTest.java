package no.kapitalkontroll.kk2.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.cases.CaseFacts;
import no.kapitalkontroll.kk2.cases.CaseFigures;
import no.kapitalkontroll.kk2.cases.StandingDifference;
import no.kapitalkontroll.kk2.core.charge.PrincipalHistory;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import no.kapitalkontroll.kk2.core.procedure.Step;
import no.kapitalkontroll.kk2.core.reconciliation.Cause;
import no.kapitalkontroll.kk2.core.reconciliation.Difference;
import no.kapitalkontroll.kk2.core.reconciliation.ThreeWays;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.creditor.CreditorFile;
import no.kapitalkontroll.kk2.creditor.ParseCreditorFile;
import org.junit.jupiter.api.Test;

/** A reconciliation as page, CSV and table: what stands there, and in which order. */
class ReconciliationPageTest {

    private static final LocalDate DATE = LocalDate.of(2026, 9, 21);
    private static final String HOSTILE = "<script>alert(1)</script> & Sønn";

    private final List<ReconciledCase> cases = new ArrayList<>();
    private final List<ToClose> toClose = new ArrayList<>();
    private final List<SignOff> signOffs = new ArrayList<>();
    private String creditorName = "Fjellheim Renhold AS";

    @Test
    void the_csv_has_a_line_a_case_and_the_totals_last() {
        givenOneOfEachColour();

        assertThat(csv().lines())
                .containsExactly(
                        "invoice_number,case_state,principal,in_case,in_ledger,waiting,difference,causes,colour",
                        "10001,open,12500.00,12500.00,12500.00,0.00,0.00,,equal",
                        "10002,closed,0.00,0.00,-113.51,113.51,0.00,proposal waiting -113.51,explained",
                        "10003,handed_over,5000.00,5000.00,4886.49,0.00,-113.51,proposal deleted -113.51,red",
                        "10004,closed,0.00,0.00,0.00,0.00,0.00,,equal",
                        "total,4 cases,17500.00,17500.00,17272.98,113.51,-113.51,figure 113.51,red 1; explained 1; equal 2");
    }

    @Test
    void the_page_shows_red_ones_first_and_only_counts_the_long_settled() {
        givenOneOfEachColour();

        var page = page();

        assertThat(page).containsSubsequence("10003", "10002", "10001", "Alle saker");
        assertThat(page).doesNotContain("10004");
        assertThat(page).contains("bilagsforslag slettet", "[proposal deleted]", "Bokfør det selv i Tripletex");
        assertThat(page).contains("<b>1</b> avsluttede");
    }

    @Test
    void the_table_names_the_remedy_of_a_red_one() {
        givenOneOfEachColour();

        assertThat(new PrintReconciliation().of(reconciliation()))
                .containsSubsequence("red", "10003", "explained", "10002", "equal", "10001")
                .contains("invoice 10003 is red, proposal deleted -113.51 since 2026-09-18; remedy: book it by hand")
                .contains("not listed: 1 closed cases at 0.00");
    }

    /** Guard: nothing that a person wrote reaches the page as markup. */
    @Test
    void hostile_names_and_reasons_are_text() {
        creditorName = HOSTILE;
        signOffs.add(signOff("<img src=x onerror=alert(2)>", "\"><b onclick='x'>", "0".repeat(64)));
        toClose.add(new ToClose(10001, List.of(7L), "<i>why</i>"));

        var page = page();

        assertThat(page)
                .doesNotContain("<script", "<img", "<b onclick", "<i>why")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; Sønn", "&lt;img src=x onerror=alert(2)&gt;");
    }

    @Test
    void the_page_loads_and_runs_nothing() {
        givenOneOfEachColour();

        assertThat(page())
                .startsWith("<!DOCTYPE html>")
                .contains("default-src 'none'")
                .doesNotContain("<script", "<link", "<img", "@import", "url(", "http://", "https://", " on");
    }

    @Test
    void a_signature_says_whether_the_csv_is_still_as_signed() {
        givenOneOfEachColour();
        var now = new WriteReconciliationCsv().sha256(reconciliation());
        signOffs.add(signOff("Kari Moe", "month end", now));
        signOffs.add(signOff("Ola Lie", "second look", "0".repeat(64)));

        assertThat(page()).containsSubsequence("Kari Moe", "er slik den ble signert", "Ola Lie", "er endret siden");
        assertThat(new PrintReconciliation().of(reconciliation()))
                .containsSubsequence("Kari Moe", "the CSV is as signed", "Ola Lie", "THE CSV HAS CHANGED SINCE");
    }

    @Test
    void it_can_be_looked_at() throws IOException {
        givenOneOfEachColour();
        toClose.add(
                new ToClose(10005, List.of(4711L, 4712L), "voucher.close-postings is false in the creditor's file"));
        signOffs.add(signOff("Kari Moe", "month end", new WriteReconciliationCsv().sha256(reconciliation())));
        var file = Path.of("target", "reconciliation.html");

        Files.writeString(file, page(), UTF_8);

        assertThat(file).isNotEmptyFile();
    }

    private void givenOneOfEachColour() {
        cases.add(oneCase(10001, CaseFacts.State.OPEN, "12500", "12500", "0", DATE));
        cases.add(oneCase(10002, CaseFacts.State.CLOSED, "0", "-113.51", "113.51", DATE, Cause.PROPOSAL_WAITING));
        cases.add(oneCase(10003, CaseFacts.State.HANDED_OVER, "5000", "4886.49", "0", DATE, Cause.PROPOSAL_DELETED));
        cases.add(oneCase(10004, CaseFacts.State.CLOSED, "0", "0", "0", DATE.minusDays(9)));
    }

    private String csv() {
        return new String(new WriteReconciliationCsv().of(reconciliation()), UTF_8);
    }

    private String page() {
        return new RenderReconciliation().of(reconciliation());
    }

    private Reconciliation reconciliation() {
        return new Reconciliation(creditor(), DATE, DATE, cases, toClose, signOffs);
    }

    private static SignOff signOff(String who, String why, String sha256) {
        return new SignOff(who, why, DATE, Money.of("113.51"), 1, 1, 2, true, sha256);
    }

    /** The amount of every cause is -113.51. */
    private static ReconciledCase oneCase(
            int number,
            CaseFacts.State state,
            String principal,
            String ledger,
            String waiting,
            LocalDate since,
            Cause... causes) {
        var closed = state == CaseFacts.State.CLOSED;
        var figures = new CaseFigures(
                number,
                number,
                state,
                Step.COLLECTION_NOTICE,
                closed ? Reason.PAID : null,
                LocalDate.of(2026, 9, 15),
                closed ? LocalDate.of(2026, 9, 18) : null,
                LocalDate.of(2026, 8, 31),
                false,
                Money.of(principal),
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                new ThreeWays(Money.of(principal), Money.of(ledger), Money.of(waiting)),
                Money.ZERO,
                new PrincipalHistory(new TreeMap<>()),
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                null);
        var standing = List.of(causes).stream()
                .map(cause -> new StandingDifference(
                        number, new Difference(cause, Money.of("-113.51")), LocalDate.of(2026, 9, 18)))
                .toList();
        return new ReconciledCase(new CaseDay(figures, since, Money.ZERO), standing);
    }

    private Creditor creditor() {
        var text = """
                id: fjellheim
                name: "%s"
                organisation-number: "914286018"
                address: {lines: [Storgata 1], postal-code: "0155", city: Oslo}
                contact: {name: Ola Lie, email: ola@fjellheim.example, phone: "22 00 00 00"}
                case-handlers: [{name: Ola Lie, email: ola@fjellheim.example, phone: "22 00 00 00"}]
                bank-account: "1234.56.78903"
                from-address: faktura@fjellheim.example
                start-date: 2026-01-01
                tripletex: {employee-token: "${TOKEN}", company-id: 0}
                ledger: {fee-income: 3909, interest-income: 8050, costs: 7309, bank: 1930, receivables: 1500}
                products: {fee: "S100", interest: "R100", costs: "O100"}
                procedure: standard
                """.formatted(creditorName);
        var parsed = new ParseCreditorFile(Map.of("TOKEN", "secret"), Set.of("standard"))
                .parse(Path.of("fjellheim.yaml"), text);
        return ((CreditorFile) parsed).creditor();
    }
}
