package no.kapitalkontroll.kk2.core.giro;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.kapitalkontroll.kk2.core.giro.GiroReading.Read;
import no.kapitalkontroll.kk2.core.giro.GiroReading.Refused;
import no.kapitalkontroll.kk2.core.identifier.Kid;
import no.kapitalkontroll.kk2.core.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file of two payments, its eight records in their order: 10, 20, 30, 31, 30, 31, 88, 89. */
class ReadGiroFileTest {

    private static final String ACCOUNT = "12345678903";
    private static final LocalDate PAID = LocalDate.of(2026, 9, 18);
    private static final String KID = Kid.withMod10("100010010234");
    private static final String OTHER_KID = Kid.withMod11("20002");

    private final List<String> lines = new ArrayList<>(new GiroFileText(ACCOUNT)
            .transmission(7)
            .pays(KID, 1_250_000, PAID, PAID.minusDays(2))
            .pays(OTHER_KID, 5_050, PAID.plusDays(3))
            .lines());

    @Test
    void a_whole_file_is_read_with_its_payments() {
        var file = read();

        assertThat(file.sender()).isEqualTo("00008080");
        assertThat(file.transmission()).isEqualTo("0000007");
        assertThat(file.settledOn()).isEqualTo(PAID.plusDays(3));
        assertThat(file.total()).isEqualTo(Money.of("12550.50"));
        assertThat(file.payments())
                .containsExactly(
                        new GiroPayment(
                                3,
                                ACCOUNT,
                                "0000007",
                                "0000001",
                                GiroType.GIRO,
                                PAID,
                                PAID.minusDays(2),
                                Money.of("12500.00"),
                                KID,
                                "000007001"),
                        new GiroPayment(
                                5,
                                ACCOUNT,
                                "0000007",
                                "0000002",
                                GiroType.GIRO,
                                PAID.plusDays(3),
                                null,
                                Money.of("50.50"),
                                OTHER_KID,
                                "000007002"));
    }

    @Test
    void the_second_record_of_a_transaction_may_be_missing() {
        lines.remove(5);
        lines.remove(3);
        put(4, 17, "00000004");
        put(5, 17, "00000006");

        assertThat(read().payments()).extracting(GiroPayment::archiveReference).containsOnlyNulls();
    }

    @Test
    void a_returned_payment_is_taken_off_the_sums() {
        var file = read(new GiroFileText(ACCOUNT)
                .pays(KID, 30_000, PAID)
                .pays(KID, -10_000, PAID)
                .lines());

        assertThat(file.total()).isEqualTo(Money.of("200.00"));
        assertThat(file.payments().get(1).amount()).isEqualTo(Money.of("-100.00"));
    }

    @Test
    void the_payers_own_words_are_passed_over() {
        var file = read(new GiroFileText(ACCOUNT)
                .paysWithWords("Kari Kunde, faktura 10234", 30_000, PAID)
                .lines());

        assertThat(file.payments()).singleElement().matches(payment -> payment.kid() == null);
        assertThat(file.payments().get(0).toString()).doesNotContain("Kari");
    }

    @Test
    void several_assignments_make_one_transmission() {
        var other = new GiroFileText(ACCOUNT).pays(KID, 100, PAID).lines();
        lines.addAll(7, other.subList(1, 5));
        put(11, 9, "00000003");
        put(11, 17, "00000012");
        put(11, 25, "00000000001255150");

        assertThat(read().payments()).extracting(GiroPayment::line).containsExactly(3, 5, 9);
    }

    @Test
    void an_assignment_without_payments_is_read() {
        assertThat(read(new GiroFileText(ACCOUNT).lines()).payments()).isEmpty();
    }

    @Test
    void lines_that_are_empty_may_follow() {
        lines.add("");

        assertThat(read().payments()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, XX, does not begin with NY",
        "1, 7, 20, does not begin with the start of a transmission",
        "2, 3, 15, outside of any assignment",
        "2, 3, 21, AvtaleGiro agreements",
        "2, 7, 30, outside of any assignment",
        "2, 35, 4, account's check digit",
        "3, 5, 22, none of 10 to 21",
        "3, 16, 310226, no date",
        "3, 32, X, sign",
        "3, 5, 18, sign",
        "3, 74, 7, KID's check digit",
        "3, 33, 00000000000000000, amount is nothing",
        "3, 33, 01000000000000000, larger than any",
        "4, 9, 0000009, second record without the first",
        "4, 7, 32, third record",
        "4, 42, 320126, bank date",
        "5, 9, 0000003, does not follow",
        "5, 7, 20, begins before the one before it has ended",
        "7, 9, 00000003, number of transactions",
        "7, 17, 00000007, number of records",
        "7, 41, 1, sum",
        "7, 48, 170926, dates",
        "7, 54, 220926, dates",
        "7, 42, 200926, dates",
        "8, 9, 00000003, number of transactions",
        "8, 17, 00000007, number of records",
        "8, 41, 1, sum",
        "8, 42, 200926, date is earlier",
    })
    void what_is_not_as_described_refuses_the_file_and_names_the_line(int line, int column, String text, String why) {
        put(line - 1, column, text);

        var refused = refused();

        assertThat(refused.why()).contains(why);
        assertThat(refused.line()).isEqualTo(line);
        assertThat(refused.remedy()).isNotBlank();
    }

    @Test
    void a_record_of_another_length_is_refused() {
        lines.set(4, lines.get(4) + " ");

        assertThat(refused())
                .isEqualTo(new Refused(
                        5,
                        "the record has 81 characters instead of 80",
                        "fetch the file from the bank again, as text with one record a line"));
    }

    @Test
    void a_file_without_its_end_is_refused() {
        lines.remove(7);

        assertThat(refused().why()).contains("end of the transmission is missing");
        assertThat(new ReadGiroFile().read(List.of(), ACCOUNT)).isInstanceOf(Refused.class);
    }

    @Test
    void text_after_the_end_is_refused() {
        lines.add("x");

        assertThat(refused())
                .matches(refused -> refused.line() == 9 && refused.why().contains("after the end"));
    }

    @Test
    void money_to_another_account_is_not_the_creditors() {
        assertThat(new ReadGiroFile().read(lines, "15032080119"))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.why())
                        .contains("not the creditor's bank-account"));
    }

    @Test
    void a_refusal_quotes_nothing_of_the_file() {
        put(2, 74, "x");

        assertThat(refused().toString()).doesNotContain(KID.substring(0, 8)).doesNotContain("12500");
    }

    private void put(int index, int column, String text) {
        var line = lines.get(index);
        lines.set(index, line.substring(0, column - 1) + text + line.substring(column - 1 + text.length()));
    }

    private GiroFile read() {
        return read(lines);
    }

    private static GiroFile read(List<String> lines) {
        var reading = new ReadGiroFile().read(lines, ACCOUNT);
        assertThat(reading).isInstanceOf(Read.class);
        return ((Read) reading).file();
    }

    private Refused refused() {
        var reading = new ReadGiroFile().read(lines, ACCOUNT);
        assertThat(reading).isInstanceOf(Refused.class);
        return (Refused) reading;
    }
}
