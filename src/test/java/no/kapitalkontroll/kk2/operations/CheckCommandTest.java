package no.kapitalkontroll.kk2.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.kapitalkontroll.kk2.StartKk2;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.standin.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class CheckCommandTest {

    private static final LocalDate DATE = LocalDate.parse("2026-09-15");

    @TempDir
    static Path folder;

    private static final GreenMail mailServer =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static SmallWorld world;
    private static ConfigurableApplicationContext kk2;

    private record Result(int exit, List<String> lines) {

        List<String> failures() {
            return lines.stream().filter(line -> line.startsWith("FAIL")).toList();
        }
    }

    @BeforeAll
    static void start() {
        mailServer.start();
        world = new SmallWorld(folder);
        world.onlyCreditor();
        kk2 = StartKk2.start(environment(), Mode.CHECK, Map.of(), Map.of());
    }

    @AfterAll
    static void stop() {
        kk2.close();
        world.close();
        mailServer.stop();
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(world.environment());
        environment.put("KK2_DATE", DATE.toString());
        environment.put("KK2_SMTP_HOST", "127.0.0.1");
        environment.put("KK2_SMTP_PORT", String.valueOf(mailServer.getSmtp().getPort()));
        return environment;
    }

    private static Result check() {
        return check(kk2);
    }

    private static Result check(ConfigurableApplicationContext application) {
        var out = new ByteArrayOutputStream();
        var exit = application
                .getBean("check", Command.class)
                .execute(new PrintStream(out, true, UTF_8), new PrintStream(new ByteArrayOutputStream(), true, UTF_8));
        return new Result(exit, out.toString(UTF_8).lines().toList());
    }

    @Test
    void a_world_without_faults_is_ok_and_every_line_has_the_promised_form() {
        var creditor = world.onlyCreditor();
        creditor.write(
                "channels: {collection-notice: paper, payment-demand: both, reminder: paper, reminder-free: paper, enforcement-notice: paper}\n");
        var customer = creditor.company().customer("Kunde AS");
        creditor.company().invoice(customer, new BigDecimal("100.00"), DATE.minusDays(40), DATE.minusDays(20));

        var result = check();

        assertThat(result.exit()).isZero();
        assertThat(result.lines()).allMatch(line -> line.matches("(OK|WARN|FAIL) (installation|c\\d+) [^:]+: .+"));
        assertThat(result.lines()).allMatch(line -> line.startsWith("OK "));
        assertThat(result.lines())
                .contains(
                        "OK installation mail-server: answers; no mail was sent",
                        "OK installation print-folder: takes files",
                        "OK " + creditor.id() + " token: opens the books",
                        "OK " + creditor.id() + " organisation-number: the same in Tripletex",
                        "OK " + creditor.id() + " right to waiting vouchers: readable",
                        "OK " + creditor.id() + " account 3909 (fee-income): found, active, without VAT",
                        "OK " + creditor.id() + " product S100 (fee): found and active",
                        "OK " + creditor.id() + " bank-account: the same in Tripletex");
        assertThat(world.tripletex().violations()).isEmpty();
        assertThat(mailServer.getReceivedMessages()).isEmpty();
    }

    @Test
    void plain_mail_is_a_warning_and_no_failure() {
        var creditor = world.onlyCreditor();

        var result = check();

        assertThat(result.exit()).isZero();
        assertThat(result.lines()).anyMatch(line -> line.startsWith("WARN " + creditor.id() + " channels: "));
    }

    @Test
    void a_wrong_token_is_one_failure_with_its_remedy() {
        var creditor = world.onlyCreditor();
        creditor.write("TOKEN_UNKNOWN", "914286018", "");

        var result = check();

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.failures())
                .singleElement()
                .asString()
                .startsWith("FAIL " + creditor.id()
                        + " token: Tripletex does not know the tokens: check the employee token")
                .doesNotContain("nobody");
    }

    @Test
    void the_books_of_another_company_are_a_failure() {
        var creditor = world.onlyCreditor();
        creditor.write("TOKEN_" + creditor.id().toUpperCase(Locale.ROOT), "845623104", "");

        assertThat(check().failures())
                .singleElement()
                .asString()
                .startsWith(
                        "FAIL " + creditor.id() + " organisation-number: the token opens the books of another company");
    }

    @Test
    void accounts_and_products_that_cannot_bear_a_proposal_are_failures() {
        var creditor = world.onlyCreditor();
        var company = creditor.company();
        company.account(3909).lockedTo(company.vatType("3"));
        company.account(7309).open(company.vatType("3"), company.vatType("6"));
        company.account(1930).inactive();
        company.withoutAccount(8050);
        company.withoutProduct("R100");

        var result = check();

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.failures())
                .extracting(line -> line.substring(0, line.indexOf(':') + 8))
                .containsExactlyInAnyOrder(
                        "FAIL " + creditor.id() + " account 3909 (fee-income): locked",
                        "FAIL " + creditor.id() + " account 7309 (costs): VAT co",
                        "FAIL " + creditor.id() + " account 1930 (bank): inacti",
                        "FAIL " + creditor.id() + " account 8050 (interest-income): not in",
                        "FAIL " + creditor.id() + " product R100 (interest): not in");
    }

    @Test
    void receivables_must_be_an_account_of_customers() {
        var creditor = world.onlyCreditor();
        var ledger = "ledger: {fee-income: 3909, interest-income: 8050, costs: 7309, bank: 1920, receivables: 2990}\n";
        creditor.replace("ledger: ", ledger);

        var result = check();

        assertThat(result.failures())
                .singleElement()
                .asString()
                .startsWith("FAIL " + creditor.id() + " account 2990 (receivables): not an account of customers");
    }

    @Test
    void accounts_of_refunds_and_losses_are_checked_like_the_others() {
        var creditor = world.onlyCreditor();
        var ledger =
                "ledger: {fee-income: 3909, interest-income: 8050, costs: 7309, bank: 1930, receivables: 1500, %s}\n";
        creditor.replace("ledger: ", ledger.formatted("refunds: 2990, losses: 7830"));
        var company = creditor.company();

        assertThat(check().failures()).isEmpty();

        company.account(2990).inactive();
        company.account(7830).open(company.vatType("3"));
        assertThat(check().failures())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).contains("account 2990 (refunds): inactive"),
                        line -> assertThat(line).contains("account 7830 (losses): VAT code 0 is not allowed on it"));

        creditor.replace("ledger: ", ledger.formatted("losses: 2400"));
        assertThat(check().failures()).singleElement().asString().contains("account 2400 (losses): wants a customer");
    }

    @Test
    void another_bank_account_and_tripletex_own_dunning_are_warnings_with_a_count_only() {
        var creditor = world.onlyCreditor();
        creditor.company().account(1930).bank("15062844105");
        var customer = creditor.company().customer("Hemmelig Navn AS").automaticReminder(true);
        creditor.company().invoice(customer, new BigDecimal("100.00"), DATE.minusDays(40), DATE.minusDays(20));

        var result = check();

        assertThat(result.exit()).isZero();
        assertThat(result.lines())
                .anyMatch(line -> line.startsWith("WARN " + creditor.id() + " bank-account: differs"))
                .anyMatch(line -> line.startsWith(
                        "WARN " + creditor.id() + " tripletex-dunning: on for 1 customers that are past due"))
                .noneMatch(line -> line.contains("Hemmelig"));
    }

    @Test
    void a_missing_right_is_named_by_what_it_is_for() {
        var creditor = world.onlyCreditor();
        world.tripletex().failNext("GET", "/ledger/voucher/>nonPosted", Fault.status(403));

        var result = check();

        assertThat(result.failures())
                .singleElement()
                .asString()
                .startsWith("FAIL " + creditor.id() + " right to waiting vouchers: The employee token lacks a right");
        world.tripletex().recover();
    }

    @Test
    void a_broken_file_is_a_failure_that_names_the_key_while_others_are_tested() {
        var creditor = world.onlyCreditor();
        world.file("broken.yaml", "id: broken\nnonsense: 1\n");

        var result = check();

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.failures()).anyMatch(line -> line.startsWith("FAIL broken key nonsense: "));
        assertThat(result.lines()).contains("OK " + creditor.id() + " token: opens the books");
    }

    @Test
    void rates_that_run_out_and_a_law_that_nobody_confirmed_are_warnings() {
        world.onlyCreditor();
        Map<String, String> environment = new HashMap<>(environment());
        environment.put("KK2_DATE", "2026-12-18");
        environment.remove("KK2_SMTP_HOST");
        environment.remove("KK2_SMTP_PORT");

        try (var application = StartKk2.start(environment, Mode.CHECK, Map.of(), Map.of())) {
            var result = check(application);

            assertThat(result.exit()).isZero();
            assertThat(result.lines())
                    .anyMatch(
                            line -> line.startsWith("WARN installation rate late-interest: no rate from 2027-01-01 on"))
                    .anyMatch(line -> line.startsWith("WARN installation law-confirmed: letters wait after 2026-12-31"))
                    .anyMatch(line -> line.startsWith("WARN installation mail-server: not tested; set KK2_SMTP_HOST"));
        }
    }
}
