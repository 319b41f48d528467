package no.kapitalkontroll.kk2.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.StartKk2;
import no.kapitalkontroll.kk2.command.ReadCall;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.mail.MailDomains;
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
    private static MailDomains.Standing standing = MailDomains.Standing.TAKES_MAIL;
    private static final MailDomains domains = domain -> standing;
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
        kk2 = StartKk2.start(environment(), Mode.CHECK, Map.of(), Map.of("mailDomains", domains));
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
        environment.put("KK2_OCR_DIR", folder.toString());
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
                        "OK installation giro-folder: can be read and takes files",
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
                .startsWith("FAIL " + creditor.id()
                        + " right to waiting vouchers: the token may not see vouchers that wait")
                .contains("Company → Employees → the employee → API access");
        world.tripletex().recover();
    }

    @Test
    void the_right_to_enter_vouchers_is_tried_and_nothing_is_entered() {
        var creditor = world.onlyCreditor();
        world.tripletex().log().clear();

        assertThat(check().lines())
                .contains(
                        "OK " + creditor.id()
                                + " right to enter vouchers: an empty voucher was refused for being empty, not for a right; nothing was entered");

        assertThat(world.tripletex().log().of("POST", "/ledger/voucher"))
                .singleElement()
                .returns("{}", request -> request.body());
        assertThat(creditor.company().vouchers("")).isEmpty();

        creditor.company().voucherRights(true, false);
        assertThat(check().failures()).isEmpty();
        creditor.write("voucher: {send-to-ledger: true}\n");
        assertThat(check().failures())
                .singleElement()
                .asString()
                .startsWith(
                        "FAIL " + creditor.id() + " right to send to ledger: the token may not send vouchers straight")
                .endsWith("or write voucher.send-to-ledger: false");

        creditor.write("");
        creditor.company().voucherRights(false, false);
        assertThat(check().failures())
                .singleElement()
                .asString()
                .startsWith("FAIL " + creditor.id() + " right to enter vouchers: the token may not enter vouchers");
    }

    @Test
    void a_server_that_looks_at_rights_last_makes_no_failure_and_no_promise() {
        var creditor = world.onlyCreditor();
        creditor.company().voucherRights(false, false);
        world.tripletex().switches().rightsAfterValidation = true;

        var result = check();

        assertThat(result.failures()).isEmpty();
        assertThat(result.lines())
                .anyMatch(line -> line.contains("right to enter vouchers: an empty voucher was refused"));
        world.tripletex().switches().rightsAfterValidation = false;
    }

    @Test
    void reminders_that_tripletex_has_sent_already_are_told_by_customer_number() {
        var creditor = world.onlyCreditor();
        var reminded = creditor.company().customer("Purret AS");
        var noticed = creditor.company().customer("Varslet AS");
        var invoice =
                creditor.company().invoice(reminded, new BigDecimal("100.00"), DATE.minusDays(60), DATE.minusDays(40));
        invoice.reminder("REMINDER", DATE.minusDays(20), DATE.minusDays(6), new BigDecimal("38.00"));
        creditor.company()
                .invoice(noticed, new BigDecimal("100.00"), DATE.minusDays(60), DATE.minusDays(40))
                .reminder("NOTICE_OF_DEBT_COLLECTION", DATE.minusDays(20), DATE.minusDays(6), new BigDecimal("0.00"));

        assertThat(check().lines())
                .anyMatch(line -> line.startsWith("WARN " + creditor.id()
                        + " tripletex-reminders: sent already for 1 invoices past due, of customers 10001; they count"))
                .anyMatch(
                        line -> line.startsWith(
                                "WARN " + creditor.id()
                                        + " tripletex-reminders: a notice of debt collection was sent already for 1 invoices past due, of customers 10002; they are left alone"));
    }

    @Test
    void a_broken_logo_hides_nothing_else() {
        var creditor = world.onlyCreditor();
        creditor.write("logo: missing.png\n");
        creditor.company().withoutAccount(8050);

        assertThat(check().failures())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line)
                                .startsWith("FAIL " + creditor.id() + " key logo: ")
                                .contains("is not a readable PNG or JPEG"),
                        line -> assertThat(line)
                                .startsWith("FAIL " + creditor.id()
                                        + " account 8050 (interest-income): not in the ledger"));
    }

    /** From nothing to a second creditor, with three slips on the way: a wrong account, a missing right, a broken logo. */
    @Test
    void a_new_operator_hears_of_every_mistake_at_once_and_mends_them() throws IOException {
        var first = world.onlyCreditor();
        var second = world.company("Storskog Drift AS", "845623104");
        init(
                "id=" + second.id(),
                "ledger.fee-income=3999",
                "tripletex.employee-token=TOKEN_" + second.id().toUpperCase(Locale.ROOT));
        var file = world.creditors().resolve(second.id() + ".yaml");
        Files.writeString(world.creditors().resolve("logo.png"), "not a picture");
        Files.writeString(file, Files.readString(file).replace("# logo: firm.png", "logo: logo.png"));
        world.tripletex()
                .failOn(second.company(), null, "GET", "/product", Fault.status(403, "{\"status\":403,\"code\":9000}"));

        var wrong = check();

        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.failures())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line)
                                .startsWith("FAIL " + second.id() + " key logo: ")
                                .contains(
                                        "put the picture there (at most 1 MB, 4000 pixels a side), or leave the key out"),
                        line -> assertThat(line)
                                .startsWith("FAIL " + second.id() + " account 3999 (fee-income): not in the ledger")
                                .endsWith("make it in Tripletex or name another one in the creditor file"),
                        line -> assertThat(line)
                                .startsWith(
                                        "FAIL " + second.id() + " right to products: the token may not see products")
                                .contains("Company → Employees → the employee → API access"));
        assertThat(wrong.lines()).contains("OK " + first.id() + " token: opens the books");

        Files.writeString(
                file,
                Files.readString(file)
                        .replace("logo: logo.png", "# logo: firm.png")
                        .replace("3999", "3909"));
        world.tripletex().recover();

        var mended = check();
        assertThat(mended.exit()).isZero();
        assertThat(mended.lines())
                .contains(
                        "OK " + second.id() + " account 3909 (fee-income): found, active, without VAT",
                        "OK " + second.id() + " product S100 (fee): found and active",
                        "OK " + second.id() + " bank-account: the same in Tripletex");
        assertThat(world.tripletex().violations()).isEmpty();
    }

    private static void init(String... answers) {
        Stream<String> usual = Stream.of(
                "name=Storskog Drift AS",
                "organisation-number=845623104",
                "address.line=Skogveien 2",
                "address.postal-code=2380",
                "address.city=Brumunddal",
                "contact.name=Kundesenteret",
                "contact.email=kunde@storskog.example",
                "case-handlers.1.name=Siv Saksvik",
                "case-handlers.1.email=inkasso@storskog.example",
                "bank-account=" + SmallWorld.BANK_ACCOUNT,
                "from-address=faktura@storskog.example",
                "products.fee=S100",
                "products.interest=R100",
                "products.costs=O100");
        var words = Stream.concat(
                Stream.of("init", "--folder", world.creditors().toString()),
                Stream.concat(usual, Stream.of(answers)).flatMap(answer -> Stream.of("--set", answer)));
        var nowhere = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
        var reading = new ReadCall().read(words.toArray(String[]::new), "help", nowhere, nowhere);
        assertThat(reading.beforehand()
                        .orElseThrow()
                        .execute(
                                Map.of(),
                                Clock.systemUTC(),
                                new BufferedReader(new StringReader("")),
                                nowhere,
                                nowhere))
                .isZero();
    }

    @Test
    void case_status_is_tried_where_it_is_wanted() {
        var creditor = world.onlyCreditor();
        creditor.write("voucher: {case-status: true}\n");

        var refused = check();
        creditor.company().listedAsCollector(true);
        var allowed = check();

        assertThat(refused.exit()).isZero();
        assertThat(refused.lines())
                .anyMatch(line -> line.startsWith(
                        "WARN " + creditor.id() + " case-status: Tripletex does not allow it (403): ask Tripletex"));
        assertThat(allowed.lines())
                .anyMatch(line -> line.startsWith("OK " + creditor.id() + " case-status: can be read"));
    }

    @Test
    void a_sender_whose_domain_takes_no_mail_is_a_warning() {
        var creditor = world.onlyCreditor();
        standing = MailDomains.Standing.TAKES_NONE;

        assertThat(check().lines())
                .anyMatch(line -> line.startsWith(
                        "WARN " + creditor.id() + " from-address: its domain fjellheim.example takes no mail"));

        standing = MailDomains.Standing.TAKES_MAIL;
    }

    @Test
    void another_account_of_receivables_than_tripletex_own_is_a_warning() {
        var creditor = world.onlyCreditor();
        creditor.replace(
                "ledger: ",
                "ledger: {fee-income: 3909, interest-income: 8050, costs: 7309, bank: 1930, receivables: 1510}\n");

        assertThat(check().lines())
                .anyMatch(line -> line.startsWith(
                        "WARN " + creditor.id() + " receivables: Tripletex posts customers' debt to account 1500"));
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

        try (var application = StartKk2.start(environment, Mode.CHECK, Map.of(), Map.of("mailDomains", domains))) {
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
