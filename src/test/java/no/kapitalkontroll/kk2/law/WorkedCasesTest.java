package no.kapitalkontroll.kk2.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.charge.CompensationDate;
import no.kapitalkontroll.kk2.core.charge.DayCount;
import no.kapitalkontroll.kk2.core.charge.FeeAnswer;
import no.kapitalkontroll.kk2.core.charge.FeeLetter;
import no.kapitalkontroll.kk2.core.charge.FeeQuestion;
import no.kapitalkontroll.kk2.core.charge.FeeRules;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.charge.RateTable;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.ClaimLedger;
import no.kapitalkontroll.kk2.core.coverage.CostCharge;
import no.kapitalkontroll.kk2.core.coverage.CoverPayments;
import no.kapitalkontroll.kk2.core.coverage.FeeCharge;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.coverage.Waiver;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.yaml.Kind;
import no.kapitalkontroll.kk2.yaml.Problem;
import no.kapitalkontroll.kk2.yaml.YamlMapping;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of {@code worked-cases.yaml} comes out to the øre, with the rates that are shipped. */
class WorkedCasesTest {

    private static final String CASES = "/worked-cases.yaml";
    private static final Kind<String> LINE = new Kind<>("a text", "", "", Optional::of);
    private static final Kind<DayCount> DAY_COUNT = Kind.words(
            "actual/actual, actual/365",
            Map.of("actual/actual", DayCount.ACTUAL_ACTUAL, "actual/365", DayCount.ACTUAL_365),
            DayCount.ACTUAL_ACTUAL);

    private static final String INVENTED_RATES = """
            late-interest:
              - {valid-from: 2027-01-01, valid-to: 2027-06-30, value: 12.00, confidence: uncertain, source: invented}
              - {valid-from: 2027-07-01, valid-to: 2027-12-31, value: 11.75, confidence: uncertain, source: invented}
              - {valid-from: 2028-01-01, valid-to: 2028-06-30, value: 11.50, confidence: uncertain, source: invented}
              - {valid-from: 2028-07-01, valid-to: 2028-12-31, value: 11.25, confidence: uncertain, source: invented}
            """;

    private static RateTable rates;

