package no.kapitalkontroll.kk2.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.charge.Rate;
import no.kapitalkontroll.kk2.core.charge.Rate.Confidence;
import no.kapitalkontroll.kk2.core.charge.RateKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReadRatesTest {

    @TempDir
    Path folder;

    private final List<Rate> shipped = new ReadRates().rates(Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "LATE_INTEREST, 2003-12-31, 12.00",
        "LATE_INTEREST, 2010-06-30, 8.75",
        "LATE_INTEREST, 2020-06-30, 9.50",
        "LATE_INTEREST, 2020-07-01, 8.00",
        "LATE_INTEREST, 2023-07-01, 11.75",
        "LATE_INTEREST, 2025-12-31, 12.25",
        "LATE_INTEREST, 2026-01-01, 12.00",
        "LATE_INTEREST, 2026-12-31, 12.25",
        "COLLECTION_RATE, 2025-12-31, 700.00",
        "COLLECTION_RATE, 2026-01-01, 750.00",
        "NOTICE_FRACTION, 1999-01-01, 0.10",
        "NOTICE_FRACTION, 2020-09-30, 0.10",
        "NOTICE_FRACTION, 2020-10-01, 0.05",
        "DEMAND_FRACTION, 2020-09-30, 0.30",
        "DEMAND_FRACTION, 2020-10-01, 0.15",
        "COMPENSATION, 2026-06-30, 460.00",
        "COMPENSATION, 2026-07-01, 430.00",
        "COURT_FEE, 2026-11-22, 1345.00",
        "ENFORCEMENT_PETITION_FEE, 2026-11-22, 1627.00",
        "PETITION_WRITING_CAP, 2026-11-22, 672.50",
    })
    void the_rate_of_a_day_is_the_laws(RateKind kind, LocalDate date, BigDecimal value) {
        assertThat(at(shipped, kind, date))
                .singleElement()
                .extracting(Rate::value)
                .isEqualTo(value);
    }

    /** The rows were checked one by one against the sources; a slip of the pen in the shipped file fails here. */
    @ParameterizedTest
    @CsvFileSource(resources = "/checked-rates.csv", numLinesToSkip = 1)
    void a_shipped_row_is_the_one_that_was_checked(
            RateKind kind, LocalDate from, LocalDate to, BigDecimal value, Confidence confidence) {
        assertThat(shipped)
                .filteredOn(rate -> rate.kind() == kind && Objects.equals(rate.validFrom(), from))
                .singleElement()
                .satisfies(rate -> {
                    assertThat(rate.validTo()).isEqualTo(to);
                    assertThat(rate.value()).isEqualByComparingTo(value);
                    assertThat(rate.confidence()).isEqualTo(confidence);
                });
    }

    @Test
    void no_row_is_shipped_that_was_not_checked() {
        assertThat(shipped).hasSize(107);
    }

    @ParameterizedTest
    @CsvSource({
        "LATE_INTEREST, 2027-01-01",
        "COMPENSATION, 2027-01-01",
        "COURT_FEE, 2027-01-01",
        "COMPENSATION, 2019-03-01",
        "COMPENSATION, 2021-03-01",
        "LATE_INTEREST, 1993-12-31",
    })
    void what_nobody_knows_is_not_there(RateKind kind, LocalDate date) {
        assertThat(at(shipped, kind, date)).isEmpty();
    }

    @Test
    void the_late_interest_has_no_gap_and_no_overlap_since_1994() {
        for (var day = LocalDate.of(1994, 1, 1); day.getYear() < 2027; day = day.plusDays(1)) {
            assertThat(at(shipped, RateKind.LATE_INTEREST, day)).as("%s", day).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(RateKind.class)
    void each_kind_has_rows_with_a_source_and_at_most_one_a_day(RateKind kind) {
        var rows = shipped.stream().filter(rate -> rate.kind() == kind).toList();

        assertThat(rows).isNotEmpty().allSatisfy(rate -> assertThat(rate.source())
                .isNotBlank());
        for (var day = LocalDate.of(2010, 1, 1); day.getYear() < 2028; day = day.plusDays(1)) {
            assertThat(at(rows, kind, day)).as("%s", day).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void what_is_uncertain_is_marked() {
        var day = LocalDate.of(2026, 11, 22);

        assertThat(at(shipped, RateKind.PETITION_WRITING_CAP, day))
                .extracting(Rate::confidence)
                .containsExactly(Confidence.UNCERTAIN);
        assertThat(at(shipped, RateKind.LATE_INTEREST, day))
                .extracting(Rate::confidence)
                .containsExactly(Confidence.SECONDARY);
    }

    @Test
    void a_further_file_adds_the_next_half_year() throws IOException {
        var rates = new ReadRates().rates(further("""
                        late-interest:
                          - {valid-from: 2027-01-01, valid-to: 2027-06-30, value: 12.50, confidence: verified, source: FOR-1}
                        """));

        assertThat(rates).hasSize(shipped.size() + 1);
        assertThat(at(rates, RateKind.LATE_INTEREST, LocalDate.of(2027, 3, 1)))
                .containsExactly(new Rate(
                        RateKind.LATE_INTEREST,
                        LocalDate.of(2027, 1, 1),
                        LocalDate.of(2027, 6, 30),
                        new BigDecimal("12.50"),
                        "FOR-1",
                        Confidence.VERIFIED));
    }

    @Test
    void a_further_row_ends_the_one_that_holds_until_further_notice() throws IOException {
        var rates = new ReadRates()
                .rates(further(
                        "collection-rate: [{valid-from: 2027-01-01, value: 800, confidence: verified, source: x}]"));

        assertThat(at(rates, RateKind.COLLECTION_RATE, LocalDate.of(2026, 12, 31)))
                .extracting(Rate::value)
                .containsExactly(new BigDecimal("750.00"));
        assertThat(at(rates, RateKind.COLLECTION_RATE, LocalDate.of(2027, 1, 1)))
                .extracting(Rate::value)
                .containsExactly(new BigDecimal("800"));
    }

    @Test
    void a_further_file_changes_a_rule_from_its_date_on() throws IOException {
        var rates = new ReadRates()
                .rates(further(
                        "most-notice-fees: [{valid-from: 2027-01-01, value: 1, confidence: uncertain, source: x}]"));

        assertThat(at(rates, RateKind.MOST_NOTICE_FEES, LocalDate.of(2026, 12, 31)))
                .extracting(Rate::value)
                .containsExactly(new BigDecimal("2"));
        assertThat(at(rates, RateKind.MOST_NOTICE_FEES, LocalDate.of(2027, 1, 1)))
                .extracting(Rate::value)
                .containsExactly(new BigDecimal("1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "late-interest: [{valid-from: 2026-12-31, valid-to: 2026-12-31, value: 9, confidence: verified, source: x}]"
                        + " | late-interest[0] | overlaps (jar)/law/rates.yaml late-interest[46]",
                "collection-rate: [{valid-from: 2025-12-31, valid-to: 2025-12-31, value: 9, confidence: verified, source: x}]"
                        + " | collection-rate[0] | overlaps (jar)/law/rates.yaml collection-rate[2]",
                "court-fee: [{valid-from: 2028-01-01, value: 9, confidence: verified, source: x},"
                        + " {valid-from: 2029-01-01, value: 9, confidence: verified, source: x}]"
                        + " | court-fee[1] | overlaps rates.yaml court-fee[0]",
            })
    void an_overlap_is_refused_with_both_rows_named(String text, String key, String problem) {
        assertThatExceptionOfType(BrokenLawFile.class)
                .isThrownBy(() -> new ReadRates().rates(further(text)))
                .withMessageContaining("rates.yaml")
                .satisfies(refused -> assertThat(refused.problems())
                        .singleElement()
                        .satisfies(found -> {
                            assertThat(found.key()).isEqualTo(key);
                            assertThat(found.problem()).isEqualTo(problem);
                            assertThat(found.remedy()).isNotBlank();
                        }));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "valid-from: 2027-01-01, valid-to: 2027-06-30, value: 850 | value",
                "valid-from: 2027-01-01, valid-to: 2027-06-30, value: 0.00 | value",
                "valid-from: 2027-01-01, valid-to: 2027-06-30, value: -1 | value",
                "valid-from: 2027-01-01, valid-to: 2027-06-30 | value",
                "valid-from: 2027-01-01, valid-to: 2027-07-01, value: 9 | valid-to",
                "valid-from: 2027-07-01, valid-to: 2028-01-01, value: 9 | valid-to",
                "valid-from: 2027-01-01, value: 9 | valid-to",
                "valid-to: 2027-01-01, value: 9 | valid-to",
                "valid-from: 2027-02-01, valid-to: 2027-01-01, value: 9 | valid-to",
                "valid-from: 1.1.2027, valid-to: 2027-06-30, value: 9 | valid-from",
                "valid-from: 2027-01-01, valid-to: 2027-06-30, value: 9, vat: 25 | vat",
            })
    void a_strange_row_is_refused_with_its_key(String row, String key) {
        var text = "late-interest: [{" + row + ", confidence: verified, source: x}]";

        assertThatExceptionOfType(BrokenLawFile.class)
                .isThrownBy(() -> new ReadRates().rates(further(text)))
                .withMessageContaining("rates.yaml late-interest[0]." + key)
                .satisfies(refused -> assertThat(refused.file()).isEqualTo("rates.yaml"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "late-intrest: [] | late-intrest",
                "notice-fraction: [{value: 1.01, confidence: verified, source: x}] | notice-fraction[0].value",
                "court-fee: [{value: 9, confidence: sure, source: x}] | court-fee[0].confidence",
                "court-fee: [{value: 9, confidence: verified}] | court-fee[0].source",
                "court-fee: 9 | court-fee",
                "most-notice-fees: [{value: 1.5, confidence: verified, source: x}] | most-notice-fees[0].value",
                "fee-rounding: [{value: 0, confidence: verified, source: x}] | fee-rounding[0].value",
                "[ | not YAML at line 1",
            })
    void a_strange_file_is_refused_with_its_key(String text, String key) {
        assertThatExceptionOfType(BrokenLawFile.class)
                .isThrownBy(() -> new ReadRates().rates(further(text)))
                .withMessageContaining(key);
    }

    @Test
    void a_file_that_is_gone_is_refused_by_name() {
        assertThatExceptionOfType(BrokenLawFile.class)
                .isThrownBy(() -> new ReadRates().rates(Optional.of(folder.resolve("gone.yaml"))))
                .withMessageContaining("gone.yaml");
    }

    private Optional<Path> further(String text) throws IOException {
        return Optional.of(Files.writeString(folder.resolve("rates.yaml"), text));
    }

    private static List<Rate> at(List<Rate> rates, RateKind kind, LocalDate date) {
        return rates.stream()
                .filter(rate -> rate.kind() == kind && rate.appliesOn(date))
                .toList();
    }
}
