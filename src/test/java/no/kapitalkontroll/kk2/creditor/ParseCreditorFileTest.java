package no.kapitalkontroll.kk2.creditor;

import static no.kapitalkontroll.kk2.creditor.CreditorFileText.SECRET;
import static no.kapitalkontroll.kk2.creditor.CreditorFileText.SHORTEST;
import static no.kapitalkontroll.kk2.creditor.CreditorFileText.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.calendar.HolidayStop;
import no.kapitalkontroll.kk2.core.charge.DayCount;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.Procedure;
import no.kapitalkontroll.kk2.core.procedure.Terms.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParseCreditorFileTest {

    @TempDir
    Path folder;

    @Test
    void what_is_left_out_has_its_default() {
        var creditor = valid(SHORTEST);

        assertThat(creditor.language()).isEqualTo(Language.NB);
        assertThat(creditor.procedure()).isEqualTo("standard");
        assertThat(creditor.coverageOrder())
                .containsExactly(Bucket.PRINCIPAL, Bucket.COSTS, Bucket.FEES, Bucket.INTEREST);
        assertThat(creditor.dayCount()).isEqualTo(DayCount.ACTUAL_ACTUAL);
        assertThat(creditor.voucher())
                .isEqualTo(new VoucherTerms(false, true, Dimension.NONE, Dimension.NONE, true, false));
        assertThat(creditor.logo()).isEmpty();
        assertThat(creditor.tripletex().companyId()).isZero();
        assertThat(creditor.accounts()).doesNotContainKey(AccountRole.REFUNDS);
        assertThat(creditor.contact().phone()).isEmpty();
    }

    @Test
    void the_terms_are_the_files_and_the_installations() {
        var procedure = new Procedure("standard", 1, List.of());

        var terms = valid(SHORTEST).terms(procedure, LocalDate.of(2026, 12, 31));

        assertThat(terms.startDate()).isEqualTo("2026-01-01");
        assertThat(terms.minimumClaim()).isEqualTo(Money.ZERO);
        assertThat(terms.smallPrincipalRest()).isEqualTo(Money.of("10.00"));
        assertThat(terms.smallRest()).isEqualTo(Money.of("100.00"));
        assertThat(terms.ignoreTripletexDunning()).isFalse();
        assertThat(terms.businessCompensation()).isFalse();
        assertThat(terms.feePerDebtorAndDay()).isTrue();
        assertThat(terms.procedure()).isSameAs(procedure);
        assertThat(terms.printLeadBusinessDays()).isEqualTo(1);
        assertThat(terms.channels()).hasSize(LetterKind.values().length).containsOnlyKeys(LetterKind.values());
        assertThat(terms.channels().values()).containsOnly(Channel.EMAIL);
        assertThat(terms.lawConfirmedUntil()).isEqualTo("2026-12-31");
    }

    @Test
    void every_key_is_read() {
        var creditor = valid(SHORTEST.replace("receivables: 1500", "receivables: 1500, refunds: 2990")
                        .replace("TOKEN}\"}", "TOKEN}\", company-id: 42}")
                + """
                language: nn
                procedure: approve-before-demand
                business-procedure: standard
                holiday-stops: [{from: 2026-07-06, to: 2026-07-24}, {from: 2026-12-24, to: 2026-12-24}]
                coverage-order: [interest, fees, costs, principal]
                day-count: actual/365
                fee-per: claim
                minimum-claim: 50
                small-rest: 0.00
                small-principal-rest: 5.5
                ignore-tripletex-dunning: true
                business-compensation: true
                channels: {collection-notice: both, payment-demand: paper}
                print: {lead-business-days: 2}
                voucher: {send-to-ledger: true, close-postings: false, department: invoice, project: 12, attach-calculation: false, case-status: true}
                """);

        assertThat(creditor.language().word()).isEqualTo("nn");
        assertThat(creditor.procedure()).isEqualTo("approve-before-demand");
        assertThat(creditor.businessProcedure()).isEqualTo("standard");
        assertThat(creditor.collecting().holidayStops())
                .containsExactly(
                        new HolidayStop(LocalDate.of(2026, 7, 6), LocalDate.of(2026, 7, 24)),
                        new HolidayStop(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 24)));
        assertThat(creditor.calendar().isBusinessDay(LocalDate.of(2026, 7, 24))).isFalse();
        assertThat(creditor.calendar().isBusinessDay(LocalDate.of(2026, 7, 27))).isTrue();
        assertThat(creditor.coverageOrder())
                .containsExactly(Bucket.INTEREST, Bucket.FEES, Bucket.COSTS, Bucket.PRINCIPAL);
        assertThat(creditor.dayCount()).isEqualTo(DayCount.ACTUAL_365);
        assertThat(creditor.voucher())
                .isEqualTo(new VoucherTerms(true, false, Dimension.OF_INVOICE, Dimension.numbered("12"), false, true));
        assertThat(creditor.accounts())
                .isEqualTo(Map.of(
                        AccountRole.RECEIVABLES, 1500,
                        AccountRole.FEE_INCOME, 3909,
                        AccountRole.INTEREST_INCOME, 8050,
                        AccountRole.COSTS, 7309,
                        AccountRole.BANK, 1930,
                        AccountRole.REFUNDS, 2990));
        assertThat(creditor.products())
                .isEqualTo(Map.of(
                        AccountRole.FEE_INCOME, "S100",
                        AccountRole.INTEREST_INCOME, "R100",
                        AccountRole.COSTS, "O100"));
        assertThat(creditor.tripletex().companyId()).isEqualTo(42);
        var collecting = creditor.collecting();
        assertThat(collecting.feePerDebtorAndDay()).isFalse();
        assertThat(collecting.minimumClaim()).isEqualTo(Money.of("50.00"));
        assertThat(collecting.smallRest()).isEqualTo(Money.ZERO);
        assertThat(collecting.smallPrincipalRest()).isEqualTo(Money.of("5.50"));
        assertThat(collecting.ignoreTripletexDunning()).isTrue();
        assertThat(collecting.businessCompensation()).isTrue();
        assertThat(collecting.printLeadBusinessDays()).isEqualTo(2);
        assertThat(collecting.channels())
                .containsEntry(LetterKind.COLLECTION_NOTICE, Channel.BOTH)
                .containsEntry(LetterKind.PAYMENT_DEMAND, Channel.PAPER);
    }

    @Test
    void businesses_follow_the_procedure_of_persons_unless_they_have_one_of_their_own() {
        assertThat(valid(SHORTEST).businessProcedure()).isEqualTo("standard");
        assertThat(valid(SHORTEST + "procedure: approve-before-demand\n").businessProcedure())
                .isEqualTo("approve-before-demand");
        assertThat(valid(SHORTEST + "business-procedure: approve-before-demand\n"))
                .returns("standard", Creditor::procedure)
                .returns("approve-before-demand", Creditor::businessProcedure);
    }

    @Test
    void without_a_holiday_stop_the_public_holidays_alone_count() {
        assertThat(valid(SHORTEST).collecting().holidayStops()).isEmpty();
        assertThat(valid(SHORTEST).calendar().isBusinessDay(LocalDate.of(2026, 7, 24)))
                .isTrue();
    }

    @Test
    void numbers_without_quotes_are_read_as_they_are_written() {
        var creditor = valid(with("\"1234.56.78903\"", "12345678903"));

        assertThat(creditor.organisationNumber()).isEqualTo("914286018");
        assertThat(creditor.address().postalCode()).isEqualTo("0155");
        assertThat(creditor.bankAccount()).isEqualTo("12345678903");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "name",
                "organisation-number",
                "address",
                "contact",
                "case-handlers",
                "bank-account",
                "from-address",
                "start-date",
                "tripletex",
                "ledger",
                "products"
            })
    void a_required_key_that_is_missing_is_named_once(String key) {
        var text = SHORTEST.lines().filter(line -> !line.startsWith(key + ":")).toList();

        assertRefused(String.join("\n", text), key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: fjellheim | id: Fjellheim | id",
                "id: fjellheim | id: ../etc/passwd | id",
                "id: fjellheim | id: another | id",
                "id: fjellheim | id: a123456789012345678901234567890 | id",
                "name: Fjellheim Renhold AS | name: | name",
                "name: Fjellheim Renhold AS | name: [a] | name",
                "914286018 | 914286019 | organisation-number",
                "914286018 | 91428601 | organisation-number",
                "914286018 | 114286018 | organisation-number",
                "lines: [Storgata 1] | lines: [] | address.lines",
                "lines: [Storgata 1] | lines: Storgata 1 | address.lines",
                "lines: [Storgata 1] | lines: [Storgata 1, {a: b}] | address.lines[1]",
                "postal-code: 0155 | postal-code: 155 | address.postal-code",
                "city: Oslo | ctiy: Oslo | address.city",
                "contact: {name: Kari Fjell, | contact: { | contact.name",
                "regnskap@fjellheim.example | regnskap | contact.email",
                "regnskap@fjellheim.example | regnskap@fjellheim.example, phone: x | contact.phone",
                "[{name: Ola Heim, email: ola@fjellheim.example}] | [] | case-handlers",
                "[{name: Ola Heim, email: ola@fjellheim.example}] | [Ola] | case-handlers[0]",
                "email: ola@fjellheim.example | e-mail: ola@fjellheim.example | case-handlers[0].email",
                "1234.56.78903 | 1234.56.78901 | bank-account",
                "1234.56.78903 | 1234.56.7890 | bank-account",
                "faktura@fjellheim.example | faktura@fjellheim.example;b@c.example | from-address",
                "2026-01-01 | 01.01.2026 | start-date",
                "2026-01-01 | 2026-02-30 | start-date",
                "fee-income: 3909 | fee-incom: 3909 | ledger.fee-incom",
                "fee-income: 3909 | fee-incom: 3909 | ledger.fee-income",
                "fee-income: 3909 | fee-income: 39.09 | ledger.fee-income",
                "bank: 1930 | bank: 1500 | ledger.bank",
                "receivables: 1500 | receivables: 3909 | ledger.receivables",
                "receivables: 1500 | receivables: 1500, refunds: 3990 | ledger.refunds",
                "receivables: 1500 | receivables: 1500, losses: 1500 | ledger.losses",
                "receivables: 1500 | receivables: 1500, losses: 7309 | ledger.losses",
                "fee: S100 | fee: [S100] | products.fee",
                "tripletex: { | tripletex: {company-id: -1, | tripletex.company-id",
            })
    void a_bad_value_is_refused_with_its_key(String line, String instead, String key) {
        assertRefusedAmongOthers(with(line, instead), key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "langauge: nb | langauge",
                "language: en | language",
                "procedure: strict | procedure",
                "business-procedure: strict | business-procedure",
                "holiday-stops: [{from: 2026-07-06}] | holiday-stops[0].to",
                "holiday-stops: [{from: 2026-07-06, to: 2026-07-05}] | holiday-stops[0].to",
                "holiday-stops: [{from: 2026-07-06, to: 2026-10-07}] | holiday-stops[0].to",
                "holiday-stops: [{from: summer, to: 2026-10-07}] | holiday-stops[0].from",
                "holiday-stops: [{from: 2026-07-06, until: 2026-07-24}] | holiday-stops[0].until",
                "holiday-stops: 2026-07-06 | holiday-stops",
                "coverage-order: [principal, costs, fees] | coverage-order",
                "coverage-order: [principal, costs, fees, fees] | coverage-order",
                "coverage-order: principal | coverage-order",
                "coverage-order: [principal, costs, fees, interests] | coverage-order[3]",
                "day-count: 30/360 | day-count",
                "fee-per: letter | fee-per",
                "minimum-claim: -0.01 | minimum-claim",
                "small-rest: 100.001 | small-rest",
                "small-principal-rest: ten | small-principal-rest",
                "ignore-tripletex-dunning: yes | ignore-tripletex-dunning",
                "business-compensation: 1 | business-compensation",
                "channels: {collection-notice: fax} | channels.collection-notice",
                "channels: {collection-letter: email} | channels.collection-letter",
                "channels: email | channels",
                "print: {lead-business-days: 11} | print.lead-business-days",
                "print: {lead-business-days: -1} | print.lead-business-days",
                "voucher: {send-to-ledger: maybe} | voucher.send-to-ledger",
                "voucher: {close-posting: true} | voucher.close-posting",
                "name: Twice AS | name",
                "logo: missing.png | logo",
            })
    void a_bad_further_key_is_refused(String line, String key) {
        assertRefusedAmongOthers(SHORTEST + line, key);
    }

    @Test
    void all_problems_of_a_file_are_told_at_once() {
        var problems =
                broken(with("914286018", "914286019").replace("1234.56.78903", "1") + "langauge: nb\nsmall-rest: -1");

        assertThat(problems)
                .extracting(BrokenFile::key)
                .containsExactlyInAnyOrder("organisation-number", "bank-account", "langauge", "small-rest");
    }

    @Test
    void a_file_that_is_not_yaml_is_refused_with_its_place() {
        assertThat(broken("id: fjellheim\nname: [")).singleElement().satisfies(problem -> {
            assertThat(problem.problem()).startsWith("not YAML at line 2, column 8");
            assertThat(problem.creditorIdGuess()).isEqualTo("fjellheim");
        });
    }

    @Test
    void the_token_is_taken_from_the_environment_and_never_printed() {
        var file = (CreditorFile) parse(SHORTEST);

        assertThat(file.creditor().tripletex().employeeToken().reveal()).isEqualTo(SECRET);
        assertThat(file.toString() + file.creditor() + file.creditor().tripletex() + file.text())
                .doesNotContain(SECRET);
    }

    @Test
    void the_token_is_taken_from_a_mounted_file() throws IOException {
        var mounted = Files.writeString(folder.resolve("token"), SECRET + "\n");

        var creditor = valid(with("${FJELLHEIM_TRIPLETEX_TOKEN}", "file:" + mounted));

        assertThat(creditor.tripletex().employeeToken().reveal()).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {SECRET, "${MISSING}", "${A:-b}", "file:/nowhere/token", "file:token", "file:", "${}"})
    void what_leads_to_no_token_is_refused_without_repeating_a_value(String reference) {
        var problems = broken(with("${FJELLHEIM_TRIPLETEX_TOKEN}", reference));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("tripletex.employee-token");
            assertThat(problem.remedy()).isNotBlank();
            assertThat(problem.toString()).doesNotContain(SECRET);
        });
    }

    @Test
    void a_missing_environment_variable_is_named_in_the_remedy() {
        assertThat(broken(with("FJELLHEIM_TRIPLETEX_TOKEN", "NOT_THERE")))
                .extracting(BrokenFile::remedy)
                .containsExactly("set NOT_THERE for the KK2 process");
    }

    @Test
    void a_token_of_several_words_is_refused_without_repeating_it() {
        var parser = new ParseCreditorFile(
                Map.of("FJELLHEIM_TRIPLETEX_TOKEN", SECRET + "\r\nX-Evil: 1"), CreditorFileText.PROCEDURES);

        assertThat(parser.parse(folder.resolve("fjellheim.yaml"), SHORTEST))
                .asInstanceOf(type(BrokenCreditorFile.class))
                .satisfies(broken -> assertThat(broken.toString()).doesNotContain(SECRET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void a_logo_beside_the_file_is_found(String format) throws IOException {
        ImageIO.write(
                new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB),
                format,
                folder.resolve("logo").toFile());

        assertThat(valid(SHORTEST + "logo: logo").logo()).contains(folder.resolve("logo"));
    }

    @Test
    void a_logo_that_is_no_picture_outside_or_too_large_is_refused() throws IOException {
        var outside = Files.createDirectory(folder.resolve("outside")).resolve("logo.png");
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", outside.toFile());
        folder = Files.createDirectory(folder.resolve("inside"));
        Files.writeString(folder.resolve("text.png"), "not a picture");
        Files.createSymbolicLink(folder.resolve("link.png"), outside);
        ImageIO.write(
                new BufferedImage(4001, 1, BufferedImage.TYPE_INT_RGB),
                "png",
                folder.resolve("wide.png").toFile());
        ImageIO.write(
                new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB),
                "bmp",
                folder.resolve("a.bmp").toFile());

        for (var logo :
                List.of("text.png", "link.png", "wide.png", "a.bmp", "../outside/logo.png", outside.toString())) {
            assertRefused(SHORTEST + "logo: " + logo, "logo");
        }
    }

    @Test
    void a_kept_version_goes_without_the_logo_that_is_gone() {
        var parsed = CreditorFileText.parser().parseKept(folder.resolve("fjellheim.yaml"), SHORTEST + "logo: gone.png");

        assertThat(parsed)
                .asInstanceOf(type(CreditorFile.class))
                .satisfies(file -> assertThat(file.creditor().logo()).isEmpty());
    }

    @Test
    void the_hash_is_of_the_text() {
        var one = (CreditorFile) parse(SHORTEST);
        var other = (CreditorFile) parse(SHORTEST + "# changed");

        assertThat(one.text()).isEqualTo(SHORTEST);
        assertThat(one.sha256()).matches("[0-9a-f]{64}").isNotEqualTo(other.sha256());
    }

    @Test
    void the_example_with_all_comments_says_nothing_but_the_defaults() {
        var parser = CreditorFileText.parser();
        var example = (CreditorFile) parser.parse(CreditorFileText.example(), CreditorFileText.exampleText());

        assertThat(example.creditor().collecting()).isEqualTo(valid(SHORTEST).collecting());
        assertThat(example.creditor().coverageOrder()).isEqualTo(valid(SHORTEST).coverageOrder());
        assertThat(example.creditor().voucher()).isEqualTo(valid(SHORTEST).voucher());
    }

    private ParsedCreditorFile parse(String text) {
        return CreditorFileText.parser().parse(folder.resolve("fjellheim.yaml"), text);
    }

    private Creditor valid(String text) {
        return assertThat(parse(text))
                .asInstanceOf(type(CreditorFile.class))
                .actual()
                .creditor();
    }

    private List<BrokenFile> broken(String text) {
        return assertThat(parse(text))
                .asInstanceOf(type(BrokenCreditorFile.class))
                .actual()
                .problems();
    }

    private void assertRefused(String text, String key) {
        assertThat(broken(text)).extracting(BrokenFile::key).containsExactly(key);
        assertRefusedAmongOthers(text, key);
    }

    private void assertRefusedAmongOthers(String text, String key) {
        assertThat(broken(text)).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("fjellheim.yaml");
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.problem()).isNotBlank();
            assertThat(problem.remedy()).isNotBlank();
        });
    }
}