    @BeforeAll
    static void the_shipped_rates_and_those_of_the_years_to_come(@TempDir Path folder) throws IOException {
        var further = Files.writeString(folder.resolve("rates.yaml"), INVENTED_RATES);
        rates = new RateTable(new ReadRates().rates(Optional.of(further)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("balances")
    void a_balance_is_what_was_reckoned_by_hand(String name, YamlMapping row) {
        var dayCount = row.optional("day-count", DAY_COUNT).orElse(DayCount.ACTUAL_ACTUAL);
        var on = row.required("on", Kind.DATE);
        var expected = row.mapping("expect");

        var balance = new CoverPayments(new LateInterest(rates, dayCount)).balance(ledger(row), on);

        assertThat(Map.of(
                        "principal", balance.principal(),
                        "costs", balance.costs(),
                        "fees", balance.fees(),
                        "interest", balance.interest(),
                        "accrued", balance.interestStatement().total(),
                        "refund", balance.refundDue(),
                        "total", balance.total()))
                .as("%s: %s", name, row.required("by-hand", LINE))
                .allSatisfy((part, amount) ->
                        assertThat(amount).as(part).isEqualTo(expected.required(part, Kind.AMOUNT_OF_MONEY)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fees")
    void a_letter_bears_the_fee_that_was_reckoned_by_hand(String name, YamlMapping row) {
        var stands = row.optional("stands", LINE).orElse("");
        var question = new FeeQuestion(
                LetterKind.ofWord(row.required("letter", LINE)),
                row.required("sent", Kind.DATE),
                row.required("due", Kind.DATE),
                row.required("debtor", LINE).equals("business"),
                row.optional("compensation", Kind.YES_OR_NO, false),
                row.optional("compensation-date", LINE).isPresent()
                        ? CompensationDate.LETTER_DATE
                        : CompensationDate.DUE_DATE,
                stands.equals("compensation"),
                stands.equals("fee"),
                row.optional("fee-taken", Kind.YES_OR_NO, false),
                row.values("earlier", LINE).stream()
                        .map(WorkedCasesTest::earlierLetter)
                        .toList());

        var answer = new FeeRules(rates).answer(question);

        assertThat(words(answer))
                .as("%s: %s", name, row.required("by-hand", LINE))
                .isEqualTo(row.required("expect", LINE));
    }

    @Test
    void every_case_is_well_written_and_has_a_name_of_its_own() throws IOException {
        var problems = new ArrayList<Problem>();
        var file = read(problems);
        for (var row : file.mappings("balances")) {
            ledger(row);
            row.required("source", LINE);
        }

        assertThat(problems).isEmpty();
        assertThat(Stream.of("balances", "fees").flatMap(list -> file.mappings(list).stream()))
                .extracting(row -> row.required("case", LINE))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(140);
    }

    static Stream<Arguments> balances() throws IOException {
        return rows("balances");
    }

    static Stream<Arguments> fees() throws IOException {
        return rows("fees");
    }

    private static Stream<Arguments> rows(String list) throws IOException {
        return read(new ArrayList<>()).mappings(list).stream()
                .map(row -> Arguments.of(row.required("case", LINE), row));
    }

    private static YamlMapping read(List<Problem> problems) throws IOException {
        try (var stream = WorkedCasesTest.class.getResourceAsStream(CASES)) {
            return YamlMapping.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8), problems);
        }
    }

    private static ClaimLedger ledger(YamlMapping row) {
        var due = row.required("due", Kind.DATE);
        var movements = row.values("movements", LINE);
        return new ClaimLedger(
                row.required("claim", Kind.AMOUNT_OF_MONEY),
                due,
                row.optional("opened", Kind.DATE).orElse(null),
                Stream.iterate(0, number -> number < movements.size(), number -> number + 1)
                        .map(number -> movement(number + 1, movements.get(number), due))
                        .toList(),
                Stream.concat(
                                fees(row.values("fees", LINE)).stream(),
                                row.values("writing", LINE).stream().map(WorkedCasesTest::writing))
                        .toList(),
                row.values("costs", LINE).stream().map(WorkedCasesTest::cost).toList(),
                row.values("waivers", LINE).stream()
                        .map(WorkedCasesTest::waiver)
                        .toList(),
                row.has("order")
                        ? row.values("order", LINE).stream()
                                .map(WorkedCasesTest::bucket)
                                .toList()
                        : List.of(Bucket.PRINCIPAL, Bucket.COSTS, Bucket.FEES, Bucket.INTEREST));
    }

    /** "2026-10-06 pay 12500 bank 2026-09-29", "2026-09-20 credit 2500 never owed", "2026-10-09 back 202.17". */
    private static Movement movement(int id, String text, LocalDate due) {
        var words = text.split(" ", -1);
        var date = LocalDate.parse(words[0]);
        var amount = Money.of(words[2]);
        var inTimeOn = words.length > 4 && words[3].equals("bank") ? LocalDate.parse(words[4]) : date;
        var movement =
                switch (words[1]) {
                    case "pay" -> new Movement(id, date, amount.negated(), Movement.Kind.PAYMENT, inTimeOn);
                    case "back" -> new Movement(id, date, amount, Movement.Kind.PAYMENT);
                    case "credit" -> new Movement(id, date, amount.negated(), Movement.Kind.CREDIT);
                    default -> throw new IllegalArgumentException(text);
                };
        return text.endsWith("never owed") ? movement.neverOwedFrom(due) : movement;
    }

    /** "2026-10-05 payment-demand 113 after 2026-09-29". */
    private static List<FeeCharge> fees(List<String> texts) {
        var fees = new ArrayList<FeeCharge>();
        for (var text : texts) {
            var words = text.split(" ", -1);
            fees.add(new FeeCharge(
                    fees.size() + 1,
                    LetterKind.ofWord(words[1]),
                    LocalDate.parse(words[0]),
                    words.length > 4 ? LocalDate.parse(words[4]) : null,
                    Money.of(words[2]),
                    FeeRules.FEE_PARAGRAPH));
        }
        return fees;
    }

    private static CostCharge cost(String text) {
        var words = text.split(" ", -1);
        return new CostCharge(1, LocalDate.parse(words[0]), Money.of(words[1]));
    }

    /** A fee that no letter carries. */
    private static FeeCharge writing(String text) {
        var words = text.split(" ", -1);
        return new FeeCharge(
                1000, null, LocalDate.parse(words[0]), null, Money.of(words[1]), "inkassoforskriften § 2-3");
    }

    private static Waiver waiver(String text) {
        var words = text.split(" ", -1);
        return new Waiver(LocalDate.parse(words[0]), bucket(words[1]), Money.of(words[2]));
    }

    private static Bucket bucket(String word) {
        return Bucket.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** "2026-09-15 reminder 2026-09-29 charged". */
    private static FeeLetter earlierLetter(String text) {
        var words = text.split(" ", -1);
        return new FeeLetter(
                LetterKind.ofWord(words[1]),
                LocalDate.parse(words[0]),
                LocalDate.parse(words[2]),
                words[3].equals("charged"));
    }

    private static String words(FeeAnswer answer) {
        if (answer instanceof FeeAnswer.Fee fee) {
            return fee.amount() + (fee.compensation() ? " compensation" : "");
        }
        return answer instanceof FeeAnswer.RateIsMissing missing
                ? "missing " + missing.missing().words()
                : "none";
    }
}
